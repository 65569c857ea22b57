/** Addresses of the views. Ids come from data, so they are escaped. */
export const problemPath = (id: string): string => `/problems/${encodeURIComponent(id)}`;
export const clientPath = (id: string): string => `/clients/${encodeURIComponent(id)}`;
export const productPath = (id: string): string => `/products/${encodeURIComponent(id)}`;
export const graphPathOfProduct = (id: string): string => `/graph?${new URLSearchParams({ product: id }).toString()}`;
/** How many products an intersection on demand takes. */
export const MIN_INTERSECTED = 2;
export const MAX_INTERSECTED = 10;
export const intersectionPath = (productIds: readonly string[]): string =>
  `/intersection?${new URLSearchParams(productIds.map((id) => ["product", id])).toString()}`;
export const graphPathOfProblem = (id: string): string => `/graph?${new URLSearchParams({ problem: id }).toString()}`;
