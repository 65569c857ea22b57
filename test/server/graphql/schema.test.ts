import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type GraphQLField,
  type GraphQLInputField,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from "graphql";
import { createSchema } from "../../../server/graphql/schema";

const schema = createSchema();

it("is committed as it is: otherwise run `npm run schema:emit`", () => {
  const committed = readFileSync(join(__dirname, "..", "..", "..", "schema.graphql"), "utf8");
  expect(committed).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
});

it("describes every type, field and argument", () => {
  const missing: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__")) continue;
    if (!(isObjectType(type) || isInputObjectType(type) || isInterfaceType(type))) continue;
    const isRoot = [schema.getQueryType(), schema.getMutationType()].includes(type as never);
    if (!isRoot && (type.description ?? "") === "") missing.push(type.name);
    const fields: readonly (GraphQLField<unknown, unknown> | GraphQLInputField)[] = Object.values(type.getFields());
    for (const field of fields) {
      if ((field.description ?? "") === "") missing.push(`${type.name}.${field.name}`);
      for (const argument of "args" in field ? field.args : [])
        if ((argument.description ?? "") === "") missing.push(`${type.name}.${field.name}(${argument.name})`);
    }
  }
  expect(missing).toEqual([]);
});
