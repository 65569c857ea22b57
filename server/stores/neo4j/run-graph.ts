import type { Analysis } from "../../../graph/analysis";
import { cypherFile, type CypherFile } from "./cypher-file";
import { integer, type Neo4jDatabase } from "./database";

const PUT_PROBLEMS = cypherFile("write/put-run-problems", "runId", "rows");
const PUT_STATES = cypherFile("write/put-run-states", "runId", "rows");
const PUT_SOLVES = cypherFile("write/put-solves", "runId", "rows");
const PUT_HAS = cypherFile("write/put-has", "runId", "rows");
const PUT_IN_STATE = cypherFile("write/put-in-state", "runId", "rows");
const PUT_INTERSECTS = cypherFile("write/put-intersects", "runId", "rows");
const PUT_LEADS_TO = cypherFile("write/put-leads-to", "runId", "rows");
const REMOVE_LINKS = cypherFile("write/remove-run-links", "runId", "limit");
const REMOVE_INTERSECTIONS = cypherFile("write/remove-run-intersections", "runId", "limit");
const REMOVE_FINDINGS = cypherFile("write/remove-run-findings", "runId", "policies");

/** What people see: shares and weights below it, and intersections and chain links with a greater q-value, are in the analysis only. */
const SHOWN = Object.freeze({ share: 0.01, qValue: 0.05 });

const BATCH_ROWS = 10_000;

/** Writes the findings of a run as nodes and relationships, in batches; each may be repeated without harm. */
export async function writeRunGraph(database: Neo4jDatabase, runId: string, analysis: Analysis): Promise<void> {
  const { clientIds, productIds, problems, model, mixtures, productProblems, intersections, chain, states, stateIds } = analysis;
  const put = (file: CypherFile<"runId" | "rows">, rows: Iterable<unknown>) => putInBatches(database, file, runId, rows);

  await put(
    PUT_PROBLEMS,
    problems.map(({ id, label, share, nClients, nProducts, stability }, k) => ({
      id,
      label,
      share,
      clients: integer(nClients),
      products: integer(nProducts),
      stability: Number.isNaN(stability) ? null : stability,
      position: integer(k),
    })),
  );
  await put(
    PUT_STATES,
    stateIds.slice(0, states.nStates).map((id, s) => ({ id, label: states.labels[s], clients: integer(states.sizes[s]) })),
  );
  await put(
    PUT_SOLVES,
    (function* () {
      for (let i = 0; i < productProblems.length; i += 1) {
        if (productProblems[i] < SHOWN.share) continue;
        const product = Math.floor(i / model.nProblems);
        const k = i % model.nProblems;
        yield [productIds[product], problems[k].id, productProblems[i], model.phi[k * productIds.length + product]];
      }
    })(),
  );
  await put(
    PUT_HAS,
    (function* () {
      for (let c = 0; c < clientIds.length; c += 1) {
        for (let i = mixtures.offsets[c]; i < mixtures.offsets[c + 1]; i += 1) {
          if (mixtures.shares[i] >= SHOWN.share) yield [clientIds[c], problems[mixtures.problems[i]].id, mixtures.shares[i]];
        }
      }
    })(),
  );
  await put(
    PUT_IN_STATE,
    (function* () {
      for (let c = 0; c < states.assignments.length; c += 1) {
        const state = stateIds.at(states.assignments[c]);
        if (states.assignments[c] >= 0 && state !== undefined) yield [clientIds[c], state];
      }
    })(),
  );
  await put(
    PUT_INTERSECTS,
    (function* () {
      for (let i = 0; i < intersections.qValue.length; i += 1) {
        if (intersections.qValue[i] > SHOWN.qValue) continue;
        yield [
          productIds[intersections.productA[i]],
          productIds[intersections.productB[i]],
          integer(intersections.clientsBoth[i]),
          intersections.expected[i],
          intersections.lift[i],
          intersections.qValue[i],
        ];
      }
    })(),
  );
  await put(
    PUT_LEADS_TO,
    chain
      .filter(({ qValue }) => qValue <= SHOWN.qValue)
      .map(({ from, to, observed, expected, lift, qValue, clients }) => [
        problems[from].id,
        problems[to].id,
        observed,
        expected,
        lift,
        qValue,
        integer(clients),
      ]),
  );
}

/** Removes the findings of a run and the pieces of its analysis. */
export async function removeRunGraph(database: Neo4jDatabase, runId: string, { policies }: { readonly policies: boolean }): Promise<void> {
  for (const file of [REMOVE_LINKS, REMOVE_INTERSECTIONS]) {
    let removed = BATCH_ROWS;
    while (removed > 0) {
      const row = await database.write((transaction) => transaction.one(file, { runId, limit: integer(BATCH_ROWS) }));
      removed = (row?.[0] ?? 0) as number;
    }
  }
  await database.write((transaction) => transaction.run(REMOVE_FINDINGS, { runId, policies }));
}

async function putInBatches(
  database: Neo4jDatabase,
  file: CypherFile<"runId" | "rows">,
  runId: string,
  rows: Iterable<unknown>,
): Promise<void> {
  let batch: unknown[] = [];
  const flush = async (): Promise<void> => {
    const full = batch;
    batch = [];
    if (full.length > 0) await database.write((transaction) => transaction.run(file, { runId, rows: full }));
  };
  for (const row of rows) {
    batch.push(row);
    if (batch.length === BATCH_ROWS) await flush();
  }
  await flush();
}
