import type { ChanceGrid } from "../../graph/recommendation/chance-grid";
import { InputError } from "../ports/errors";
import { problemLabel, type ServingState } from "./serving-state";
import { defineUseCase, type UseCaseContext } from "./use-case";

/** Orders of both sides of the grid. */
export type GridOrder = "expected" | "name" | "problem";

export interface GridView {
  readonly clientOrder: GridOrder;
  readonly productOrder: GridOrder;
  /** Clients whose largest problem it is; all where null. */
  readonly problemId: string | null;
  /** Part of a client's name or id, whatever its case; all where null or empty. */
  readonly search: string | null;
}

interface Kept {
  readonly policyVersion: number;
  readonly grid: Promise<ChanceGrid>;
}

const kept = new WeakMap<ServingState["analysis"], Kept>();

/** Computed once for a run and a version of the ranking policy; a failure is not kept. */
function gridOf(state: ServingState, { serving }: UseCaseContext): Promise<ChanceGrid> {
  const policyVersion = serving.policyVersion("ranking");
  const before = kept.get(state.analysis);
  if (before?.policyVersion === policyVersion) return before.grid;
  const grid = state.recommender.chanceGrid({});
  kept.set(state.analysis, { policyVersion, grid });
  grid.catch(() => kept.delete(state.analysis));
  return grid;
}

interface Side {
  /** Row or column of the grid. */
  readonly at: number;
  readonly id: string;
  readonly name: string;
  readonly problem: number;
  readonly expected: number;
}

const byName = (a: Side, b: Side): number => {
  const [left, right] = [a.name.toLowerCase(), b.name.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : a.at - b.at;
};
const ORDERS: Readonly<Record<GridOrder, (a: Side, b: Side) => number>> = {
  expected: (a, b) => b.expected - a.expected || a.at - b.at,
  name: byName,
  problem: (a, b) => a.problem - b.problem || b.expected - a.expected || a.at - b.at,
};

function sidesOf(state: ServingState, grid: ChanceGrid, view: GridView): { readonly clients: Side[]; readonly products: Side[] } {
  const { analysis, index } = state;
  const { mixtures } = analysis;
  const heaviest = index.heaviestProblem();
  const wanted = view.problemId === null ? null : (index.problem().get(view.problemId) ?? -1);
  const needle = (view.search ?? "").trim().toLowerCase();
  const clients = Array.from(grid.clients, (c, at) => ({
    at,
    id: analysis.clientIds[c],
    name: index.clientName(analysis.clientIds[c]),
    problem: mixtures.problems[mixtures.offsets[c]],
    expected: grid.clientSums[at],
  })).filter(
    (side) =>
      (wanted === null || side.problem === wanted) &&
      (needle === "" || side.name.toLowerCase().includes(needle) || side.id.toLowerCase().includes(needle)),
  );
  const products = Array.from(grid.products, (p, at) => ({
    at,
    id: analysis.productIds[p],
    name: index.productName(analysis.productIds[p]),
    problem: heaviest[p],
    expected: grid.productSums[at],
  }));
  return { clients: clients.sort(ORDERS[view.clientOrder]), products: products.sort(ORDERS[view.productOrder]) };
}

/** The sides of the grid of clients and products that are not deals yet, in the order asked for; null without a run. */
export const whitespaceSides = defineUseCase("recommendations.read", async (context, view: GridView) => {
  const { state } = context;
  if (state === null) return null;
  const grid = await gridOf(state, context);
  const { clients, products } = sidesOf(state, grid, view);
  const viewSide = ({ id, name, problem, expected }: Side) => ({
    id,
    name,
    problemId: state.analysis.problems[problem].id,
    problemLabel: problemLabel(state, problem),
    expected,
  });
  let most = 0;
  for (const value of grid.probabilities) if (value > most) most = value;
  return {
    runId: state.run.id,
    horizonDays: grid.horizonDays,
    nClientsInRun: state.analysis.clientIds.length,
    nProductsInRun: state.analysis.productIds.length,
    greatest: most,
    clients: clients.map(viewSide),
    products: products.map(viewSide),
  };
});

const MAX_CELLS = 20_000;

export interface GridWindow extends GridView {
  readonly fromClient: number;
  readonly clients: number;
  readonly fromProduct: number;
  readonly products: number;
}

/** Cells of a part of the grid in the same order, row by row: null where the client has the product, -1 where it is not on offer. */
export const whitespaceCells = defineUseCase("recommendations.read", async (context, window: GridWindow) => {
  for (const name of ["fromClient", "clients", "fromProduct", "products"] as const)
    if (!Number.isInteger(window[name]) || window[name] < 0) throw new InputError(`${name} must be 0 or more, got ${window[name]}`);
  if (window.clients * window.products > MAX_CELLS)
    throw new InputError(`at most ${MAX_CELLS} cells at once, got ${window.clients} x ${window.products}`);
  const { state } = context;
  if (state === null) return [];
  const grid = await gridOf(state, context);
  const sides = sidesOf(state, grid, window);
  const columns = sides.products.slice(window.fromProduct, window.fromProduct + window.products);
  return sides.clients.slice(window.fromClient, window.fromClient + window.clients).map((row) => ({
    clientId: row.id,
    chances: columns.map((column) => {
      const value = grid.probabilities[row.at * grid.products.length + column.at];
      return Number.isNaN(value) ? null : Math.round(value * 10_000) / 10_000;
    }),
  }));
});
