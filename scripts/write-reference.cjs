// Writes docs/configuration.md and docs/roles.md from the tables in the code. Run `npm run build:server` before; a test compares.
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { configurationPage, rolesPage } = require("../dist/server/reference.js");

const docs = join(__dirname, "..", "docs");
writeFileSync(join(docs, "configuration.md"), configurationPage());
writeFileSync(join(docs, "roles.md"), rolesPage());
