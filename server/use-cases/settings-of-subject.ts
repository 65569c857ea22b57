import type { SubjectKind } from "../ports/privacy-book";
import type { SettingStore } from "../ports/setting-store";
import type { Stores } from "../ports/stores";
import { isPrivacySetting } from "../privacy/privacy-in-store";

/** Who is meant in a document: a client with its leads and deals, or an agent, under their ids. */
export interface DocumentSubject {
  readonly subject: "client" | "agent";
  readonly ids: ReadonlySet<string>;
  readonly leads?: ReadonlySet<string>;
  readonly deals?: ReadonlySet<string>;
}

/** Whether an id of this kind is meant. */
export type IsMeant = (kind: SubjectKind, id: string) => boolean;

const NOBODY: ReadonlySet<string> = new Set();

const meantBy =
  ({ subject, ids, leads = NOBODY, deals = NOBODY }: DocumentSubject): IsMeant =>
  (kind, id) =>
    (kind === subject ? ids : kind === "lead" ? leads : kind === "deal" ? deals : NOBODY).has(id);

const MOST_VERSIONS = 100_000;
const FIELD = /^(client|agent|lead|deal)(?:s|_?ids?)?$/i;

/** Of whom a field speaks: `clientId`, `client_id`, `clientIds`, `clients`; null for fields about something else. */
function kindOfField(name: string): SubjectKind | null {
  const kind = FIELD.exec(name)?.[1];
  return kind === undefined ? null : (kind.toLowerCase() as SubjectKind);
}

/** Fields that name somebody beside the one whom an entry is about: they lose the name, the entry stays. */
const ASIDE: Readonly<Record<string, SubjectKind>> = { runnerUp: "agent" };

const KINDS: readonly SubjectKind[] = ["client", "agent", "lead", "deal"];
const ERASED = "(erased)";

/** A sentence without the words that are an id of the subject. */
const withoutWords = (text: string, isMeant: IsMeant): string =>
  /\s/.test(text) ? text.replace(/[^\s,;:()"']+/g, (word) => (KINDS.some((kind) => isMeant(kind, word)) ? ERASED : word)) : text;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isNamed = (kind: SubjectKind | null, value: unknown, isMeant: IsMeant): boolean =>
  kind !== null && typeof value === "string" && isMeant(kind, value);

/** Entries of lists that name the subject in a field of their own, wherever they are in a document. */
function findEntries(value: unknown, isMeant: IsMeant, found: object[]): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      if (isObject(item) && namesSubject(item, isMeant)) found.push(item);
      else findEntries(item, isMeant, found);
    }
  } else if (isObject(value)) {
    for (const inner of Object.values(value)) findEntries(inner, isMeant, found);
  }
}

const namesSubject = (item: Readonly<Record<string, unknown>>, isMeant: IsMeant): boolean =>
  Object.entries(item).some(([name, value]) => isNamed(kindOfField(name), value, isMeant));

/**
 * A document without the subject: entries of lists that name it go whole, lists of ids lose it, a single field becomes null, sentences lose
 * the word. The very same value when it is not there.
 */
export function withoutSubject(value: unknown, isMeant: IsMeant): unknown {
  if (Array.isArray(value)) {
    const kept = value.filter((item) => !(isObject(item) && namesSubject(item, isMeant)));
    const cleaned = kept.map((item) => withoutSubject(item, isMeant));
    return kept.length === value.length && cleaned.every((item, i) => item === value[i]) ? value : cleaned;
  }
  if (typeof value === "string") return withoutWords(value, isMeant);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => {
    const kind = kindOfField(name) ?? (Object.hasOwn(ASIDE, name) ? ASIDE[name] : null);
    return [name, kind === null ? withoutSubject(inner, isMeant) : withoutIds(inner, kind, isMeant)];
  });
  return entries.some(([name, inner]) => inner !== value[name]) ? Object.fromEntries(entries) : value;
}

function withoutIds(value: unknown, kind: SubjectKind, isMeant: IsMeant): unknown {
  if (isNamed(kind, value, isMeant)) return null;
  if (!Array.isArray(value)) return withoutSubject(value, isMeant);
  const kept = value.filter((item) => !isNamed(kind, item, isMeant));
  return kept.length === value.length ? withoutSubject(value, isMeant) : kept;
}

/** Names of what people set; tombstones name nobody. */
const namesOf = async (settings: SettingStore): Promise<readonly string[]> =>
  (await settings.names()).filter((name) => !isPrivacySetting(name));

/** Takes a subject out of every version of every setting that people made; returns how many versions changed. */
export async function eraseFromSettings({ settings }: Stores, of: DocumentSubject): Promise<number> {
  let changed = 0;
  for (const name of await namesOf(settings))
    for (const { version, body } of await settings.history(name, MOST_VERSIONS)) {
      const next = withoutSubject(body, meantBy(of));
      if (next === body) continue;
      await settings.replaceBody(name, version, next);
      changed += 1;
    }
  return changed;
}

/**
 * Takes a subject out of what jobs that are over found and were asked: studies of funnels, days at the lead desk. Their `updatedAt` moves, so
 * that nothing read before is shown again. @returns how many jobs changed
 */
export async function eraseFromJobs({ jobs }: Stores, of: DocumentSubject, at: string): Promise<number> {
  let changed = 0;
  for (const job of await jobs.jobs(MOST_VERSIONS)) {
    // Those that run clean their own result at the end; see `forgetful`.
    if (job.status === "queued" || job.status === "running") continue;
    const [payload, result, checkpoint] = [job.payload, job.result, job.checkpoint].map((part) => withoutSubject(part, meantBy(of)));
    if (payload === job.payload && result === job.result && checkpoint === job.checkpoint) continue;
    await jobs.restore({ ...job, payload, result, checkpoint, updatedAt: at });
    changed += 1;
  }
  return changed;
}

/** What the settings in force say about a subject, by setting. */
export async function settingsOfSubject({ settings }: Stores, of: DocumentSubject): Promise<Readonly<Record<string, readonly object[]>>> {
  const found: Record<string, readonly object[]> = {};
  for (const name of await namesOf(settings)) {
    const entries: object[] = [];
    findEntries((await settings.setting(name))?.body, meantBy(of), entries);
    if (entries.length > 0) found[name] = entries;
  }
  return found;
}
