import type { MixtureModel } from "./mixture-model";

/** What is known about products, in the index space of the model. */
export interface ProductNames {
  readonly productIds: readonly string[];
  /** Display name, or null. */
  readonly names: readonly (string | null)[];
  readonly categories: readonly (string | null)[];
}

/** Label and characteristic products of each problem, in the order of the model. */
export interface ProblemLabels {
  /** Unique within the run, at most about 90 characters, mostly below 60. */
  readonly labels: readonly string[];
  /** Product indices, most characteristic first, at most 10. */
  readonly topProducts: readonly (readonly number[])[];
}

const N_TOP = 10;
const MAX_PART = 28;
/** A category names a problem when it holds this much of its profile, at this many times its share of all deals. */
const CATEGORY_SHARE = 0.45;
const CATEGORY_LIFT = 1.5;
/** A phrase names a problem when it is this many times as frequent among its products as in the catalogue. */
const PHRASE_LIFT = 2;
/** Words that tell nothing about what a product is for. */
const NOISE = new Set(
  "a an and the of for with in on to by from set pack box small medium large mini new assorted x s no cm mm ml kg g".split(" "),
);

/**
 * A short name for every problem from its most characteristic products: those with the largest phi_kp log(phi_kp / background_p), high
 * probability **and** high lift. The name is the shared category where one or two dominate the profile; else the phrases that
 * several of the products share ("Lunch bag & jumbo bag"), a single word through a product that has it; else the names of the two foremost products. A problem that is only
 * popularity (no structure) is called "All products". Names in capitals are lowered; labels are unique and avoid `taken`.
 */
export function labelProblems(
  model: Pick<MixtureModel, "nProblems" | "phi" | "background">,
  products: ProductNames,
  taken: ReadonlySet<string> = new Set(),
): ProblemLabels {
  const { nProblems: K, phi, background } = model;
  const P = background.length;
  const phraseFrequency = countPhrases(products, P);
  const used = new Set(taken);
  const labels: string[] = [];
  const topProducts: number[][] = [];
  for (let k = 0; k < K; k += 1) {
    const score = new Float64Array(P);
    for (let p = 0; p < P; p += 1) {
      const probability = phi[k * P + p];
      if (probability > 0 && background[p] > 0) score[p] = probability * Math.log(probability / background[p]);
    }
    const order = Array.from({ length: P }, (_, p) => p);
    const isPopularity = K === 1;
    // Without lift anywhere (no structure) the most probable products stand for the problem.
    if (isPopularity) order.sort((a, b) => phi[k * P + b] - phi[k * P + a] || a - b);
    else order.sort((a, b) => score[b] - score[a] || a - b);
    const top = order.filter((p) => (isPopularity ? phi[k * P + p] > 0 : score[p] > 0)).slice(0, N_TOP);
    topProducts.push(top);
    const shared = isPopularity ? ["All products"] : categoryParts(phi.subarray(k * P, (k + 1) * P), background, products);
    const names = top.map((p) => displayName(products, p));
    const parts = [...shared, ...phraseParts(top, score, products, phraseFrequency).map((phrase) => spellOut(phrase, names)), ...names];
    labels.push(uniqueLabel(parts, shared.length > 0 ? shared.length : 2, used));
  }
  return { labels, topProducts };
}

/** Joins the first `enough` parts into a label nobody has yet; one more part, then a number, tell equal ones apart. */
function uniqueLabel(parts: readonly string[], enough: number, used: Set<string>): string {
  const distinct: string[] = [];
  for (const part of parts) {
    const lower = part.toLowerCase();
    if (!distinct.some((other) => other.toLowerCase().includes(lower) || lower.includes(other.toLowerCase()))) distinct.push(part);
  }
  if (distinct.length === 0) distinct.push("Unnamed");
  const join = (n: number): string => {
    const text = distinct
      .slice(0, n)
      .map((part, i) => (i === 0 ? part : lowerFirst(part)))
      .join(" & ");
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  let label = join(enough);
  if (used.has(label) && enough < 3 && distinct.length > enough) label = join(enough + 1);
  const base = label;
  for (let n = 2; used.has(label); n += 1) label = `${base} (${n})`;
  used.add(label);
  return label;
}

/** A phrase of one word says too little ("Wooden"): the foremost product that has it speaks for it. */
function spellOut(phrase: string, names: readonly string[]): string {
  if (phrase.includes(" ")) return phrase;
  const named = names.find((name) => wordsOf(name).includes(phrase.toLowerCase()));
  return named ?? phrase;
}

/** Lowers the first letter of an ordinary word; names with capitals inside (USB hub, iPad case) and codes stay. */
const lowerFirst = (text: string): string => (/^[A-Z][a-z']+( [a-z]|$)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/** One or two categories that dominate the profile beyond their share of all deals. */
function categoryParts(profile: Float64Array, background: Float64Array, { categories }: ProductNames): string[] {
  const mass = new Map<string, { own: number; all: number }>();
  categories.forEach((category, p) => {
    if (category === null || category.trim() === "") return;
    const entry = mass.get(category) ?? { own: 0, all: 0 };
    entry.own += profile[p];
    entry.all += background[p];
    mass.set(category, entry);
  });
  const strong = [...mass]
    .map(([category, { own, all }]) => ({ category, own, lift: all > 0 ? own / all : 0 }))
    .filter(({ own, lift }) => own >= CATEGORY_SHARE / 2 && lift >= CATEGORY_LIFT)
    .sort((a, b) => b.own - a.own || (a.category < b.category ? -1 : 1));
  if (strong.length === 0) return [];
  if (strong[0].own >= CATEGORY_SHARE) return [shorten(strong[0].category)];
  return strong.length > 1 && strong[0].own + strong[1].own >= CATEGORY_SHARE
    ? strong.slice(0, 2).map(({ category }) => shorten(category))
    : [];
}

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word.length > 1 && !/^\d+$/.test(word) && !NOISE.has(word));

/** Words that say something only beside another: "red retrospot", but not "red". */
const WEAK = new Set(
  "red blue pink white black green grey silver gold cream ivory brown yellow purple orange vintage retro classic".split(" "),
);

/** Phrases of one and two neighbouring words, each once. */
function phrasesOf(name: string): Set<string> {
  const words = wordsOf(name);
  return new Set([...words.filter((word) => !WEAK.has(word)), ...words.slice(1).map((word, i) => `${words[i]} ${word}`)]);
}

/** In how many product names each phrase occurs. */
function countPhrases({ names }: ProductNames, P: number): Map<string, number> {
  const count = new Map<string, number>();
  for (let p = 0; p < P; p += 1) for (const phrase of phrasesOf(names[p] ?? "")) count.set(phrase, (count.get(phrase) ?? 0) + 1);
  return count;
}

/** Up to two phrases that at least two of the top products share, unusually often for the catalogue. */
function phraseParts(
  top: readonly number[],
  score: Float64Array,
  { names }: ProductNames,
  frequency: ReadonlyMap<string, number>,
): string[] {
  const parts: string[] = [];
  let rest = top.filter((p) => names[p] !== null);
  const total = rest.reduce((sum, p) => sum + score[p], 0);
  while (parts.length < 2) {
    const candidates = new Map<string, { weight: number; products: number[] }>();
    for (const p of rest) {
      for (const phrase of phrasesOf(names[p] ?? "")) {
        const entry = candidates.get(phrase) ?? { weight: 0, products: [] };
        entry.weight += score[p];
        entry.products.push(p);
        candidates.set(phrase, entry);
      }
    }
    const best = [...candidates]
      .filter(([phrase, { products }]) => {
        const inCatalogue = (frequency.get(phrase) ?? 1) / names.length;
        return products.length >= 2 && products.length / top.length >= PHRASE_LIFT * inCatalogue;
      })
      // Two words say more than one: they win unless they cover much less.
      .map(([phrase, entry]) => ({ phrase, ...entry, value: entry.weight * (phrase.includes(" ") ? 2 : 1) }))
      .filter(({ weight }) => weight >= 0.15 * total)
      .sort((a, b) => b.value - a.value || (a.phrase < b.phrase ? -1 : 1))
      .at(0);
    if (best === undefined) break;
    parts.push(best.phrase.charAt(0).toUpperCase() + best.phrase.slice(1));
    rest = rest.filter((p) => !best.products.includes(p));
  }
  return parts;
}

/** Product name for people: no shouting, one line, shortened at a word; the id where there is no name. */
function displayName({ names, productIds }: ProductNames, p: number): string {
  const name = (names[p] ?? "").replace(/\s+/g, " ").trim();
  if (name === "") return productIds[p];
  const letters = name.replace(/[^\p{L}]/gu, "");
  const calm = letters.length > 4 && letters === letters.toUpperCase() ? name.charAt(0) + name.slice(1).toLowerCase() : name;
  return shorten(calm);
}

function shorten(text: string): string {
  if (text.length <= MAX_PART) return text;
  const cut = text.slice(0, MAX_PART + 1);
  const space = cut.lastIndexOf(" ");
  return (space > MAX_PART / 2 ? cut.slice(0, space) : text.slice(0, MAX_PART)).replace(/[\s,;:/&-]+$/, "");
}
