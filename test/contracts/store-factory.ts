import type { Stores } from "../../server/ports/stores";

/** Opens an empty store; the suite closes it. */
export type OpenEmptyStores = () => Promise<Stores>;
