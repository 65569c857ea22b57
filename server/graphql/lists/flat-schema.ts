import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLFieldConfig,
  type GraphQLFieldConfigMap,
  type GraphQLInputType,
  type GraphQLScalarType,
} from "graphql";
import type { ColumnType, ListColumn, ListDefinition } from "../../exports/list";
import { GRAINS, type Grain, type Order, type Where } from "../../exports/list-query";
import type { AggregateRow } from "../../exports/list-tables";
import { toConnection } from "../paging";
import type { RequestContext } from "../request-context";

type Field = GraphQLFieldConfig<unknown, RequestContext>;

const pascal = (name: string): string => name.replace(/(^|_)([a-z0-9])/g, (_, _before: string, letter: string) => letter.toUpperCase());
const required = <T extends GraphQLInputType>(type: T) => new GraphQLNonNull(type);

const SCALARS: Readonly<Record<ColumnType, GraphQLScalarType>> = {
  text: GraphQLString,
  integer: GraphQLInt,
  number: GraphQLFloat,
  boolean: GraphQLBoolean,
  date: GraphQLString,
  instant: GraphQLString,
};

function filterOf(name: string, scalar: GraphQLScalarType, isText: boolean): GraphQLInputObjectType {
  const same = { _eq: "Equal to.", _neq: "Other than." };
  const ordered = scalar === GraphQLBoolean ? {} : { _gt: "Above.", _gte: "At least.", _lt: "Below.", _lte: "At most." };
  return new GraphQLInputObjectType({
    name,
    description: "Comparisons of one column; those given must all hold. Empty cells pass none but `_is_null`.",
    fields: {
      ...Object.fromEntries(Object.entries({ ...same, ...ordered }).map(([key, description]) => [key, { type: scalar, description }])),
      ...(scalar !== GraphQLBoolean && { _in: { type: new GraphQLList(required(scalar)), description: "One of these, at most 1,000." } }),
      ...(isText && { _ilike: { type: GraphQLString, description: "Pattern without regard to case: `%` any text, `_` any character." } }),
      _is_null: { type: GraphQLBoolean, description: "Whether the cell is empty." },
    },
  });
}

const TextFilter = filterOf("TextFilter", GraphQLString, true);
const DateFilter = filterOf("DateFilter", GraphQLString, false);
const IntFilter = filterOf("IntFilter", GraphQLInt, false);
const FloatFilter = filterOf("FloatFilter", GraphQLFloat, false);
const BooleanFilter = filterOf("BooleanFilter", GraphQLBoolean, false);
const FILTERS: Readonly<Record<ColumnType, GraphQLInputObjectType>> = {
  text: TextFilter,
  integer: IntFilter,
  number: FloatFilter,
  boolean: BooleanFilter,
  date: DateFilter,
  instant: DateFilter,
};

const Direction = new GraphQLEnumType({
  name: "OrderDirection",
  description: "Direction of an order; empty cells come last either way.",
  values: { asc: { description: "Least first." }, desc: { description: "Greatest first." } },
});
const TimeGrain = new GraphQLEnumType({
  name: "TimeGrain",
  description: "Length of a period.",
  values: Object.fromEntries(
    GRAINS.map((grain) => [grain.toUpperCase(), { value: grain, description: `A ${grain}; weeks begin on Mondays.` }]),
  ),
});
const AggregateOrder = new GraphQLEnumType({
  name: "AggregateOrder",
  description: "Order of groups.",
  values: {
    KEY: { value: "key", description: "By dimensions and period, ascending." },
    ROWS: { value: "rows", description: "Most rows first." },
    SUM: { value: "sum", description: "Greatest sum first." },
    AVG: { value: "avg", description: "Greatest mean first." },
  },
});

const describe = ({ meaning, unit }: ListColumn): string => (unit === undefined ? meaning : `${meaning} Unit: ${unit}.`);

interface PageArguments {
  readonly first: number;
  readonly limit?: number | null;
  readonly after?: string | null;
  readonly offset: number;
  readonly where?: Where | null;
  readonly order_by?: readonly Readonly<Record<string, "asc" | "desc" | null>>[] | null;
}
interface AggregateArguments {
  readonly where?: Where | null;
  readonly dimensions: readonly string[];
  readonly measure?: string | null;
  readonly time?: string | null;
  readonly grain: Grain;
  readonly order_by: "key" | "rows" | "sum" | "avg";
  readonly first: number;
  readonly offset: number;
}

function fieldsOfList(list: ListDefinition, pageInfo: GraphQLObjectType): GraphQLFieldConfigMap<unknown, RequestContext> {
  const base = `Flat${pascal(list.name)}`;
  const row = new GraphQLObjectType<readonly unknown[]>({
    name: `${base}Row`,
    description: list.description,
    fields: Object.fromEntries(
      list.columns.map((column, i) => {
        const scalar = SCALARS[column.type];
        // A number that is none (NaN) has no way to be said.
        const type = column.nullable === true || column.type === "number" ? scalar : new GraphQLNonNull(scalar);
        return [column.name, { type, description: describe(column), resolve: (cells: readonly unknown[]) => cells[i] ?? null }];
      }),
    ),
  });
  const edge = new GraphQLObjectType({
    name: `${base}Edge`,
    description: "A row and its cursor.",
    fields: {
      node: { type: new GraphQLNonNull(row), description: "The row." },
      cursor: { type: new GraphQLNonNull(GraphQLString), description: "Opaque position of the row, to give as `after`." },
    },
  });
  const connection = new GraphQLObjectType({
    name: `${base}Connection`,
    description: "A page of a list.",
    fields: {
      nodes: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(row))), description: "The rows." },
      edges: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(edge))), description: "The rows with their cursors." },
      pageInfo: { type: new GraphQLNonNull(pageInfo), description: "Where the page begins and ends." },
      totalCount: { type: new GraphQLNonNull(GraphQLInt), description: "Rows in the whole list under the same filter." },
    },
  });
  const where = new GraphQLInputObjectType({
    name: `${base}Where`,
    description: "Columns and what they must be; all must hold.",
    fields: Object.fromEntries(list.columns.map((column) => [column.name, { type: FILTERS[column.type], description: describe(column) }])),
  });
  const orderBy = new GraphQLInputObjectType({
    name: `${base}OrderBy`,
    description: "One column and its direction.",
    fields: Object.fromEntries(list.columns.map((column) => [column.name, { type: Direction, description: describe(column) }])),
  });
  const columns = new GraphQLEnumType({
    name: `${base}Column`,
    description: "A column of the list.",
    values: Object.fromEntries(list.columns.map((column) => [column.name, { description: describe(column) }])),
  });
  const group = new GraphQLObjectType<AggregateRow>({
    name: `${base}Group`,
    description: "One group of rows: its dimensions, its period, and numbers over its rows.",
    fields: {
      ...Object.fromEntries(
        list.columns.map((column) => [
          column.name,
          {
            type: SCALARS[column.type],
            description: `${column.meaning} Null unless it is one of the dimensions.`,
            resolve: ({ dimensions }: AggregateRow) => dimensions[column.name] ?? null,
          },
        ]),
      ),
      agg_period: {
        type: GraphQLString,
        description: "First day of the period, ISO date; null without a time.",
        resolve: ({ period }) => period,
      },
      agg_rows: { type: new GraphQLNonNull(GraphQLFloat), description: "Rows in the group.", resolve: ({ rows }) => rows },
      agg_sum: { type: GraphQLFloat, description: "Sum of the measure.", resolve: ({ sum }) => sum },
      agg_avg: { type: GraphQLFloat, description: "Mean of the measure.", resolve: ({ avg }) => avg },
      agg_min: { type: GraphQLFloat, description: "Least value of the measure.", resolve: ({ min }) => min },
      agg_max: { type: GraphQLFloat, description: "Greatest value of the measure.", resolve: ({ max }) => max },
      agg_distinct: {
        type: GraphQLFloat,
        description: "Distinct values of the measure, which may be a text here.",
        resolve: ({ distinct }) => distinct,
      },
    },
  });
  const page = {
    first: { type: required(GraphQLInt), defaultValue: 50, description: "Rows to return, 1 to 10,000." },
    offset: { type: required(GraphQLInt), defaultValue: 0, description: "Rows to skip, 0 or more." },
  };
  const listField: Field = {
    type: new GraphQLNonNull(connection),
    description: `${list.description} Flat: the columns of /api/v1/export/${list.name}.csv.`,
    args: {
      ...page,
      limit: { type: GraphQLInt, description: "The same as `first`, for tools that know it by this name." },
      after: { type: GraphQLString, description: "`endCursor` of the page before; null or missing for the start." },
      where: { type: where, description: "Which rows." },
      order_by: { type: new GraphQLList(required(orderBy)), description: "In which order; then by key." },
    },
    resolve: async (_root, args: object, { use, tables }) => {
      const { first, limit, after, offset, where: filter, order_by: orders } = args as PageArguments;
      const request = { first: limit ?? first, after, offset, where: filter, orderBy: toOrders(orders) };
      return toConnection(await tables.page(list, use, request), request);
    },
  };
  const aggregateField: Field = {
    type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(group))),
    description: `Groups of the rows of ${list.name}.`,
    args: {
      ...page,
      where: { type: where, description: "Which rows." },
      dimensions: { type: required(new GraphQLList(required(columns))), defaultValue: [], description: "Columns to group by, at most 8." },
      measure: { type: columns, description: "Column to sum up." },
      time: { type: columns, description: "Column whose date gives the period." },
      grain: { type: required(TimeGrain), defaultValue: "month", description: "Length of a period." },
      order_by: { type: required(AggregateOrder), defaultValue: "key", description: "Order of the groups." },
    },
    resolve: (_root, args: object, { use, tables }) => {
      const { where: filter, dimensions, measure, time, grain, order_by: order, first, offset } = args as AggregateArguments;
      return tables.aggregate(list, use, {
        where: filter,
        dimensions,
        measure: measure ?? null,
        time: time === null || time === undefined ? null : { column: time, grain },
        orderBy: order,
        first,
        offset,
      });
    },
  };
  return { [`flat_${list.name}`]: listField, [`flat_${list.name}_aggregate`]: aggregateField };
}

function toOrders(orders: PageArguments["order_by"]): Order[] {
  return (orders ?? []).flatMap((one) =>
    Object.entries(one).flatMap(([column, direction]) => (direction === null ? [] : [{ column, direction }])),
  );
}

/** The schema with `flat_<name>` and `flat_<name>_aggregate` for every list. */
export function addFlatLists(schema: GraphQLSchema, lists: readonly ListDefinition[]): GraphQLSchema {
  const config = schema.toConfig();
  const query = schema.getQueryType();
  const pageInfo = schema.getType("PageInfo");
  if (!query || !(pageInfo instanceof GraphQLObjectType)) throw new Error("the schema has no queries or no pages");
  const queryConfig = query.toConfig();
  const fields = Object.assign({}, ...lists.map((list) => fieldsOfList(list, pageInfo))) as GraphQLFieldConfigMap<unknown, RequestContext>;
  const wider = new GraphQLObjectType({ ...queryConfig, fields: { ...queryConfig.fields, ...fields } });
  return new GraphQLSchema({ ...config, query: wider, types: config.types.filter((type) => type !== query) });
}
