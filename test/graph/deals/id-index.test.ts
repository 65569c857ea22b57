import fc from "fast-check";
import { IdIndex } from "../../../graph/deals/id-index";

test("positions are those of a Map, for ids that are there, there twice or not there", () => {
  const ids = fc.array(fc.oneof(fc.constantFrom("", "a", "b", "aa", "😀"), fc.string({ maxLength: 12 })), { maxLength: 200 });
  fc.assert(
    fc.property(ids, ids, (there, asked) => {
      const index = new IdIndex(there);
      const map = new Map(there.map((id, i) => [id, i]));
      for (const id of [...there, ...asked]) {
        expect(index.get(id)).toBe(map.get(id));
        expect(index.has(id)).toBe(map.has(id));
      }
    }),
  );
});

test("ids that count up are found one by one", () => {
  const ids = Array.from({ length: 50_000 }, (_, i) => `client-${i}`);
  const index = new IdIndex(ids);
  ids.forEach((id, i) => {
    if (index.get(id) !== i) throw new Error(`${id} is at ${String(index.get(id))}`);
  });
  expect(index.get("client-50000")).toBeUndefined();
  expect(new IdIndex<string>([]).has("")).toBe(false);
});
