import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Folder of the statements: beside server/ in the sources and in the build alike. */
const ROOT = join(__dirname, "..", "..", "..", "cypher");

/**
 * One statement of cypher/ with the names of its parameters, so that the compiler checks the callers; a test checks that the names are
 * those of the file. `K` is `never` for statements without parameters.
 */
export interface CypherFile<K extends string> {
  /** Path below cypher/ without extension, for example `read/count-records`. */
  readonly name: string;
  readonly parameters: readonly K[];
  readonly text: string;
}

/** Values of the parameters of one statement. */
export type Parameters<K extends string> = Readonly<Record<K, unknown>>;

const all = new Map<string, CypherFile<string>>();

/** Declares a statement; its file is read on first use. */
export function cypherFile<K extends string = never>(name: string, ...parameters: K[]): CypherFile<K> {
  let text: string | undefined;
  const file: CypherFile<K> = {
    name,
    parameters,
    get text() {
      return (text ??= readStatement(name));
    },
  };
  all.set(name, file);
  return file;
}

/** All statements that were declared so far. */
export const declaredFiles = (): readonly CypherFile<string>[] => [...all.values()];

/** The statement of a file without its comment lines. */
export function readStatement(name: string): string {
  const lines = readFileSync(join(ROOT, `${name}.cypher`), "utf8").split("\n");
  return lines
    .filter((line) => !line.trimStart().startsWith("//"))
    .join("\n")
    .trim();
}

/** Names of the statements in a folder of cypher/, in order. */
export function listStatements(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith(".cypher"))
    .sort()
    .map((file) => `${folder}/${file.slice(0, -".cypher".length)}`);
}

/** Folders of schema versions, `v1`, `v2`, ..., in order. */
export function listSchemaVersions(): string[] {
  return readdirSync(join(ROOT, "schema"))
    .filter((name) => /^v\d+$/.test(name))
    .sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}
