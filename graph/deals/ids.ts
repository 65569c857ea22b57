declare const brand: unique symbol;
type Brand<T, B extends string> = T & { readonly [brand]: B };

/** Id of a client as its source system writes it, after aliases were resolved. */
export type ClientId = Brand<string, "ClientId">;
/** Id of a product as its source system writes it, after aliases were resolved. */
export type ProductId = Brand<string, "ProductId">;
/** Id of a problem (a latent cluster), `p0`, `p1`, ...; stable across runs through identity matching. */
export type ProblemId = Brand<string, "ProblemId">;
/** Id of a client state (a k-means cluster used as a learner's state), `s0`, `s1`, ... */
export type StateId = Brand<string, "StateId">;

/** Marks text as the id of a client; no check, ids are opaque. */
export const asClientId = (text: string): ClientId => text as ClientId;
/** Marks text as the id of a product. */
export const asProductId = (text: string): ProductId => text as ProductId;
/** Marks text as the id of a problem. */
export const asProblemId = (text: string): ProblemId => text as ProblemId;
/** Marks text as the id of a state. */
export const asStateId = (text: string): StateId => text as StateId;

/**
 * Orders ids by Unicode code point, which is also the byte order of their UTF-8: the same on every machine, in every locale and in
 * the stores, unlike localeCompare, and unlike `<`, which puts an emoji (a surrogate pair) before U+FF01.
 */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return aboveSurrogates(x) - aboveSurrogates(y);
  }
  return a.length - b.length;
}

/** A UTF-16 unit moved so that surrogates, halves of code points above U+FFFF, come after all other units. */
const aboveSurrogates = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
