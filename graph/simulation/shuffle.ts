import { createRng } from "../numeric/rng";
import type { PairRows } from "../incidence/pair-rows";

/**
 * Random pairs with the same number of products for every client and the same number of clients for every product: what is left of
 * intersections when clients have no problems. Curveball trades between random clients (Strona et al., 2014): the two keep what
 * they share and deal out the rest at random.
 * @param trades default 5 for each client, enough to forget the start
 * @returns the same index spaces; fewer than two clients are returned as they are
 */
export function shufflePairs(pairs: PairRows, seed: number, trades = 5 * pairs.nClients): PairRows {
  const { nClients, nProducts, offsets } = pairs;
  const products = pairs.products.slice();
  if (nClients < 2) return { nClients, nProducts, offsets, products };
  const rng = createRng(seed, "shuffle-pairs");
  const mark = new Uint8Array(nProducts);
  for (let trade = 0; trade < trades; trade += 1) {
    const a = Math.floor(rng() * nClients);
    const b = (a + 1 + Math.floor(rng() * (nClients - 1))) % nClients;
    const rowA = products.subarray(offsets[a], offsets[a + 1]);
    const rowB = products.subarray(offsets[b], offsets[b + 1]);
    for (const p of rowA) mark[p] += 1;
    for (const p of rowB) mark[p] += 1;
    const shared = [...rowA].filter((p) => mark[p] === 2);
    const pool = [...rowA, ...rowB].filter((p) => mark[p] === 1);
    for (const p of rowA) mark[p] = 0;
    for (const p of rowB) mark[p] = 0;
    for (let i = pool.length - 1; i > 0; i -= 1) {
      const j = Math.floor(rng() * (i + 1));
      [pool[i], pool[j]] = [pool[j], pool[i]];
    }
    const nA = rowA.length - shared.length;
    rowA.set([...shared, ...pool.slice(0, nA)]);
    rowB.set([...shared, ...pool.slice(nA)]);
  }
  for (let c = 0; c < nClients; c += 1) products.subarray(offsets[c], offsets[c + 1]).sort();
  return { nClients, nProducts, offsets, products };
}
