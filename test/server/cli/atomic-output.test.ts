import { spawnSync } from "node:child_process";
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { checkOutputFolder, writeFileAtomically, writeFolderAtomically } from "../../../server/cli/output/atomic-output";
import { csvLines } from "../../../server/cli/output/csv";
import { readCsvRecords } from "../../../server/ingestion/csv-records";
import { InputError } from "../../../server/ports/errors";
import { newFolder } from "../support/small-company";

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
function* failing(): Generator<string> {
  yield "half";
  throw new Error("out of luck");
}

it("leaves the old file as it was when writing fails in the middle", () => {
  const path = join(folder, "a.csv");
  writeFileSync(path, "old");
  expect(() => {
    writeFileAtomically(path, failing());
  }).toThrow("out of luck");
  expect(readFileSync(path, "utf8")).toBe("old");
  expect(readdirSync(folder)).toEqual(["a.csv"]);
});

it("leaves the old folder as it was when one of its files fails", () => {
  const path = join(folder, "out");
  writeFolderAtomically(path, { a: ["1"], b: ["2"] });
  expect(() => {
    writeFolderAtomically(path, { a: ["new"], b: failing() });
  }).toThrow("out of luck");
  expect([readFileSync(join(path, "a"), "utf8"), readFileSync(join(path, "b"), "utf8")]).toEqual(["1", "2"]);
  expect(readdirSync(folder)).toEqual(["out"]);
});

it("makes missing folders on the way, and takes them away again when it fails", () => {
  writeFolderAtomically(join(folder, "x", "y"), { a: ["1"] });
  expect(readFileSync(join(folder, "x", "y", "a"), "utf8")).toBe("1");
  expect(() => {
    writeFolderAtomically(join(folder, "u", "v"), { a: ["1"], b: failing() });
  }).toThrow("out of luck");
  expect(readdirSync(folder)).toEqual(["x"]);
});

it("says so, and returns, where the system makes no folders or files", () => {
  expect(() => {
    writeFolderAtomically("/proc/dealgraph/out", { a: ["1"] });
  }).toThrow(InputError);
  expect(() => {
    writeFileAtomically("/proc/dealgraph.csv", ["1"]);
  }).toThrow(InputError);
});

it("keeps the folder itself, other files in it, and links to it", () => {
  mkdirSync(join(folder, "real"));
  writeFileSync(join(folder, "real", "notes"), "mine");
  writeFileSync(join(folder, "real", "a"), "old");
  symlinkSync(join(folder, "real"), join(folder, "link"));
  const { ino } = statSync(join(folder, "real"));
  writeFolderAtomically(join(folder, "link"), { a: ["new"], "report.json": ["{}"] });
  expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
  expect(statSync(join(folder, "real")).ino).toBe(ino);
  expect(readdirSync(join(folder, "real")).sort()).toEqual(["a", "notes", "report.json"]);
  expect(readFileSync(join(folder, "real", "a"), "utf8")).toBe("new");
});

it("removes what a killed process left, and nothing of one that lives", () => {
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  for (const pid of [dead, process.ppid]) mkdirSync(join(folder, `.dealgraph-${pid}.tmp`));
  writeFolderAtomically(folder, { a: ["1"] });
  expect(readdirSync(folder).sort()).toEqual([`.dealgraph-${process.ppid}.tmp`, "a"]);
});

it("refuses a place where a folder has the name of a file, with everything as it was", () => {
  mkdirSync(join(folder, "b"));
  writeFileSync(join(folder, "a"), "old");
  expect(() => {
    writeFolderAtomically(folder, { a: ["new"], b: ["new"] });
  }).toThrow(/is a folder and in the way/);
  expect(readFileSync(join(folder, "a"), "utf8")).toBe("old");
  expect(readdirSync(folder).sort()).toEqual(["a", "b"]);
});

it("writes through a link to a file, and into a pipe or device as it is", () => {
  writeFileSync(join(folder, "real"), "old");
  symlinkSync(join(folder, "real"), join(folder, "link"));
  writeFileAtomically(join(folder, "link"), ["new"]);
  expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, "real"), "utf8")).toBe("new");
  writeFileAtomically("/dev/null", ["x"]);
  expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
});

it("refuses a file where a folder is wanted", () => {
  writeFileSync(join(folder, "f"), "");
  expect(() => {
    checkOutputFolder(join(folder, "f"));
  }).toThrow(InputError);
  expect(() => {
    writeFileAtomically(join(folder, "f", "g"), ["x"]);
  }).toThrow(/a file is in the way/);
});

it("writes CSV that reads back as it was, whatever the text", async () => {
  const path = join(folder, "t.csv");
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.double({ noNaN: true })), { minLength: 1 }), async (rows) => {
      const texts = rows.map(([text, number]) => [`x${text.replaceAll("\r", "")}`, number] as const);
      writeFileAtomically(path, csvLines(["a", "b"], texts));
      const read: string[][] = [];
      await readCsvRecords(path, (cells) => read.push([...cells]));
      expect(read.slice(1).map(([text, number]) => [text, Number(number)])).toEqual(
        texts.map(([text, number]) => [text, Object.is(number, -0) ? 0 : number]),
      );
    }),
    { numRuns: 30, seed: 1 },
  );
});

it("writes numbers in their shortest form and nothing for null and NaN", () => {
  expect([...csvLines(["a"], [[0.1 + 0.2, 1e-7, null, Number.NaN, true, 'say "hi", you']])].join("")).toBe(
    'a\n0.30000000000000004,1e-7,,,true,"say ""hi"", you"\n',
  );
});
