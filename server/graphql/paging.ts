import type { ClassType } from "type-graphql";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import type { Page, PageRequest } from "../ports/paging";

/** Paging arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: "Rows to return, 1 to 10,000." })
  first!: number;

  @Field(() => String, { nullable: true, description: "`endCursor` of the page before; null or missing for the start." })
  after?: string | null;

  @Field(() => Int, { defaultValue: 0, description: "Rows to skip after `after`, 0 or more." })
  offset!: number;
}

export const pageRequest = (args: PageArgs): PageRequest => ({ first: args.first, after: args.after, offset: args.offset });

/** Where a page begins and ends. */
@ObjectType("PageInfo", { description: "Where a page begins and ends." })
class PageInfo {
  @Field(() => Boolean, { description: "Whether rows follow this page." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether this page does not start the list." })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first row; null on an empty page." })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "Cursor of the last row, to give as `after`; null on an empty page." })
  endCursor!: string | null;
}

interface Edge<T> {
  readonly node: T;
  readonly cursor: string;
}
export interface Connection<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

/** The Relay connection type of a node type: `<name>Connection` with `<name>Edge`. */
export function connectionOf<T extends object>(nodeType: () => ClassType<T>, name: string): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: "A row and its cursor." })
  class EdgeType implements Edge<T> {
    @Field(nodeType, { description: "The row." })
    node!: T;

    @Field(() => String, { description: "Opaque position of the row, to give as `after`." })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: "A page of a list." })
  class ConnectionType implements Connection<T> {
    @Field(() => [nodeType()], { description: "The rows." })
    nodes!: T[];

    @Field(() => [EdgeType], { description: "The rows with their cursors." })
    edges!: EdgeType[];

    @Field(() => PageInfo, { description: "Where the page begins and ends." })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: "Rows in the whole list under the same filter." })
    totalCount!: number;
  }
  return ConnectionType;
}

/** A port's page as a connection. */
export function toConnection<T>(page: Page<T>, request: PageRequest): Connection<T> {
  return {
    nodes: page.nodes,
    edges: page.nodes.map((node, i) => ({ node, cursor: page.cursors[i] ?? "" })),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: (request.after ?? null) !== null || (request.offset ?? 0) > 0,
      startCursor: page.cursors[0] ?? null,
      endCursor: page.cursors.at(-1) ?? null,
    },
    totalCount: page.totalCount,
  };
}
