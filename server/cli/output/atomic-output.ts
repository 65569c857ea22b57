import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { codeOf } from "../../error-text";
import { InputError } from "../../ports/errors";
import { isAlive } from "../process-alive";

/** Contents by file name; generated while it is written, so that large files need no memory. */
export type Files = Readonly<Record<string, Iterable<string>>>;

const CHUNK_CHARACTERS = 1 << 20;
/** Stands in a folder only when everything else does. */
const LAST_FILE = "report.json";
const TEMPORARY_FOLDER = /^\.dealgraph-(\d+)\.tmp$/;

/** Temporary outputs that still exist, to be removed when the process is told to stop. */
const unfinished = new Set<string>();

export function removeUnfinishedOutput(): void {
  for (const path of unfinished) rmSync(path, { recursive: true, force: true });
  unfinished.clear();
}

/** Said before the work begins rather than after it. */
export function checkOutputFile(path: string): void {
  if (path === "") throw new InputError("--out is empty; name a file");
  if (existsSync(path) && statSync(path).isDirectory()) throw new InputError(`--out ${path} is a folder; name a file`);
  checkPlace(path, dirname(resolve(path)));
}

/** Said before the work begins rather than after it. */
export function checkOutputFolder(path: string): void {
  if (path === "") throw new InputError("--out is empty; name a folder");
  if (existsSync(path) && !statSync(path).isDirectory()) throw new InputError(`--out ${path} is a file; name a folder`);
  checkPlace(path, resolve(path));
}

/** Whether the folder, or the nearest one above it that exists, takes new files. */
function checkPlace(path: string, folder: string): void {
  let nearest = folder;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  if (!statSync(nearest).isDirectory()) throw new InputError(`--out ${path} cannot be written: a file is in the way, ${nearest}`);
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw asOutputError(path, error);
  }
}

/** Writes a file whole or not at all: beside its place, then moved there. A device or a pipe is written as it is. */
export function writeFileAtomically(path: string, content: Iterable<string>): void {
  checkOutputFile(path);
  if (existsSync(path) && !statSync(path).isFile()) {
    writeContent(path, content);
    return;
  }
  // A link stays one: what it leads to is replaced.
  const target = existsSync(path) ? realpathSync(path) : resolve(path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  writing(path, temporary, () => {
    makeFolder(dirname(target));
    writeContent(temporary, content);
    renameSync(temporary, target);
  });
}

/**
 * Writes files into a folder, which may hold others: all of them are written and on the disk in a folder of their own inside it before the
 * first one is moved into place. `report.json`, if it is one of them, is taken away first and moved last: a folder that has it is whole,
 * even after a kill in the moment of moving.
 */
export function writeFolderAtomically(path: string, files: Files): void {
  checkOutputFolder(path);
  const target = resolve(path);
  const temporary = join(target, `.dealgraph-${process.pid}.tmp`);
  const made = firstMissing(target);
  try {
    writing(path, temporary, () => {
      makeFolder(temporary);
      removeStale(target);
      for (const [name, content] of Object.entries(files)) writeContent(join(temporary, name), content);
      const names = Object.keys(files).filter((name) => name !== LAST_FILE);
      for (const name of names) {
        if (existsSync(join(target, name)) && statSync(join(target, name)).isDirectory())
          throw new InputError(`--out ${path} cannot be written: ${join(path, name)} is a folder and in the way`);
      }
      if (LAST_FILE in files) rmSync(join(target, LAST_FILE), { force: true });
      for (const name of names) renameSync(join(temporary, name), join(target, name));
      if (LAST_FILE in files) renameSync(join(temporary, LAST_FILE), join(target, LAST_FILE));
    });
  } catch (error) {
    if (made !== null) rmSync(made, { recursive: true, force: true });
    throw error;
  }
}

/** Node's own recursive form never returns where the system makes no folders, as under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process was faster, or something that is no folder is in the way: then what follows says so.
    if (codeOf(error) !== "EEXIST" || !existsSync(folder)) throw error;
  }
}

/** The topmost folder on the way that does not exist yet; null when all do. */
function firstMissing(folder: string): string | null {
  let missing: string | null = null;
  for (let at = folder; !existsSync(at); at = dirname(at)) missing = at;
  return missing;
}

/** What processes left that were killed while they wrote. */
function removeStale(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(TEMPORARY_FOLDER.exec(name)?.[1]);
    if (!Number.isNaN(pid) && !isAlive(pid)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function writing(path: string, temporary: string, write: () => void): void {
  unfinished.add(temporary);
  try {
    rmSync(temporary, { recursive: true, force: true });
    write();
  } catch (error) {
    throw asOutputError(path, error);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
    unfinished.delete(temporary);
  }
}

function asOutputError(path: string, error: unknown): unknown {
  switch (codeOf(error)) {
    case "EACCES":
    case "EROFS":
    case "EPERM":
      return new InputError(`--out ${path} cannot be written: no permission`, { cause: error });
    case "ENOTDIR":
    case "EEXIST":
      return new InputError(`--out ${path} cannot be written: a file is in the way`, { cause: error });
    case "ENOENT":
      return new InputError(`--out ${path} cannot be written: no folder can be made there`, { cause: error });
    case "ENAMETOOLONG":
      return new InputError(`--out ${path} cannot be written: the name is too long`, { cause: error });
    case "ENOSPC":
      return new Error(`--out ${path} cannot be written: the disk is full`, { cause: error });
    default:
      return error;
  }
}

function writeContent(path: string, content: Iterable<string>): void {
  const file = openSync(path, "w");
  try {
    let pending: string[] = [];
    let length = 0;
    const flush = () => {
      const bytes = Buffer.from(pending.join(""));
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      pending = [];
      length = 0;
    };
    for (const text of content) {
      pending.push(text);
      length += text.length;
      if (length >= CHUNK_CHARACTERS) flush();
    }
    flush();
    sync(file);
  } finally {
    closeSync(file);
  }
}

/** Pipes and devices have nothing to bring to a disk. */
function sync(file: number): void {
  try {
    fsyncSync(file);
  } catch (error) {
    if (codeOf(error) !== "EINVAL") throw error;
  }
}
