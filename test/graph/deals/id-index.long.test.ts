import { IdIndex } from "../../../graph/deals/id-index";

it("holds more ids than a Map can: seventeen million", () => {
  const ids = Array.from({ length: 17_000_000 }, (_, i) => i.toString(36));
  expect(() => new Map(ids.map((id, i) => [id, i]))).toThrow(RangeError);
  const index = new IdIndex(ids);
  for (let i = 0; i < ids.length; i += 97) if (index.get(ids[i]) !== i) throw new Error(`${ids[i]} is at ${String(index.get(ids[i]))}`);
  // No number: no id is like it.
  expect(index.has("-")).toBe(false);
});
