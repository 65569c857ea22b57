import type { Analysis } from "../../../graph/analysis";
import { compareIds } from "../../../graph/deals/ids";
import { csvLines, type Cell } from "./csv";
import type { Files } from "./atomic-output";

/** The files of an analysis, by the contract of the README: rows by key, problems and states in the order of their ids. */
export function analysisFiles(analysis: Analysis): Files {
  return {
    "product_problems.csv": csvLines(["product_id", "problem_id", "weight"], productProblems(analysis)),
    "client_mixtures.csv": csvLines(["client_id", "problem_id", "share", "low", "high"], clientMixtures(analysis)),
    "problem_profiles.csv": csvLines(["problem_id", "product_id", "probability"], problemProfiles(analysis)),
    "intersections.csv": csvLines(
      [
        "product_a",
        "product_b",
        "clients_a",
        "clients_b",
        "clients_both",
        "expected",
        "lift",
        "p_value",
        "q_value",
        "lift_low",
        "lift_high",
      ],
      intersections(analysis),
    ),
    "problem_chain.csv": csvLines(
      ["from_problem", "to_problem", "observed", "expected", "lift", "p_value", "q_value", "clients"],
      chain(analysis),
    ),
    "client_states.csv": csvLines(["client_id", "state_id"], clientStates(analysis)),
    "report.json": [`${JSON.stringify(report(analysis), nanToNull, 2)}\n`],
  };
}

const nanToNull = (_key: string, value: unknown): unknown => (typeof value === "number" && Number.isNaN(value) ? null : value);

/** Problem indices in the order of their ids. */
const problemOrder = ({ problems }: Analysis): number[] => [...problems.keys()].sort((a, b) => compareIds(problems[a].id, problems[b].id));

function* productProblems(analysis: Analysis): Generator<readonly Cell[]> {
  const order = problemOrder(analysis);
  for (const [p, id] of analysis.productIds.entries()) {
    for (const k of order) {
      const weight = analysis.productProblems[p * order.length + k];
      if (weight > 0) yield [id, analysis.problems[k].id, weight];
    }
  }
}

function* clientMixtures({ clientIds, problems, mixtures }: Analysis): Generator<readonly Cell[]> {
  for (const [c, id] of clientIds.entries()) {
    const entries = Array.from({ length: mixtures.offsets[c + 1] - mixtures.offsets[c] }, (_, i) => mixtures.offsets[c] + i);
    entries.sort((a, b) => compareIds(problems[mixtures.problems[a]].id, problems[mixtures.problems[b]].id));
    for (const entry of entries)
      yield [id, problems[mixtures.problems[entry]].id, mixtures.shares[entry], mixtures.low[entry], mixtures.high[entry]];
  }
}

function* problemProfiles(analysis: Analysis): Generator<readonly Cell[]> {
  const { productIds, model } = analysis;
  for (const k of problemOrder(analysis)) {
    for (const [p, id] of productIds.entries()) {
      const probability = model.phi[k * productIds.length + p];
      if (probability > 0) yield [analysis.problems[k].id, id, probability];
    }
  }
}

function* intersections({ productIds, intersections: pairs }: Analysis): Generator<readonly Cell[]> {
  for (let i = 0; i < pairs.productA.length; i += 1)
    yield [
      productIds[pairs.productA[i]],
      productIds[pairs.productB[i]],
      pairs.clientsA[i],
      pairs.clientsB[i],
      pairs.clientsBoth[i],
      pairs.expected[i],
      pairs.lift[i],
      pairs.pValue[i],
      pairs.qValue[i],
      pairs.liftLow[i],
      pairs.liftHigh[i],
    ];
}

function* chain({ problems, chain: edges }: Analysis): Generator<readonly Cell[]> {
  const sorted = edges
    .map((edge) => ({ ...edge, fromId: problems[edge.from].id, toId: problems[edge.to].id }))
    .sort((a, b) => compareIds(a.fromId, b.fromId) || compareIds(a.toId, b.toId));
  for (const edge of sorted)
    yield [edge.fromId, edge.toId, edge.observed, edge.expected, edge.lift, edge.pValue, edge.qValue, edge.clients];
}

function* clientStates({ clientIds, states, stateIds }: Analysis): Generator<readonly Cell[]> {
  for (const [c, id] of clientIds.entries()) yield [id, stateIds[states.assignments[c]]];
}

function report(analysis: Analysis) {
  const { problems, productIds, stateIds, states, misfits, clientIds } = analysis;
  return {
    ...analysis.report,
    problems: problems.map((problem) => ({
      id: problem.id,
      label: problem.label,
      size: problem.nClients,
      products: problem.nProducts,
      share: problem.share,
      stability: problem.stability,
      top_products: problem.topProducts.map((p) => productIds[p]),
      firmographics: problem.firmographics,
      lineage: problem.lineage,
    })),
    states: stateIds.map((id, s) => ({ id, label: states.labels[s], size: states.sizes[s] })),
    misfits: {
      clients: Array.from(misfits.clients, (c) => clientIds[c]),
      products: Array.from(misfits.products, (p) => productIds[p]),
    },
  };
}
