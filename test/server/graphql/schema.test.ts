import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type GraphQLField,
  type GraphQLInputField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from "graphql";
import { createSchema } from "../../../server/graphql/schema";

const schema = createSchema();

it("is committed as it is: otherwise run `npm run schema:emit`", () => {
  const committed = readFileSync(join(__dirname, "..", "..", "..", "schema.graphql"), "utf8");
  expect(committed).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
});

it("describes every type, field, argument and value", () => {
  const missing: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__")) continue;
    if (isEnumType(type))
      for (const { name, description } of type.getValues()) if ((description ?? "") === "") missing.push(`${type.name}.${name}`);
    if (isScalarType(type) && isSpecifiedScalarType(type)) continue;
    if ((type.description ?? "") === "") missing.push(type.name);
    if (!(isObjectType(type) || isInputObjectType(type) || isInterfaceType(type))) continue;
    const fields: readonly (GraphQLField<unknown, unknown> | GraphQLInputField)[] = Object.values(type.getFields());
    for (const field of fields) {
      if ((field.description ?? "") === "") missing.push(`${type.name}.${field.name}`);
      for (const argument of "args" in field ? field.args : [])
        if ((argument.description ?? "") === "") missing.push(`${type.name}.${field.name}(${argument.name})`);
    }
  }
  expect(missing).toEqual([]);
});
