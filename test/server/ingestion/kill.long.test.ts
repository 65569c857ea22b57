import { join } from "node:path";
import { createRng } from "../../../graph/numeric/rng";
import { makeFolder, removeFolders } from "./helpers";
import { buildIfMissing, killDuringImport, makeDataFolder, readState } from "./kill-helpers";

describe("kill -9 during an import, at random moments", () => {
  afterAll(removeFolders);

  it("ten times: the store always opens whole, and the last import gives what an undisturbed one gives", async () => {
    buildIfMissing();
    const folder = makeDataFolder(300_000);
    const undisturbed = await readState(join(makeFolder({}), "a.duckdb"), folder);
    const empty = await readState(join(makeFolder({}), "b.duckdb"), null);
    const rng = createRng(1, "kills");
    let nKilled = 0;
    for (let i = 0; i < 10; i += 1) {
      const fresh = join(makeFolder({}), "store.duckdb");
      const started = performance.now();
      // The whole import takes some seconds; half of the kills aim at its end, where it stores.
      const when = i % 2 === 0 ? { after: "open", delayMs: rng() * 2500 } : { after: "storing", delayMs: rng() * 800 };
      if (await killDuringImport(fresh, folder, when)) nKilled += 1;
      const left = await readState(fresh, null);
      expect([empty, undisturbed]).toContainEqual(left);
      expect(await readState(fresh, folder)).toEqual(undisturbed);
      expect(performance.now() - started).toBeLessThan(120_000);
    }
    expect(nKilled).toBeGreaterThanOrEqual(5);
  }, 600_000);
});
