import { InputError } from "../ports/errors";
import { problemLabel } from "./serving-state";
import { defineUseCase } from "./use-case";

interface SearchHit {
  readonly kind: "problem" | "product" | "client";
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

/** Lower case without accents. */
const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Shorter texts are meant as they stand: one letter more or less would match half of everything. */
const LEAST_FUZZY = 4;

/** Whether two texts are one change apart: a letter too many, missing, another, or two swapped. */
function isOneChangeAway(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  if (a.length === b.length)
    return (
      a.slice(start + 1) === b.slice(start + 1) ||
      (a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2))
    );
  return a.length > b.length ? a.slice(start + 1) === b.slice(start) : a.slice(start) === b.slice(start + 1);
}

/** Whether a word of the text begins with the needle but for one change. */
const almostBegins = (needle: string, text: string): boolean =>
  text.split(/[^\p{L}\p{N}]+/u).some((word) => [-1, 0, 1].some((more) => isOneChangeAway(needle, word.slice(0, needle.length + more))));

/** How well a name or id matches: 0 equal, 1 begins, 2 a word of it begins, 3 contains, 4 a word begins but for one change; null not at all. */
function rankMatch(needle: string, label: string, id: string): number | null {
  const texts = [fold(label), fold(id)];
  if (texts.includes(needle)) return 0;
  if (texts.some((text) => text.startsWith(needle))) return 1;
  if (texts.some((text) => text.includes(` ${needle}`))) return 2;
  if (texts.some((text) => text.includes(needle))) return 3;
  return needle.length >= LEAST_FUZZY && almostBegins(needle, texts[0]) ? 4 : null;
}

/** Problems, products and clients whose name or id contains the text; better matches first, then problems, products, clients, by id. */
export const searchEverything = defineUseCase(
  "search.read",
  async ({ stores, state }, input: { readonly text: string; readonly first: number }) => {
    if (!Number.isInteger(input.first) || input.first < 1 || input.first > 200)
      throw new InputError(`first must be 1 to 200, got ${input.first}`);
    const needle = fold(input.text.trim());
    if (needle === "") return [];
    const byRank: SearchHit[][] = [[], [], [], [], []];
    const offer = (kind: SearchHit["kind"], id: string, label: string, detail: () => string) => {
      const rank = rankMatch(needle, label, id);
      if (rank !== null && byRank[rank].length < input.first) byRank[rank].push({ kind, id, label, detail: detail() });
    };
    if (state === null) {
      const page = { first: input.first };
      const [products, clients] = await Promise.all([
        stores.deals.products({ search: input.text.trim() }, page),
        stores.deals.clients({ search: input.text.trim() }, page),
      ]);
      for (const row of products.nodes) offer("product", row.productId, row.name ?? row.productId, () => row.category ?? "product");
      for (const row of clients.nodes) offer("client", row.clientId, row.name ?? row.clientId, () => "client");
    } else {
      const { analysis, dataset } = state;
      analysis.problems.forEach((problem, k) => {
        offer("problem", problem.id, problemLabel(state, k), () => `${problem.nProducts} products, ${problem.nClients} clients`);
      });
      dataset.products.ids.forEach((id, i) => {
        offer("product", id, dataset.products.names[i] ?? id, () => dataset.products.categories[i] ?? "product");
      });
      dataset.clients.ids.forEach((id, i) => {
        offer("client", id, dataset.clients.names[i] ?? id, () => "client");
      });
    }
    return byRank.flat().slice(0, input.first);
  },
);
