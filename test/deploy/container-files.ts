import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(__dirname, "..", "..");

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** The stages of the Dockerfile, each from its FROM on; comments gone, continued lines joined. */
export function readStages(): Instruction[][] {
  const text = readFileSync(join(ROOT, "Dockerfile"), "utf8");
  const lines = text
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .join("\n")
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const stages: Instruction[][] = [];
  for (const line of lines) {
    const [, name = "", rest = ""] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    if (name === "FROM") stages.push([]);
    stages[stages.length - 1].push({ name, text: rest });
  }
  return stages;
}

/** Files that a build gets: those of the repository without what .dockerignore names. */
export function contextFiles(): string[] {
  const ignored = readFileSync(join(ROOT, ".dockerignore"), "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const isIgnored = (file: string): boolean =>
    ignored.some((pattern) => {
      if (pattern.startsWith("**/")) return file.split("/").includes(pattern.slice(3));
      if (pattern.startsWith("*.")) return !file.includes("/") && file.endsWith(pattern.slice(1));
      return file === pattern || file.startsWith(`${pattern}/`);
    });
  const files = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 26 }).split("\0");
  return files.filter((file) => file !== "" && !isIgnored(file));
}
