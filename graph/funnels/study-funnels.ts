import { UNDATED, type ClientTable, type ProductTable } from "../deals/dataset";
import { SALES_STAGE, type SalesTable } from "../deals/sales-table";
import { describeUnified, type UnifiedFunnel } from "./describe-funnels";
import { buildFunnelBook, salesUntil, type FunnelBook, type FunnelLead } from "./funnel-book";
import { fitMechanics, type MechanicFinding } from "./mechanic-effects";
import { attributeRows, type RowProblems } from "./row-problems";
import { funnelProblemShares, type FunnelProblems } from "./shared-clients";
import { TRANSFER_DEFAULTS, transferMechanics, type MechanicTransfer, type TransferOptions } from "./transfer-mechanics";
import { UNIFY_DEFAULTS, unifyFunnels, type Unification, type UnifyOptions } from "./unify-funnels";
import { validateUnification, type Validation } from "./validate-unification";

/** What funnels are studied on. */
export interface FunnelData {
  readonly sales: SalesTable;
  readonly clients: ClientTable;
  readonly products: ProductTable;
  readonly leads: readonly FunnelLead[];
}

/** Options of `studyFunnels`. */
export interface StudyOptions {
  readonly seed: number;
  readonly unify?: Omit<UnifyOptions, "seed">;
  readonly transfers?: TransferOptions;
  /** Problems found in the data up to the validation cut; null unifies by intersections alone for the validation. */
  readonly problemsBefore?: FunnelProblems | null;
  /** Last day before the cut of the validation; null: no validation. Default: see `validationCut`. */
  readonly cutDay?: number | null;
}

/** Everything that is found out about funnels and mechanics. */
export interface FunnelStudy {
  readonly book: FunnelBook;
  readonly unification: Unification;
  readonly unified: readonly UnifiedFunnel[];
  /** Share of each problem in a funnel's won pairs, F x K. */
  readonly problemShares: Float64Array;
  readonly validation: Validation | null;
  readonly validationReason: string | null;
  readonly winRate: MechanicFinding;
  readonly cycleTime: MechanicFinding;
  readonly amount: MechanicFinding;
  readonly transfers: readonly MechanicTransfer[];
  readonly rowProblems: RowProblems;
  /** Funnels before and after, contacts before and after. */
  readonly summary: {
    readonly funnels: number;
    readonly unified: number;
    readonly contacts: number;
    readonly contactsAfter: number;
    readonly withoutDeals: number;
    readonly wonWithoutFunnel: number;
  };
  readonly bounds: readonly string[];
}

/** Resolved defaults of a study, for reports. */
export const STUDY_DEFAULTS = Object.freeze({ unify: UNIFY_DEFAULTS, transfers: TRANSFER_DEFAULTS, historyShare: 0.8 });

/** The day that ends the first 80 % of the won history's time span; null when fewer than two days of won deals are dated. */
export function validationCut(sales: SalesTable): number | null {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < sales.stage.length; row += 1) {
    const day = sales.closedDay[row];
    if (sales.stage[row] !== SALES_STAGE.won || day === UNDATED) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return last > first ? first + Math.floor(STUDY_DEFAULTS.historyShare * (last - first)) : null;
}

/**
 * Funnels and mechanics, whole: which funnels are one (`unifyFunnels`), what each unified funnel is (`describeUnified`), whether that
 * holds in time (`validateUnification`), what mechanics do in which problem (`fitMechanics`) and where they should be tried next
 * (`transferMechanics`).
 */
export function studyFunnels(data: FunnelData, problems: FunnelProblems, options: StudyOptions): FunnelStudy {
  const { sales, clients, products, leads } = data;
  const { seed } = options;
  const book = buildFunnelBook({ sales, products, leads });
  const ids = { clientIds: sales.clientIds, productIds: sales.productIds };
  const found = unifyFunnels(book, ids, problems, { ...options.unify, seed });
  const problemShares = funnelProblemShares(book, sales.productIds, problems);
  const unified = describeUnified(book, ids, found, found.degreeNull, { nProblems: problems.model.nProblems, shares: problemShares });
  const rowProblems = attributeRows(sales, book, problems);
  const winRate = fitMechanics(sales, book, clients, rowProblems, "winRate");
  const cut = options.cutDay === undefined ? validationCut(sales) : options.cutDay;
  const withDeals = book.funnelIds.length - countEmpty(book);
  return {
    book,
    unification: found,
    unified,
    problemShares,
    validation: cut === null ? null : validateAt(data, book, cut, options),
    validationReason: cut === null ? "Won deals of two different days are needed to cut the history." : null,
    winRate,
    cycleTime: fitMechanics(sales, book, clients, rowProblems, "cycleTime"),
    amount: fitMechanics(sales, book, clients, rowProblems, "amount"),
    transfers: winRate.model === null ? [] : transferMechanics(sales, book, rowProblems, winRate.model, options.transfers),
    rowProblems,
    summary: {
      funnels: book.funnelIds.length,
      unified: found.nGroups,
      contacts: unified.reduce((sum, { contacts }) => sum + contacts, 0),
      contactsAfter: unified.reduce((sum, { contactsAfter }) => sum + contactsAfter, 0),
      withoutDeals: book.funnelIds.length - withDeals,
      wonWithoutFunnel: book.nWonWithout,
    },
    bounds: [...found.bounds, ...(winRate.model?.layout.bounds ?? [])],
  };
}

function countEmpty({ memberships, funnelIds }: FunnelBook): number {
  const seen = new Uint8Array(funnelIds.length);
  for (const f of memberships.products) seen[f] = 1;
  return seen.reduce((n, x) => n + (x === 0 ? 1 : 0), 0);
}

/** Unifies from the data up to the cut alone and follows the clients after it. */
function validateAt({ sales, products, leads }: FunnelData, book: FunnelBook, cut: number, options: StudyOptions): Validation {
  const known = salesUntil(sales, cut);
  const before = buildFunnelBook({ sales: known, products, leads: leads.filter(({ createdDay }) => createdDay <= cut) });
  const ids = { clientIds: known.clientIds, productIds: known.productIds };
  const found = unifyFunnels(before, ids, options.problemsBefore ?? null, { ...options.unify, nBootstrap: 0, seed: options.seed });
  const group = new Map(before.funnelIds.map((id, f) => [id, found.groups[f]]));
  const groups = Int32Array.from(book.funnelIds, (id) => group.get(id) ?? -1);
  return validateUnification(book, groups, funnelCategories(book, sales, products), cut, options.seed);
}

/** The category of most won pairs of each funnel (ties by name); null without categories, or where funnels are categories. */
function funnelCategories(book: FunnelBook, sales: SalesTable, products: ProductTable): (string | null)[] {
  if (book.definition === "category") return book.funnelIds.map(() => null);
  const categoryOf = new Map<string, string | null>(products.ids.map((id, row) => [id, products.categories[row]]));
  const counts = book.funnelIds.map(() => new Map<string, number>());
  for (const offer of book.offers.products) {
    const category = categoryOf.get(sales.productIds[book.offerProduct[offer]]);
    if (category === undefined || category === null || category === "") continue;
    const ofFunnel = counts[book.offerFunnel[offer]];
    ofFunnel.set(category, (ofFunnel.get(category) ?? 0) + 1);
  }
  return counts.map((count) => [...count].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null);
}
