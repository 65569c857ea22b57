// Writes schema.graphql from the resolvers, or with --check fails when the committed one differs.
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

require("./build-server.cjs");
const { lexicographicSortSchema, printSchema } = require("graphql");
const { createSchema } = require("../dist/server/graphql/schema.js");

const path = join(__dirname, "..", "schema.graphql");
const text = `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
if (process.argv.includes("--check")) {
  if (readFileSync(path, "utf8") !== text) {
    console.error("schema.graphql is out of date: run `npm run schema:emit`.");
    process.exitCode = 1;
  }
} else {
  writeFileSync(path, text);
}
