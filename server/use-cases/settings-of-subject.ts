import type { Stores } from "../ports/stores";

/** Who is meant in a setting: a client or an agent under its ids. */
export interface SettingSubject {
  readonly subject: "client" | "agent";
  readonly ids: ReadonlySet<string>;
}

const MOST_VERSIONS = 100_000;

/** Whether a field is about subjects of this kind: `clientId`, `client_id`, `clientIds`, `clients`. */
const isField = (name: string, subject: SettingSubject["subject"]): boolean => new RegExp(`^${subject}(s|_?ids?)?$`, "i").test(name);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const names = (value: unknown, ids: ReadonlySet<string>): boolean => typeof value === "string" && ids.has(value);

/** Entries of lists that name the subject in a field of their own, wherever they are in a document. */
function findEntries(value: unknown, of: SettingSubject, found: object[]): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      if (isObject(item) && namesSubject(item, of)) found.push(item);
      else findEntries(item, of, found);
    }
  } else if (isObject(value)) {
    for (const inner of Object.values(value)) findEntries(inner, of, found);
  }
}

const namesSubject = (item: Readonly<Record<string, unknown>>, { subject, ids }: SettingSubject): boolean =>
  Object.entries(item).some(([name, value]) => isField(name, subject) && names(value, ids));

/** The document without the subject: entries that name it go whole, lists of ids lose it, a single field becomes null. The very same value when it is not there. */
function withoutSubject(value: unknown, of: SettingSubject): unknown {
  if (Array.isArray(value)) {
    const kept = value.filter((item) => !(isObject(item) && namesSubject(item, of)));
    const cleaned = kept.map((item) => withoutSubject(item, of));
    return kept.length === value.length && cleaned.every((item, i) => item === value[i]) ? value : cleaned;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name,
    isField(name, of.subject) ? withoutIds(inner, of) : withoutSubject(inner, of),
  ]);
  return entries.some(([name, inner]) => inner !== value[name]) ? Object.fromEntries(entries) : value;
}

function withoutIds(value: unknown, of: SettingSubject): unknown {
  if (names(value, of.ids)) return null;
  if (!Array.isArray(value)) return withoutSubject(value, of);
  const kept = value.filter((item) => !names(item, of.ids));
  return kept.length === value.length ? withoutSubject(value, of) : kept;
}

/** Takes a subject out of every version of every setting that people made; returns how many versions changed. */
export async function eraseFromSettings({ settings }: Stores, of: SettingSubject): Promise<number> {
  let changed = 0;
  for (const name of await settings.names())
    for (const { version, body } of await settings.history(name, MOST_VERSIONS)) {
      const next = withoutSubject(body, of);
      if (next === body) continue;
      await settings.replaceBody(name, version, next);
      changed += 1;
    }
  return changed;
}

/** What the settings in force say about a subject, by setting. */
export async function settingsOfSubject({ settings }: Stores, of: SettingSubject): Promise<Readonly<Record<string, readonly object[]>>> {
  const found: Record<string, readonly object[]> = {};
  for (const name of await settings.names()) {
    const entries: object[] = [];
    findEntries((await settings.setting(name))?.body, of, entries);
    if (entries.length > 0) found[name] = entries;
  }
  return found;
}
