import { randomUUID } from "node:crypto";
import type { ProductPartitions } from "../../../graph/communities/product-partitions";
import { isoDateOfDay, type DealTable } from "../../../graph/deals/dataset";
import { buildIncidence } from "../../../graph/incidence/build-incidence";
import { compactPairs } from "../../../graph/incidence/pair-rows";
import { hashText } from "../../../graph/numeric/rng";
import { throwIfCancelled } from "../../../graph/numeric/tasks";
import { thinClients } from "../../../graph/projection/newman-weights";
import type { CommunityDetector, DetectionRequest } from "../../ports/community-detector";
import type { Alias } from "../../ports/deal-store";
import { StoreUnavailableError } from "../../ports/errors";
import { resolveAliasRoots } from "../shared/alias-roots";
import { cypherFile } from "./cypher-file";
import { integer, type Neo4jDatabase } from "./database";

const PROJECT = cypherFile("gds/project-products", "graph", "lastDay", "clientRoots", "positions", "thinned");
const LOUVAIN = cypherFile("gds/louvain", "graph");
const LEIDEN = cypherFile("gds/leiden", "graph", "resolution", "seed");
const EDGES = cypherFile("gds/edges", "graph");
const DROP = cypherFile("gds/drop-graph", "graph");
const GDS_PROCEDURES = cypherFile("read/gds-procedures");
const N_PROCEDURES = 3;

/** An edge between products, by their positions in the deal table, the smaller first. */
export type ProjectedEdge = readonly [a: number, b: number, weight: number];

/**
 * Louvain and Leiden of the Graph Data Science plugin on the product graph, which the server projects from its own deals with the weights
 * of `newmanWeights`. One Louvain run (GDS has no seed and no resolution for it; its finer levels are partitions too), and Leiden at every
 * resolution and seed. One thread, because GDS gives another answer each time on several.
 */
export class GdsCommunities implements CommunityDetector {
  constructor(
    private readonly database: Neo4jDatabase,
    private readonly aliases: () => Promise<readonly Alias[]>,
  ) {}

  async detect(request: DetectionRequest): Promise<ProductPartitions> {
    const { deals, resolutions, nSeeds, seed, signal } = request;
    return this.withGraph(request, async (graph) => {
      const labels = await this.louvain(graph, deals.productIds.length);
      const runs = resolutions.flatMap((resolution) => Array.from({ length: nSeeds }, (_, start) => ({ resolution, start })));
      for (const [i, { resolution, start }] of runs.entries()) {
        throwIfCancelled(signal);
        const leidenSeed = hashText(`leiden ${resolution} ${start}`, seed);
        labels.push(await this.leiden(graph, deals.productIds.length, resolution, leidenSeed));
        request.onProgress?.((i + 1) / runs.length);
      }
      return { productIds: deals.productIds, labels };
    });
  }

  /** The edges as the server weighs them, for comparison. */
  async edges(request: Pick<DetectionRequest, "deals" | "asOfDay">): Promise<readonly ProjectedEdge[]> {
    return this.withGraph(request, async (graph) => {
      const rows = (await this.database.write((transaction) => transaction.run(EDGES, { graph }))) as unknown as ProjectedEdge[];
      return rows.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    });
  }

  private async louvain(graph: string, nProducts: number): Promise<Int32Array[]> {
    const rows = await this.database.write((transaction) => transaction.run(LOUVAIN, { graph }));
    const found = rows as unknown as readonly (readonly [number, readonly number[]])[];
    const nLevels = found.reduce((most, [, levels]) => Math.max(most, levels.length), 0);
    const labels = Array.from({ length: nLevels }, () => new Int32Array(nProducts).fill(-1));
    for (const [product, levels] of found) levels.forEach((community, level) => (labels[level][product] = community));
    return labels;
  }

  private async leiden(graph: string, nProducts: number, resolution: number, seed: number): Promise<Int32Array> {
    const rows = await this.database.write((transaction) => transaction.run(LEIDEN, { graph, resolution, seed: integer(seed) }));
    const labels = new Int32Array(nProducts).fill(-1);
    for (const [product, community] of rows as unknown as readonly (readonly [number, number])[]) labels[product] = community;
    return labels;
  }

  private async withGraph<T>(
    { deals, asOfDay }: Pick<DetectionRequest, "deals" | "asOfDay">,
    work: (graph: string) => Promise<T>,
  ): Promise<T> {
    if ((await this.database.query(GDS_PROCEDURES, {})).length < N_PROCEDURES) {
      throw new StoreUnavailableError(
        `Neo4j at ${this.database.target.display} has not the plugin Graph Data Science: install it (\`dealgraph doctor\` says how), or use --engine in-process`,
      );
    }
    const roots = resolveAliasRoots(await this.aliases());
    const positions = new Map<string, number>(deals.productIds.map((id, i) => [id, i]));
    const clientRoots = new Map<string, string>();
    for (const { entity, aliasId, rootId } of roots) {
      const position = positions.get(rootId);
      if (entity === "client") clientRoots.set(aliasId, rootId);
      else if (position !== undefined) positions.set(aliasId, position);
    }
    const graph = `dealgraph-${randomUUID()}`;
    try {
      await this.database.write((transaction) =>
        transaction.run(PROJECT, {
          graph,
          lastDay: asOfDay === null ? null : isoDateOfDay(asOfDay),
          clientRoots: Object.fromEntries(clientRoots),
          positions: Object.fromEntries([...positions].map(([id, position]) => [id, integer(position)])),
          thinned: thinnedClients(deals, asOfDay),
        }),
      );
      return await work(graph);
    } finally {
      // It lives in the memory of the server, and a restart frees it too.
      await this.database.write((transaction) => transaction.run(DROP, { graph })).catch(() => undefined);
    }
  }
}

/** Positions of the products that stand for those of very large clients; see `newmanWeights`. */
function thinnedClients(deals: DealTable, asOfDay: number | null): Record<string, unknown[]> {
  const { pairs, clients, products } = compactPairs(buildIncidence(deals, asOfDay), deals.clientIds, deals.productIds);
  const { rows } = thinClients(pairs);
  const thinned: Record<string, unknown[]> = {};
  for (let c = 0; c < pairs.nClients; c += 1) {
    const kept = rows.products.subarray(rows.offsets[c], rows.offsets[c + 1]);
    if (kept.length < pairs.offsets[c + 1] - pairs.offsets[c])
      thinned[deals.clientIds[clients[c]]] = Array.from(kept, (product) => integer(products[product]));
  }
  return thinned;
}
