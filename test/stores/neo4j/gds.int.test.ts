import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { detectCommunities } from "../../../graph/communities/detect-communities";
import type { DealTable } from "../../../graph/deals/dataset";
import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { compactPairs } from "../../../graph/incidence/pair-rows";
import { createRng } from "../../../graph/numeric/rng";
import { newmanWeights, type WeightedGraph } from "../../../graph/projection/newman-weights";
import { importFolder } from "../../../server/ingestion/import-folder";
import type { Stores } from "../../../server/ports/stores";
import { Neo4jDatabase } from "../../../server/stores/neo4j/database";
import { GdsCommunities } from "../../../server/stores/neo4j/gds-communities";
import { modularityOf } from "../../bench/modularity";
import { makeDeal } from "../../contracts/deal-store.contract";
import { runCli } from "../../server/support/run-cli";
import { smallCompany } from "../../server/support/small-company";
import { describeWithNeo4j } from "../../support/neo4j-server";

jest.setTimeout(180_000);

const EXAMPLE = join(__dirname, "..", "..", "..", "examples", "northwind");
const RESOLUTIONS = [1.1, 1.5, 2.2];
const N_SEEDS = 3;

/** The graph of the in-process engine, in the product index space of the deals. */
function ownGraph(deals: DealTable): { readonly graph: WeightedGraph; readonly products: Int32Array } {
  const { pairs, products } = compactPairs(buildIncidence(deals, null), deals.clientIds, deals.productIds);
  return { graph: newmanWeights(pairs).graph, products };
}

describeWithNeo4j("Graph Data Science in the server", (neo4j) => {
  let stores: Stores;
  let database: Neo4jDatabase;
  let gds: GdsCommunities;
  beforeAll(async () => {
    const [{ n }] = await neo4j.run("SHOW PROCEDURES YIELD name WHERE name = 'gds.leiden.stream' RETURN count(*) AS n");
    if (n !== 1) throw new Error("the server in NEO4J_URI has not the plugin Graph Data Science: these tests need it");
  });
  beforeEach(async () => {
    stores = await neo4j.openEmpty();
    database = await Neo4jDatabase.open(neo4j.url);
    gds = new GdsCommunities(database, () => stores.deals.aliases());
  });
  afterEach(async () => {
    await database.close();
    await stores.close();
  });

  const expectSameWeights = async (asOfDay: number | null): Promise<number> => {
    const { deals } = await stores.deals.readDataset(asOfDay);
    const { graph, products } = ownGraph(deals);
    const edges = await gds.edges({ deals, asOfDay });
    const own: [number, number, number][] = [];
    for (let a = 0; a < graph.nNodes; a += 1)
      for (let at = graph.offsets[a]; at < graph.offsets[a + 1]; at += 1)
        own.push([products[a], products[graph.neighbours[at]], graph.weights[at]]);
    own.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
    // One comparison: there are a hundred thousand.
    const differing = edges.filter(([a, b, weight], i) => a !== own[i][0] || b !== own[i][1] || Math.abs(weight - own[i][2]) > 1e-9);
    expect({ edges: edges.length, differing }).toEqual({ edges: own.length, differing: [] });
    return edges.length;
  };

  it("weighs the edges as the engine of this program does: aliases, days, returns and very large clients too", async () => {
    await importFolder(stores, { folder: EXAMPLE, now: new Date("2026-01-01") });
    const all = await expectSameWeights(null);
    expect(all).toBeGreaterThan(1000);
    const { clients } = await stores.deals.readDataset(null);
    const { productIds } = (await stores.deals.readDataset(null)).deals;
    await stores.deals.putAliases([
      { entity: "client", aliasId: clients.ids[0], canonicalId: clients.ids[1], reason: "manual" },
      { entity: "product", aliasId: productIds[0], canonicalId: productIds[1], reason: "manual" },
    ]);
    await stores.deals.upsert("deals", [
      ...Array.from({ length: 620 }, (_, i) =>
        makeDeal({ dealId: `big${i}`, clientId: "giant", productId: `new${i}`, closedAt: "1996-08-01" }),
      ),
      makeDeal({ dealId: "back", clientId: "giant", productId: productIds[5], kind: "return", closedAt: "1996-08-01" }),
    ]);
    expect(await expectSameWeights(null)).toBeGreaterThan(all);
    expect(await expectSameWeights(Math.floor(Date.UTC(1996, 11, 31) / 86_400_000))).toBeGreaterThan(100_000);
    expect(await neo4j.run("CALL gds.graph.list() YIELD graphName RETURN graphName")).toEqual([]);
  });

  it.each([
    // Within 1 % of the modularity. Northwind has no communities: its modularity of .03 differs by more than that from seed to seed.
    ["Northwind", 0.005, () => importFolder(stores, { folder: EXAMPLE, now: new Date("2026-01-01") })],
    ["three planted problems", 0, () => stores.deals.upsert("deals", smallCompany(3).deals)],
  ] as const)("finds communities as good as Louvain in this process: %s", async (_name, least, load) => {
    await load();
    const { deals } = await stores.deals.readDataset(null);
    const { graph, products } = ownGraph(deals);
    const { labels } = await gds.detect({ deals, asOfDay: null, resolutions: RESOLUTIONS, nSeeds: N_SEEDS, seed: 1 });
    const nLouvain = labels.length - RESOLUTIONS.length * N_SEEDS;
    expect(nLouvain).toBeGreaterThan(0);
    const inGraph = (partition: Int32Array): Int32Array => Int32Array.from(products, (product) => partition[product]);
    const ownBest = (resolution: number): number => {
      const settings = Array.from({ length: N_SEEDS }, (_, start) => ({ resolution, rng: createRng(1, "parity", resolution, start) }));
      return Math.max(...detectCommunities(graph, settings).map((partition) => modularityOf(graph, partition, resolution)));
    };
    const expectAsGood = (found: number, own: number): void => {
      expect(found).toBeGreaterThanOrEqual(own - Math.max(0.01 * Math.abs(own), least));
    };
    // Louvain of GDS has neither seed nor resolution: one run at resolution 1, its coarsest level.
    expectAsGood(modularityOf(graph, inGraph(labels[nLouvain - 1]), 1), ownBest(1));
    RESOLUTIONS.forEach((resolution, r) => {
      const runs = labels.slice(nLouvain + r * N_SEEDS, nLouvain + (r + 1) * N_SEEDS);
      expectAsGood(Math.max(...runs.map((partition) => modularityOf(graph, inGraph(partition), resolution))), ownBest(resolution));
    });
  });

  it("is what `analyze --engine gds` uses, with the same answer twice, and the same problems as in this process", async () => {
    const { clients, products, deals } = smallCompany(1);
    await stores.deals.upsert("clients", clients);
    await stores.deals.upsert("products", products);
    await stores.deals.upsert("deals", deals);
    const folder = mkdtempSync(join(tmpdir(), "dealgraph-gds-"));
    const report = (name: string) =>
      JSON.parse(readFileSync(join(folder, name, "report.json"), "utf8")) as {
        readonly problems: readonly object[];
        readonly options: { readonly partitionsGiven?: number };
      };
    try {
      for (const [out, engine] of [
        ["gds", "gds"],
        ["again", "gds"],
        ["own", "in-process"],
      ])
        expect(
          await runCli("analyze", "--store", neo4j.url, "--engine", engine, "--mode", "fast", "--out", join(folder, out)),
        ).toMatchObject({ status: 0, stderr: expect.not.stringContaining("error:") as string });
      expect(readFileSync(join(folder, "again", "client_mixtures.csv"), "utf8")).toBe(
        readFileSync(join(folder, "gds", "client_mixtures.csv"), "utf8"),
      );
      expect(report("gds").options.partitionsGiven).toBeGreaterThan(1);
      expect(report("own").options.partitionsGiven).toBeUndefined();
      expect(report("gds").problems).toHaveLength(report("own").problems.length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
