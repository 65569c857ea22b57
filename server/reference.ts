import { LISTS } from "./exports/catalogue";
import { SETTINGS } from "./config";
import { ROLES } from "./ports/principal";
import { covers, leastRole, OPERATIONS } from "./use-cases/permissions";

const MADE = "<!-- Made from the code by `npm run docs:reference`; a test compares. -->";
const row = (...cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;

/** docs/configuration.md: every setting with its variable, default and meaning. */
export function configurationPage(): string {
  const rows = Object.values(SETTINGS).map(({ variable, standard, meaning }) => row(`\`${variable}\``, standard, meaning));
  return `${MADE}

# Configuration

Settings come from the command line (\`--port\`, \`--host\`), the environment, and the JSON file that \`DEALGRAPH_CONFIG\` names (the same names in it, lists as arrays); the
first that has one wins. All are checked at start: a wrong one ends the start with status 2 and a line that names it.

| variable | default | meaning |
| --- | --- | --- |
${rows.join("\n")}

The store has settings of its own: \`DEALGRAPH_DUCKDB_MEMORY\` (2GB), \`DEALGRAPH_DUCKDB_THREADS\`, and for Neo4j those in \`cypher/README.md\`.
`;
}

/** docs/roles.md: who may do what. */
export function rolesPage(): string {
  const mark = (operation: keyof typeof leastRole) =>
    ROLES.map((role) => (ROLES.indexOf(role) >= ROLES.indexOf(leastRole[operation]) ? "yes" : ""));
  const rows = OPERATIONS.map((operation) => row(`\`${operation}\``, ...mark(operation)));
  const lists = LISTS.map(({ name, operation, personal }) =>
    row(`\`${name}\``, `\`${operation}\``, `\`lists.export${personal ? "-personal" : ""}\``),
  );
  const example = OPERATIONS.filter((operation) => covers("lists.*", operation)).map((operation) => `\`${operation}\``);
  return `${MADE}

# Roles

Each role may do what the ones before it may. A key may be held to some operations by its scopes; \`lists.*\` covers ${example.join(" and ")}.

| operation | ${ROLES.join(" | ")} |
| --- | ${ROLES.map(() => "---").join(" | ")} |
${rows.join("\n")}

## What reading a list and taking it as a file need

| list | to read (GraphQL) | as a file, moreover |
| --- | --- | --- |
${lists.join("\n")}
`;
}
