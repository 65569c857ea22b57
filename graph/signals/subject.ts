import type { LostOffers } from "./loss-signals";

/** The client whose candidates are to be scored: one of the table, or a profile from outside it. */
export interface Subject {
  /** Client index in the deal table, or -1 for a profile. It is left out of its own neighbourhood. */
  readonly clientIndex: number;
  /** Owned products, ascending. */
  readonly owned: Int32Array;
  /** W of every owned product, in [0, 1], aligned with `owned`. */
  readonly recency: Float64Array;
  /** Level of the client in every segment attribute, -1 where missing. */
  readonly levels: Int32Array;
  /** Funnel through which it came, by its attribute `funnel_id` or `funnel`, where products belong to it; -1 otherwise. */
  readonly funnel: number;
  /** Shrunken mean log amount, relative to the mean of all deals; 0 where unknown. */
  readonly priceLevel: number;
  /** Problem shares, length K. */
  readonly shares: Float64Array;
  /** Whether the shares of a profile started from what its firmographics suggest. */
  readonly startsFromFirmographics: boolean;
  /** Deals it lost by the day. */
  readonly lost: LostOffers;
}
