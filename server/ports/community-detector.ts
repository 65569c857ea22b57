import type { ProductPartitions } from "../../graph/communities/product-partitions";
import type { DealTable } from "../../graph/deals/dataset";

export interface DetectionRequest {
  /** The won deals that were read from this store as of `asOfDay`, aliases resolved; partitions are of their products. */
  readonly deals: DealTable;
  readonly asOfDay: number | null;
  /** Each > 0; larger values give more and smaller communities. */
  readonly resolutions: readonly number[];
  /** Runs at each resolution, >= 1. */
  readonly nSeeds: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Community detection where the data is: inside the server of a store. */
export interface CommunityDetector {
  /** @throws StoreUnavailableError when the server cannot do it; the message names the remedy */
  detect(request: DetectionRequest): Promise<ProductPartitions>;
}
