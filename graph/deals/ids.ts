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

/** Orders ids by UTF-16 code unit: the same on every machine and locale, unlike localeCompare. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
