import type { CrmMapping } from "../crm/recognise";
import { CRMS, CRM_COLUMNS, foldHeader } from "../crm/crm-columns";
import { RECORD_KINDS, type DealStage, type RecordKind } from "../ports/deal-store";
import { InputError, NotFoundError } from "../ports/errors";
import type { Stores } from "../ports/stores";
import { defineMutation, defineUseCase } from "./use-case";

const SETTING = "crm-mappings";
const STAGES: readonly DealStage[] = ["won", "lost", "open"];
const MAX_ENTRIES = 500;

type Mappings = Readonly<Record<string, CrmMapping>>;

function texts(value: unknown, what: string): Record<string, string> {
  if (value === undefined) return {};
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new InputError(`${what} must be an object`);
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.length > MAX_ENTRIES) throw new InputError(`${what}: at most ${MAX_ENTRIES} entries`);
  for (const [name, one] of entries)
    if (typeof one !== "string" || one.length > 1000 || name.length > 1000)
      throw new InputError(`${what}.${name.slice(0, 100)} must be a text`);
  return Object.fromEntries(entries) as Record<string, string>;
}

export function checkKind(kind: string): RecordKind {
  const found = RECORD_KINDS.find((one) => one === kind);
  if (found === undefined) throw new InputError(`no kind of that name; there are ${RECORD_KINDS.join(", ")}`);
  return found;
}

/** A mapping as people send it, checked. @throws InputError */
export function checkMapping(value: unknown): CrmMapping {
  if (typeof value !== "object" || value === null) throw new InputError("a mapping must be a JSON object");
  const { kind, crm, columns, stages, constants } = value as Record<string, unknown>;
  const known = checkKind(String(kind));
  const targets = CRM_COLUMNS[known]?.map(({ target }) => target);
  if (targets === undefined) throw new InputError(`${known} need no mapping: upload them in our own columns`);
  const checkTargets = (names: readonly string[], what: string): void => {
    const wrong = names.find((name) => !targets.includes(name));
    if (wrong !== undefined) throw new InputError(`${what}: ${known} have no ${wrong.slice(0, 100)}; there are ${targets.join(", ")}`);
  };
  const checked = { columns: texts(columns, "columns"), stages: texts(stages, "stages"), constants: texts(constants, "constants") };
  checkTargets(Object.keys(checked.columns), "columns");
  checkTargets(Object.keys(checked.constants), "constants");
  for (const stage of Object.values(checked.stages))
    if (!STAGES.some((one) => one === stage)) throw new InputError(`stages: ${stage.slice(0, 50)} is none of ${STAGES.join(", ")}`);
  if (Object.values(checked.columns).some((header) => foldHeader(header) === ""))
    throw new InputError("columns: a header has no letters or digits");
  return {
    kind: known,
    crm: CRMS.find((one) => one === crm) ?? null,
    columns: checked.columns,
    stages: checked.stages as Record<string, DealStage>,
    constants: checked.constants,
  };
}

/** @returns with the version that a change must be made of: two people who save at the same time must not lose either's */
async function readAll({ settings }: Pick<Stores, "settings">): Promise<{ readonly all: Mappings; readonly version: number }> {
  const setting = await settings.setting(SETTING);
  return { all: (setting?.body ?? {}) as Mappings, version: setting?.version ?? 0 };
}

export const listMappings = defineUseCase("mappings.read", async ({ stores }) => (await readAll(stores)).all);

export const findMapping = defineUseCase("mappings.read", async ({ stores }, { name }: { readonly name: string }) => {
  const { all } = await readAll(stores);
  if (!Object.hasOwn(all, name)) throw new NotFoundError(`no mapping of that name; there are ${Object.keys(all).join(", ") || "none"}`);
  return all[name];
});

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;

export const saveMapping = defineMutation(
  "mappings.change",
  ({ name }: { readonly name: string; readonly mapping: unknown }) => `mapping ${name}`,
  async ({ stores, clock, principal }, { name, mapping }) => {
    if (!NAME.test(name)) throw new InputError("the name of a mapping must be lower-case letters, digits, - and _, at most 64");
    const checked = checkMapping(mapping);
    const { all, version } = await readAll(stores);
    await stores.settings.put(SETTING, { ...all, [name]: checked }, clock.now().toISOString(), principal.id, version);
    return checked;
  },
);

export const removeMapping = defineMutation(
  "mappings.change",
  ({ name }: { readonly name: string }) => `mapping ${name} removed`,
  async ({ stores, clock, principal }, { name }) => {
    const { all, version } = await readAll(stores);
    if (!Object.hasOwn(all, name)) throw new NotFoundError("no mapping of that name");
    const rest = Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));
    await stores.settings.put(SETTING, rest, clock.now().toISOString(), principal.id, version);
  },
);
