import { isoDateOfDay, UNDATED } from "../../../graph/deals/dataset";
import type { Intersections } from "../../../graph/projection/intersections";
import { problemLabel as labelOf, type ServingState } from "../../use-cases/serving-state";
import type { UseCaseContext } from "../../use-cases/use-case";
import {
  category,
  clientId,
  clientName,
  date,
  flag,
  integer,
  number,
  problemId,
  problemLabel,
  productId,
  productName,
  text,
} from "../columns";
import { defineList, type ListColumn, type ListDefinition, type ListRow } from "../list";

/** A list over the results that are served; empty before the first analysis. */
const overRun =
  (rows: (state: ServingState) => Iterable<ListRow>) =>
  (context: UseCaseContext): Iterable<ListRow> =>
    context.state === null ? [] : rows(context.state);

const day = (value: number): string | null => (value === UNDATED ? null : isoDateOfDay(value));
const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

const pValue = number("p_value", "P(at least as many) under the hypergeometric null, 0 to 1.", { unit: "probability" });
const qValue = number("q_value", "Benjamini-Hochberg q-value, 0 to 1.", { unit: "probability" });
const liftColumns: readonly ListColumn[] = [
  integer("clients_both", "Clients who bought both.", { unit: "clients" }),
  number("expected", "Clients of both expected if products were bought independently.", { unit: "clients" }),
  number("lift", "clients_both over expected; 1 is chance.", { unit: "ratio" }),
  number("lift_low", "Lower end of the 95 % interval of the lift.", { unit: "ratio" }),
  number("lift_high", "Upper end of the 95 % interval of the lift.", { unit: "ratio" }),
  pValue,
  qValue,
];

/** Cells of `liftColumns` of the pair with index `i`. */
const liftCells = ({ clientsBoth, expected, lift, liftLow, liftHigh, pValue: p, qValue: q }: Intersections, i: number): ListRow => [
  clientsBoth[i],
  expected[i],
  lift[i],
  liftLow[i],
  liftHigh[i],
  p[i],
  q[i],
];

/** Lists of what an analysis found. */
export const analysisLists: readonly ListDefinition[] = [
  defineList({
    name: "problems",
    description: "Latent problems of the active run: groups of products bought for one reason.",
    operation: "problems.read",
    key: ["problem_id"],
    freshness: "run",
    personal: false,
    columns: [
      problemId,
      problemLabel,
      text("generated_label", "Name made from its most characteristic products."),
      flag("named", "Whether people gave it its name."),
      number("share", "Share of all won client-product pairs it explains, 0 to 1.", { unit: "share" }),
      integer("n_clients", "Clients whose largest share it is.", { unit: "clients" }),
      integer("n_products", "Products whose heaviest problem it is.", { unit: "products" }),
      number("stability", "How well it recurs over other starts, 0 to 1.", { unit: "share", nullable: true }),
      text("lineage", "What became of it since the run before: first, kept, split, merged, born."),
    ],
    *rows({ state }) {
      if (state === null) return;
      for (const [k, problem] of state.analysis.problems.entries())
        yield [
          problem.id,
          labelOf(state, k),
          problem.label,
          state.labels.has(problem.id),
          problem.share,
          problem.nClients,
          problem.nProducts,
          known(problem.stability),
          problem.lineage.kind,
        ];
    },
  }),
  defineList({
    name: "problem_profiles",
    description: "How probable each product is given a problem, and its weight in the product.",
    operation: "problems.read",
    key: ["problem_id", "product_id"],
    freshness: "run",
    personal: false,
    columns: [
      problemId,
      problemLabel,
      productId,
      productName,
      category,
      number("probability", "P(product | problem); sums to 1 in a problem.", { unit: "probability" }),
      number("lift", "probability over the product's popularity.", { unit: "ratio" }),
      number("weight", "P(problem | product); sums to 1 in a product.", { unit: "share" }),
    ],
    rows: overRun(function* (state) {
      const { problems, productIds, model, productProblems } = state.analysis;
      for (const [k, problem] of problems.entries()) {
        for (const [p, id] of productIds.entries()) {
          const probability = model.phi[k * productIds.length + p];
          if (!(probability > 0)) continue;
          yield [
            problem.id,
            labelOf(state, k),
            id,
            state.index.productName(id),
            state.index.productCategory(id),
            probability,
            probability / model.background[p],
            productProblems[p * problems.length + k],
          ];
        }
      }
    }),
  }),
  defineList({
    name: "client_mixtures",
    description: "Shares of problems of every client; they sum to 1 in a client.",
    operation: "clients.read",
    key: ["client_id", "problem_id"],
    freshness: "run",
    personal: true,
    columns: [
      clientId,
      clientName,
      problemId,
      problemLabel,
      number("share", "Share of the problem in the client, 0 to 1.", { unit: "share" }),
      number("low", "Lower end of the 90 % interval of the share.", { unit: "share" }),
      number("high", "Upper end of the 90 % interval of the share.", { unit: "share" }),
    ],
    rows: overRun(function* (state) {
      const { clientIds, problems, mixtures } = state.analysis;
      for (const [c, id] of clientIds.entries()) {
        const name = state.index.clientName(id);
        for (let entry = mixtures.offsets[c]; entry < mixtures.offsets[c + 1]; entry += 1) {
          const k = mixtures.problems[entry];
          yield [id, name, problems[k].id, labelOf(state, k), mixtures.shares[entry], mixtures.low[entry], mixtures.high[entry]];
        }
      }
    }),
  }),
  defineList({
    name: "client_states",
    description: "The state of every client in the active run, with the client's largest problem and sums.",
    operation: "clients.read",
    key: ["client_id"],
    freshness: "run",
    personal: true,
    columns: [
      clientId,
      clientName,
      text("state_id", "Id of the state."),
      text("state_label", "The state in words."),
      text("top_problem_id", "Problem with the largest share."),
      text("top_problem_label", "Name of that problem."),
      number("top_share", "That share, 0 to 1.", { unit: "share" }),
      integer("n_products", "Distinct products won.", { unit: "products" }),
      integer("n_deals", "Won deal lines.", { unit: "deals" }),
      number("amount", "Sum of the known amounts.", { unit: "reporting currency" }),
      date("first_deal_on", "Day of the first dated won deal.", { nullable: true }),
      date("last_deal_on", "Day of the last dated won deal.", { nullable: true }),
      flag("misfit", "Whether its deals are no better predicted by problems than by popularity."),
    ],
    rows: overRun(function* (state) {
      const { clientIds, problems, mixtures, states, stateIds } = state.analysis;
      const sums = state.index.clientSums();
      const days = state.index.clientDays();
      for (const [c, id] of clientIds.entries()) {
        const s = states.assignments[c];
        const entry = mixtures.offsets[c];
        const k = mixtures.problems[entry];
        yield [
          id,
          state.index.clientName(id),
          stateIds[s],
          states.labels[s],
          problems[k].id,
          labelOf(state, k),
          mixtures.shares[entry],
          sums.partners[c],
          sums.lines[c],
          sums.amounts[c],
          day(days.first[c]),
          day(days.last[c]),
          state.index.misfitClients().has(c),
        ];
      }
    }),
  }),
  defineList({
    name: "states",
    description: "Groups of clients alike in mixture and life-cycle.",
    operation: "states.read",
    key: ["state_id"],
    freshness: "run",
    personal: false,
    columns: [
      text("state_id", "Id of the state."),
      text("state_label", "The state in words."),
      integer("n_clients", "Clients in it.", { unit: "clients" }),
    ],
    rows: overRun(function* ({ analysis: { stateIds, states } }) {
      for (const [s, id] of stateIds.entries()) yield [id, states.labels[s], states.sizes[s]];
    }),
  }),
  defineList({
    name: "state_shares",
    description: "Mean share of every problem in a state; sums to 1 in a state.",
    operation: "states.read",
    key: ["state_id", "problem_id"],
    freshness: "run",
    personal: false,
    columns: [
      text("state_id", "Id of the state."),
      text("state_label", "The state in words."),
      problemId,
      problemLabel,
      number("share", "Mean share, 0 to 1.", { unit: "share" }),
    ],
    rows: overRun(function* (state) {
      const { stateIds, states, problems } = state.analysis;
      for (const [s, id] of stateIds.entries())
        for (const [k, problem] of problems.entries())
          yield [id, states.labels[s], problem.id, labelOf(state, k), states.meanShares[s * problems.length + k]];
    }),
  }),
  defineList({
    name: "intersections",
    description: "Pairs of products that share clients; product_a comes before product_b.",
    operation: "intersections.read",
    key: ["product_a", "product_b"],
    freshness: "run",
    personal: false,
    columns: [
      text("product_a", "First product."),
      text("product_a_name", "Its name."),
      text("product_b", "Second product."),
      text("product_b_name", "Its name."),
      integer("clients_a", "Clients of the first product.", { unit: "clients" }),
      integer("clients_b", "Clients of the second product.", { unit: "clients" }),
      ...liftColumns,
    ],
    rows: overRun(function* ({ analysis, index }) {
      const { productIds, intersections: pairs } = analysis;
      for (let i = 0; i < pairs.productA.length; i += 1) {
        const a = productIds[pairs.productA[i]];
        const b = productIds[pairs.productB[i]];
        yield [a, index.productName(a), b, index.productName(b), pairs.clientsA[i], pairs.clientsB[i], ...liftCells(pairs, i)];
      }
    }),
  }),
  defineList({
    name: "adjacent_products",
    description: "Products that share clients with a product, seen from that product: every pair of `intersections` twice.",
    operation: "products.read",
    key: ["product_id", "adjacent_id"],
    freshness: "run",
    personal: false,
    columns: [
      productId,
      productName,
      text("adjacent_id", "The adjacent product."),
      text("adjacent_name", "Its name."),
      text("adjacent_category", "Its category.", { nullable: true }),
      text("adjacent_problem_id", "Its heaviest problem."),
      integer("clients_this", "Clients of the product.", { unit: "clients" }),
      integer("clients_other", "Clients of the adjacent product.", { unit: "clients" }),
      ...liftColumns,
    ],
    rows: overRun(function* ({ analysis, index }) {
      const { productIds, intersections: pairs, problems } = analysis;
      const { offsets, values } = index.intersectionsOf();
      const heaviest = index.heaviestProblem();
      for (const [p, id] of productIds.entries()) {
        for (let at = offsets[p]; at < offsets[p + 1]; at += 1) {
          const i = values[at];
          const first = pairs.productA[i] === p;
          const other = first ? pairs.productB[i] : pairs.productA[i];
          yield [
            id,
            index.productName(id),
            productIds[other],
            index.productName(productIds[other]),
            index.productCategory(productIds[other]),
            problems[heaviest[other]].id,
            first ? pairs.clientsA[i] : pairs.clientsB[i],
            first ? pairs.clientsB[i] : pairs.clientsA[i],
            ...liftCells(pairs, i),
          ];
        }
      }
    }),
  }),
  defineList({
    name: "problem_chain",
    description: "Which problem follows which in clients' histories.",
    operation: "chain.read",
    key: ["from_problem", "to_problem"],
    freshness: "run",
    personal: false,
    columns: [
      text("from_problem", "The earlier problem."),
      text("from_label", "Its name."),
      text("to_problem", "The later problem."),
      text("to_label", "Its name."),
      number("observed", "Soft count of pairs of deals in this order.", { unit: "pairs" }),
      number("expected", "Mean of that count when dates are permuted within each client.", { unit: "pairs" }),
      number("lift", "observed over expected.", { unit: "ratio" }),
      number("p_value", "One-sided p-value of the order, 0 to 1.", { unit: "probability" }),
      qValue,
      integer("clients", "Clients who contribute.", { unit: "clients" }),
    ],
    rows: overRun(function* (state) {
      const { problems, chain } = state.analysis;
      for (const edge of chain)
        yield [
          problems[edge.from].id,
          labelOf(state, edge.from),
          problems[edge.to].id,
          labelOf(state, edge.to),
          edge.observed,
          edge.expected,
          edge.lift,
          edge.pValue,
          edge.qValue,
          edge.clients,
        ];
    }),
  }),
  defineList({
    name: "predictability",
    description: "Bits per held-out deal gained over popularity, by what is known about the client.",
    operation: "runs.read",
    key: ["description"],
    freshness: "run",
    personal: false,
    columns: [
      text("description", "How clients are described: problems, firmographics, both."),
      number("bits", "Bits per held-out deal gained over popularity.", { unit: "bits" }),
      number("low", "Lower end of the 95 % interval.", { unit: "bits" }),
      number("high", "Upper end of the 95 % interval.", { unit: "bits" }),
    ],
    rows: overRun(function* ({ analysis }) {
      for (const { description, bits, low, high } of analysis.report.predictability)
        yield [description, known(bits), known(low), known(high)];
    }),
  }),
];
