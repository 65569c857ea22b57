import { authorize } from "../use-cases/permissions";
import type { UseCaseContext } from "../use-cases/use-case";
import { LISTS } from "./catalogue";
import type { ListDefinition } from "./list";
import { EXPORT_FORMATS } from "./send-export";

const FRESHNESS = {
  run: "until another analysis is served or deals are loaded",
  policy: "until another analysis is served or a policy learns",
  store: "until records are loaded",
  live: "may change at any moment",
} as const;

const mayRead = ({ principal }: UseCaseContext, { operation }: ListDefinition): boolean => {
  try {
    authorize(principal, operation);
    return true;
  } catch {
    return false;
  }
};

/** What lists there are, with columns, types, units, meaning and freshness: what introspection tells, for programs that read files. */
export async function catalogOf(context: UseCaseContext) {
  const { state, stores } = context;
  const digest = await stores.deals.digest();
  return {
    run_id: state?.run.id ?? null,
    analysed_at: state?.run.finishedAt ?? null,
    as_of: state?.run.request.asOf ?? null,
    stale: state !== null && state.run.summary.dataDigest !== digest,
    lists: LISTS.filter((list) => mayRead(context, list)).map((list) => ({
      name: list.name,
      description: list.description,
      key: list.key,
      personal: list.personal,
      freshness: list.freshness,
      changes: FRESHNESS[list.freshness],
      needs: [list.operation, list.personal ? "lists.export-personal" : "lists.export"],
      files: EXPORT_FORMATS.map((format) => `/api/v1/export/${list.name}.${format}`),
      graphql: [`flat_${list.name}`, `flat_${list.name}_aggregate`],
      columns: list.columns.map(({ name, type, unit, nullable, personal, meaning }) => ({
        name,
        type,
        unit: unit ?? null,
        nullable: nullable === true,
        personal: personal === true,
        meaning,
      })),
    })),
  };
}
