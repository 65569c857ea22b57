import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readCsvRecords } from "../../../server/ingestion/csv-records";
import { InputError } from "../../../server/ports/errors";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "csv-records-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function read(content: string | Buffer): Promise<[number, ...string[]][]> {
  const path = join(folder, "file.csv");
  writeFileSync(path, content);
  const records: [number, ...string[]][] = [];
  await readCsvRecords(path, (cells, line) => records.push([line, ...cells]));
  return records;
}

test("quotes, doubled quotes, quoted newlines, CRLF, blank lines and a last line without an end are read as RFC 4180 says", async () => {
  expect(await read('a,b\r\n"x ""y""\nz",1\r\n\r\n,""')).toEqual([
    [1, "a", "b"],
    [2, 'x "y"\nz', "1"],
    [5, "", ""],
  ]);
});

test.each([";", "\t", ","])(
  "the separator %j is found in the header, and a byte order mark is no part of the first name",
  async (separator) => {
    expect(await read(`\uFEFFa${separator}"b,;\t"\n1${separator}2\n`)).toEqual([
      [1, "a", "b,;\t"],
      [2, "1", "2"],
    ]);
  },
);

test("gzip is told by content, and long files read the same across chunks", async () => {
  const text = `id,text\n${Array.from({ length: 30_000 }, (_, i) => `${i},"é ""${i}""\n"`).join("\n")}`;
  const plain = await read(text);
  expect(plain).toHaveLength(30_001);
  expect(plain[30_000]).toEqual([60_000, "29999", 'é "29999"\n']);
  expect(await read(gzipSync(text))).toEqual(plain);
});

test.each([
  ["an unclosed quote", 'a\n"b\nc', "line 2: a quoted field is not closed"],
  ["text that is not UTF-8", Buffer.from([0x61, 0xe9, 0x0a]), "is not UTF-8"],
  ["a broken archive", gzipSync("a,b\n".repeat(1_000)).subarray(0, 30), "cannot be read to its end"],
])("%s is refused with the file's name", async (_, content, message) => {
  await expect(read(content)).rejects.toThrow(InputError);
  await expect(read(content)).rejects.toThrow(message);
});

test("a missing file and a folder are refused", async () => {
  await expect(readCsvRecords(join(folder, "none.csv"), () => undefined)).rejects.toThrow(InputError);
  await expect(readCsvRecords(folder, () => undefined)).rejects.toThrow(InputError);
});
