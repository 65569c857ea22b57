import type { DealStage, RecordKind } from "../ports/deal-store";
import { InputError } from "../ports/errors";
import { CRMS, CRM_COLUMNS, foldHeader, type Crm, type TargetColumn } from "./crm-columns";

export interface Recognised {
  readonly target: string;
  /** Header as it stands in the file; null when none was recognised. */
  readonly column: string | null;
  /** 0 to 1: how sure the match is. 1 a name of that program, .8 of another or of ours, less for parts of names; lowered where the values do not fit. */
  readonly confidence: number;
  readonly required: boolean;
  readonly why: string;
}

export interface StageGuess {
  readonly value: string;
  readonly stage: DealStage;
  readonly confidence: number;
  readonly rows: number;
}

export interface CrmPreview {
  readonly kind: RecordKind;
  readonly crm: Crm | null;
  /** Share of the program's own names among the headers, 0 to 1. */
  readonly crmConfidence: number;
  readonly columns: readonly Recognised[];
  /** Headers that no column took: kept as attributes. */
  readonly others: readonly string[];
  readonly stages: readonly StageGuess[];
  readonly faults: readonly string[];
  /** What may be wrong though it can be imported. */
  readonly notes: readonly string[];
  /** The first rows as they would be imported. */
  readonly sample: readonly Readonly<Record<string, string>>[];
}

/** What to do with a file: which header is which column, and what stage values mean. What people save and change. */
export interface CrmMapping {
  readonly kind: RecordKind;
  readonly crm: Crm | null;
  /** Header by target; headers are matched as loosely as in recognition. */
  readonly columns: Readonly<Record<string, string>>;
  /** Stage by value, case-insensitive; values that are not here are guessed. */
  readonly stages: Readonly<Record<string, DealStage>>;
  /** Value of a target that the file lacks. */
  readonly constants: Readonly<Record<string, string>>;
}

const targetsOf = (kind: RecordKind): readonly TargetColumn[] => {
  const targets = CRM_COLUMNS[kind];
  if (targets === undefined) throw new InputError(`${kind} have no form in CRM exports that is known here: upload them in our own columns`);
  return targets;
};

/** Which program a file comes from: the one with most of its own names among the headers. */
function findCrm(kind: RecordKind, headers: readonly string[]): { readonly crm: Crm | null; readonly share: number } {
  const folded = new Set(headers.map(foldHeader));
  const scores = CRMS.map((crm) => {
    const hits = targetsOf(kind).filter(({ names }) => names[crm].some((name) => folded.has(foldHeader(name))));
    // Names with the program's own ways of writing count twice: `Deal - `, `hs_`, ids with a capital in them.
    const marks = headers.filter((header) =>
      ({
        pipedrive: /^(Deal|Organization|Person|Product|Lead) - /,
        hubspot: /^(hs_|hubspot_)|^Record ID/,
        salesforce: /^[A-Z][a-z]+(Id|IsoCode)$|^Is(Won|Closed)$|^StageName$|^(Opportunity|Account) (ID|Name)$/,
      })[crm].test(header),
    );
    return { crm, score: hits.length + 2 * marks.length, share: hits.length / targetsOf(kind).length };
  }).sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (best.score < 3 || best.score === second.score) return { crm: null, share: best.share };
  return { crm: best.crm, share: best.share };
}

function matchOf(
  target: TargetColumn,
  crm: Crm | null,
  headers: readonly string[],
  taken: ReadonlySet<string>,
): Omit<Recognised, "target" | "required"> {
  const free = headers.filter((header) => !taken.has(header) || target.target.startsWith("_"));
  const find = (names: readonly string[]): string | undefined => {
    for (const name of names) {
      const found = free.find((header) => foldHeader(header) === foldHeader(name));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  if (crm !== null) {
    const own = find(target.names[crm]);
    if (own !== undefined) return { column: own, confidence: 1, why: `a name of ${crm}` };
  }
  const ours = find([...target.own, target.target]);
  if (ours !== undefined) return { column: ours, confidence: crm === null ? 1 : 0.8, why: "our own name" };
  for (const other of CRMS) {
    const found = find(target.names[other]);
    if (found !== undefined) return { column: found, confidence: 0.8, why: `a name of ${other}` };
  }
  const words = [...target.own, ...CRMS.flatMap((one) => target.names[one])].map(foldHeader).filter((word) => word.length >= 5);
  const part = target.target.startsWith("_") ? undefined : free.find((header) => words.some((word) => foldHeader(header).includes(word)));
  if (part !== undefined) return { column: part, confidence: 0.5, why: "holds a known name" };
  return { column: null, confidence: 0, why: "not found" };
}

const looksLikeDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|^1[0-9]{12}$/.test(text);
const looksLikeNumber = (text: string): boolean => /^[^\d-]{0,4}-?[\d.,' ]+[^\d]{0,4}$/.test(text);

/** Half the confidence where most values of the column are of another kind. */
function weighByValues(found: Recognised, values: readonly string[]): Recognised {
  const filled = values.filter((value) => value !== "");
  const check = found.target.endsWith("_at")
    ? looksLikeDate
    : ["amount", "quantity", "list_price"].includes(found.target)
      ? looksLikeNumber
      : null;
  if (found.column === null || check === null || filled.length === 0) return found;
  const fits = filled.filter(check).length / filled.length;
  return fits >= 0.5 ? found : { ...found, confidence: found.confidence / 2, why: `${found.why}, but the values are of another kind` };
}

/** What a stage value means: words for won and lost in several languages, else open. */
export function guessStage(value: string): { readonly stage: DealStage; readonly confidence: number } {
  const text = foldHeader(value);
  if (/^(true|1|yes|ja|si|oui)$/.test(text)) return { stage: "won", confidence: 0.6 };
  if (/(closedwon|^won$|dealwon|gewonnen|gagne|ganad|vinto|vinta|ganho|wygran|vunn|vundet)/.test(text))
    return { stage: "won", confidence: 1 };
  if (/(closedlost|^lost$|deallost|verloren|perdu|perdid|perso|persa|przegran|tapt|tabt|deleted|unqualified|disqualified)/.test(text))
    return { stage: "lost", confidence: 1 };
  if (/\bwon\b/i.test(value) || /converted/i.test(value)) return { stage: "won", confidence: 0.8 };
  if (/\blost\b/i.test(value)) return { stage: "lost", confidence: 0.8 };
  return { stage: "open", confidence: /^open$/i.test(value) ? 1 : 0.6 };
}

const TRUE = /^(true|1|yes|y|x|wahr|ja)$/i;
const FALSE = /^(false|0|no|n|falsch|nein|)$/i;

/** The stage of a row: what the program's own marks of won, lost and closed say, else what its stage value means. */
export function stageOfRow(
  row: { readonly stage: string; readonly won: string; readonly lost: string; readonly closed: string },
  stages: Readonly<Record<string, DealStage>>,
): DealStage {
  const named = Object.entries(stages).find(([value]) => value.toLowerCase() === row.stage.trim().toLowerCase());
  if (named !== undefined) return named[1];
  // A mark is a yes, or a time at which it happened.
  const marked = (text: string): boolean => TRUE.test(text.trim()) || (text.trim() !== "" && !FALSE.test(text.trim()));
  if (marked(row.won)) return "won";
  if (marked(row.lost)) return "lost";
  if (TRUE.test(row.closed.trim()) && row.won.trim() !== "") return "lost";
  return guessStage(row.stage).stage;
}

/** Recognises the columns of a file. @param rows a sample, cells by header */
export function recogniseColumns(kind: RecordKind, headers: readonly string[], rows: readonly (readonly string[])[]) {
  const { crm, share } = findCrm(kind, headers);
  const taken = new Set<string>();
  const columns = targetsOf(kind).map((target): Recognised => {
    const found = { target: target.target, required: target.required === true, ...matchOf(target, crm, headers, taken) };
    if (found.column !== null && !target.target.startsWith("_")) taken.add(found.column);
    const at = found.column === null ? -1 : headers.indexOf(found.column);
    return weighByValues(found, at < 0 ? [] : rows.map((row) => row[at] ?? ""));
  });
  return {
    crm,
    crmConfidence: share,
    columns,
    others: headers.filter((header) => !taken.has(header) && !columns.some(({ column }) => column === header)),
  };
}

/** The mapping that recognition found, to be used or corrected. */
export const mappingOf = (
  kind: RecordKind,
  crm: Crm | null,
  columns: readonly Recognised[],
  stages: readonly StageGuess[],
): CrmMapping => ({
  kind,
  crm,
  columns: Object.fromEntries(columns.flatMap(({ target, column }) => (column === null ? [] : [[target, column]]))),
  stages: Object.fromEntries(stages.map(({ value, stage }) => [value, stage])),
  constants: {},
});
