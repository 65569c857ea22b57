import { DESK_SETTINGS, type Adjustment, type DeskSettings } from "../../graph/leads/adjustments";
import type { NudgeFeedback } from "../../graph/leads/next/nudges";
import type { Stores } from "../ports/stores";

const SETTING = "lead-desk";
const FEEDBACK = "nudge-feedback";
const MOST_LOGGED = 500;
const MOST_FEEDBACK = 20_000;

/** One change of the desk's settings, by the service or by somebody. */
export interface LoggedAdjustment {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly adjustment: Adjustment;
  readonly revertedAt: string | null;
}

interface DeskBook {
  readonly settings: DeskSettings;
  /** Newest first. */
  readonly log: readonly LoggedAdjustment[];
}

/** Settings of the desk with the log of their changes, kept in the store's versioned settings. */
export async function readDeskSettings(stores: Stores): Promise<DeskBook & { readonly version: number }> {
  const setting = await stores.settings.setting(SETTING);
  const body = setting?.body as Partial<DeskBook> | undefined;
  return { version: setting?.version ?? 0, settings: { ...DESK_SETTINGS, ...body?.settings }, log: body?.log ?? [] };
}

export const writeDeskSettings = async (stores: Stores, book: DeskBook, at: string, by: string, version: number): Promise<void> => {
  await stores.settings.put(SETTING, { settings: book.settings, log: book.log.slice(0, MOST_LOGGED) }, at, by, version);
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
