import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "../../ports/errors";

/** Contents by file name; generated while it is written, so that large files need no memory. */
export type Files = Readonly<Record<string, Iterable<string>>>;

const CHUNK_CHARACTERS = 1 << 20;

/** Temporary outputs that still exist, to be removed when the process is told to stop. */
const unfinished = new Set<string>();

export function removeUnfinishedOutput(): void {
  for (const path of unfinished) rmSync(path, { recursive: true, force: true });
  unfinished.clear();
}

/** Said before the work begins rather than after it. */
export function checkOutputFile(path: string): void {
  if (existsSync(path) && statSync(path).isDirectory()) throw new InputError(`--out ${path} is a folder; name a file`);
}

/** Said before the work begins rather than after it. */
export function checkOutputFolder(path: string): void {
  if (existsSync(path) && !statSync(path).isDirectory()) throw new InputError(`--out ${path} is a file; name a folder`);
}

/** Writes a file whole or not at all: beside its place, then moved there. */
export function writeFileAtomically(path: string, content: Iterable<string>): void {
  checkOutputFile(path);
  const target = resolve(path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  writing("--out", path, temporary, () => {
    mkdirSync(dirname(target), { recursive: true });
    writeContent(temporary, content);
    renameSync(temporary, target);
  });
}

/**
 * Writes a folder whole or not at all. A folder that exists is replaced as one: files of other names in it are kept. Its old version
 * stands aside for the moment of the exchange, and a process killed in that moment leaves it there: the next call puts it back first.
 */
export function writeFolderAtomically(path: string, files: Files): void {
  checkOutputFolder(path);
  const target = resolve(path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  const aside = join(dirname(target), `.${basename(target)}.old`);
  writing("--out", path, temporary, () => {
    mkdirSync(temporary, { recursive: true });
    for (const [name, content] of Object.entries(files)) writeContent(join(temporary, name), content);
    if (existsSync(aside) && !existsSync(target)) renameSync(aside, target);
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(target)) {
      renameSync(temporary, target);
      return;
    }
    renameSync(target, aside);
    renameSync(temporary, target);
    for (const name of readdirSync(aside)) if (!(name in files)) renameSync(join(aside, name), join(target, name));
    rmSync(aside, { recursive: true });
  });
}

function writing(option: string, path: string, temporary: string, write: () => void): void {
  unfinished.add(temporary);
  try {
    rmSync(temporary, { recursive: true, force: true });
    write();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EACCES" || code === "EROFS" || code === "EPERM")
      throw new InputError(`${option} ${path} cannot be written: no permission`, { cause: error });
    if (code === "ENOTDIR" || code === "EEXIST")
      throw new InputError(`${option} ${path} cannot be written: a file is in the way`, { cause: error });
    if (code === "ENOSPC") throw new Error(`${option} ${path} cannot be written: the disk is full`, { cause: error });
    throw error;
  } finally {
    if (existsSync(temporary)) rmSync(temporary, { recursive: true, force: true });
    unfinished.delete(temporary);
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
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
