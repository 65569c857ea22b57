import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, findBreakingChanges } from "graphql";
import { createSchema } from "../../../server/graphql/schema";

const folder = join(__dirname, "..", "..", "fixtures", "schema");
const read = (name: string): string => readFileSync(join(folder, name), "utf8");

/**
 * What programs of others rely on: `released.graphql` is the schema of the last release. A change that breaks it is announced in
 * CHANGELOG.md and listed in `announced.json`; at a release `schema.graphql` becomes `released.graphql` and the list is emptied.
 */
it("breaks nothing that was released without announcing it", () => {
  const announced = JSON.parse(read("announced.json")) as readonly string[];
  const breaking = findBreakingChanges(buildSchema(read("released.graphql")), createSchema()).map(({ description }) => description);
  expect(breaking.filter((change) => !announced.includes(change))).toEqual([]);
});

it("would notice a field that is gone", () => {
  const before = buildSchema("type Query { a: Int b: Int }");
  expect(findBreakingChanges(before, buildSchema("type Query { a: Int }"))).toHaveLength(1);
});
