import { DESK_SETTINGS, type Adjustment, type DeskSettings } from "../../graph/leads/adjustments";
import type { LotDecision } from "../../graph/leads/next/next-actions";
import type { NudgeFeedback } from "../../graph/leads/next/nudges";
import type { Stores } from "../ports/stores";

const SETTING = "lead-desk";
const FEEDBACK = "nudge-feedback";
const LOTS = "nudge-lots";
/** Before format 2 the exploration share was written and not used: it begins at 0. */
const FORMAT = 2;
const MOST_LOGGED = 500;
const MOST_FEEDBACK = 20_000;
const MOST_LOTS = 20_000;

/** One change of the desk's settings, by the service or by somebody. */
export interface LoggedAdjustment {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly adjustment: Adjustment;
  readonly revertedAt: string | null;
}

interface DeskBook {
  readonly format?: number;
  readonly settings: DeskSettings;
  /** Newest first. */
  readonly log: readonly LoggedAdjustment[];
}

/** Settings of the desk with the log of their changes, kept in the store's versioned settings. */
export async function readDeskSettings(stores: Stores): Promise<DeskBook & { readonly version: number }> {
  const setting = await stores.settings.setting(SETTING);
  const body = setting?.body as Partial<DeskBook> | undefined;
  const settings = { ...DESK_SETTINGS, ...body?.settings, ...(body?.format !== FORMAT && { explorationShare: 0 }) };
  return { version: setting?.version ?? 0, settings, log: body?.log ?? [] };
}

export const writeDeskSettings = async (stores: Stores, book: DeskBook, at: string, by: string, version: number): Promise<void> => {
  await stores.settings.put(SETTING, { format: FORMAT, settings: book.settings, log: book.log.slice(0, MOST_LOGGED) }, at, by, version);
};

/** What people said about nudges, oldest first. */
export async function readNudgeFeedback(
  stores: Stores,
): Promise<{ readonly version: number; readonly feedback: readonly NudgeFeedback[] }> {
  const setting = await stores.settings.setting(FEEDBACK);
  return { version: setting?.version ?? 0, feedback: (setting?.body ?? []) as readonly NudgeFeedback[] };
}

export const addNudgeFeedback = async (stores: Stores, row: NudgeFeedback, by: string): Promise<void> => {
  const { version, feedback } = await readNudgeFeedback(stores);
  await stores.settings.put(FEEDBACK, [...feedback, row].slice(-MOST_FEEDBACK), row.at, by, version);
};

/** Nudges that were drawn by lot, oldest first. */
export async function readLots(stores: Stores): Promise<{ readonly version: number; readonly lots: readonly LotDecision[] }> {
  const setting = await stores.settings.setting(LOTS);
  return { version: setting?.version ?? 0, lots: (setting?.body ?? []) as readonly LotDecision[] };
}

/** Keeps decisions by lot; of a lead and a day the first one stands: that is the one which people saw. */
export async function addLots(stores: Stores, added: readonly LotDecision[], at: string): Promise<void> {
  const { version, lots } = await readLots(stores);
  const keyOf = ({ leadId, day }: LotDecision): string => JSON.stringify([leadId, day]);
  const known = new Set(lots.map(keyOf));
  const fresh = added.filter((lot) => !known.has(keyOf(lot)));
  if (fresh.length > 0) await stores.settings.put(LOTS, [...lots, ...fresh].slice(-MOST_LOTS), at, "service", version);
}
