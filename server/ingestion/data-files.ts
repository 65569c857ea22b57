import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { codeOf } from "../error-text";
import { RECORD_KINDS } from "../ports/deal-store";
import { InputError } from "../ports/errors";
import type { DataKind } from "./import-options";

export type FileFormat = "csv" | "ndjson" | "parquet";

export interface DataFile {
  readonly path: string;
  /** Name as it is shown to people. */
  readonly name: string;
  readonly kind: DataKind;
  readonly format: FileFormat;
  readonly gzip: boolean;
}

const KINDS: readonly DataKind[] = [...RECORD_KINDS, "aliases", "rates"];
const FORMATS: Readonly<Record<string, FileFormat>> = {
  csv: "csv",
  tsv: "csv",
  txt: "csv",
  ndjson: "ndjson",
  jsonl: "ndjson",
  parquet: "parquet",
};
const ENDINGS = "csv, tsv, ndjson, jsonl or parquet, csv and ndjson also with .gz";

/** The kind and format that a file name says; null when it is no file of a data set. */
function recogniseFile(path: string): DataFile | null {
  const name = basename(path);
  const match = /^([a-z]+)\.([a-z]+)(\.gz)?$/.exec(name.toLowerCase());
  if (match === null) return null;
  const kind = KINDS.find((one) => one === match[1]);
  const format = FORMATS[match[2]] as FileFormat | undefined;
  const gzip = match.at(3) !== undefined;
  if (kind === undefined || format === undefined || (gzip && format === "parquet")) return null;
  return { path, name, kind, format, gzip };
}

/**
 * The files of a data set in load order: kinds in the order of RECORD_KINDS, then by name. A kind may come in several files.
 * @throws InputError when the folder is missing, holds no file of a data set, or one of them is no plain file
 */
export function listDataFiles(folder: string): readonly DataFile[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    throw new InputError(`${folder}: ${missingReason(error, "folder")}`, { cause: error });
  }
  const files = names.map((name) => recogniseFile(join(folder, name))).filter((file) => file !== null);
  if (files.length === 0) {
    throw new InputError(
      `${folder} holds no data file: name them deals.csv, clients.csv, ... (kinds: ${KINDS.join(", ")}; endings: ${ENDINGS})`,
    );
  }
  for (const file of files) assertPlainFile(file.path);
  return sortFiles(files);
}

/** Takes files by path; the kind is in the name. */
export function nameDataFiles(paths: readonly string[]): readonly DataFile[] {
  const files = paths.map((path) => {
    const file = recogniseFile(path);
    if (file === null) {
      throw new InputError(
        `${path}: the name does not say what is in it; call it KIND.ENDING (kinds: ${KINDS.join(", ")}; endings: ${ENDINGS})`,
      );
    }
    assertPlainFile(path);
    return file;
  });
  if (files.length === 0) throw new InputError("no file to import was given");
  return sortFiles(files);
}

/** A file of a stated kind, whatever its name; the ending says the format. */
export function fileOfKind(path: string, kind: DataKind): DataFile {
  const name = basename(path);
  const match = /\.([a-z]+)(\.gz)?$/.exec(name.toLowerCase());
  const format = match === null ? undefined : (FORMATS[match[1]] as FileFormat | undefined);
  if (match === null || format === undefined) throw new InputError(`${path}: the name must end in ${ENDINGS}`);
  assertPlainFile(path);
  return { path, name, kind, format, gzip: match.at(2) !== undefined };
}

function sortFiles(files: DataFile[]): readonly DataFile[] {
  const rank = (file: DataFile): number => KINDS.indexOf(file.kind);
  return files.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

function assertPlainFile(path: string): void {
  let isFile: boolean;
  try {
    isFile = statSync(path).isFile();
  } catch (error) {
    throw new InputError(`${path}: ${missingReason(error, "file")}`, { cause: error });
  }
  if (!isFile) throw new InputError(`${path} is no file (a folder?): remove it or put a file in its place`);
}

function missingReason(error: unknown, what: "file" | "folder"): string {
  const code = codeOf(error);
  if (code === "ENOENT") return `no such ${what}`;
  if (code === "ENOTDIR") return `this is no ${what}`;
  if (code === "EACCES" || code === "EPERM") return "no permission to read it";
  return `cannot be read (${code})`;
}
