import type { RecordKind, RecordOf } from "../ports/deal-store";
import type { PrivacyBook, SubjectKind } from "../ports/privacy-book";
import { fieldsOf, RECORD_TABLES } from "../stores/shared/record-tables";

/** Columns whose erased ids take the row with them, by kind of record. */
export const FATAL_IDS: Readonly<Record<RecordKind, readonly (readonly [column: string, subject: SubjectKind])[]>> = {
  clients: [["client_id", "client"]],
  products: [],
  agents: [["agent_id", "agent"]],
  deals: [
    ["client_id", "client"],
    ["deal_id", "deal"],
  ],
  leads: [
    ["client_id", "client"],
    ["lead_id", "lead"],
  ],
  activities: [
    ["lead_id", "lead"],
    ["deal_id", "deal"],
  ],
  assignments: [
    ["lead_id", "lead"],
    ["agent_id", "agent"],
  ],
};

/** Kinds in which an erased agent is cleared and the row stays. */
export const CLEARS_AGENT: readonly RecordKind[] = ["deals", "leads", "activities"];

/** Whether anything is to be kept out or replaced. */
export const isGuarding = (book: PrivacyBook): boolean =>
  book.hasTombstones() || (Object.keys(RECORD_TABLES) as RecordKind[]).some((kind) => book.pseudonymColumns(kind).length > 0);

const fieldOf = (kind: RecordKind, name: string): string =>
  RECORD_TABLES[kind].columns.find((column) => column.name === name)?.field ?? name;

/** Records without those of the erased, erased agents cleared. */
export function withoutErased<K extends RecordKind>(book: PrivacyBook, kind: K, rows: readonly RecordOf[K][]): readonly RecordOf[K][] {
  if (!book.hasTombstones()) return rows;
  return rows.flatMap((row) => {
    const fields = fieldsOf(row);
    const isGone = FATAL_IDS[kind].some(([column, subject]) => {
      const id = fields[fieldOf(kind, column)];
      return typeof id === "string" && book.isErased(subject, id);
    });
    if (isGone) return [];
    const agent = fields["agentId"];
    const isCleared = CLEARS_AGENT.includes(kind) && typeof agent === "string" && book.isErased("agent", agent);
    return [isCleared ? { ...row, agentId: null } : row];
  });
}

/** Records without those of the erased, agents cleared, personal fields replaced. The same as what the import does in its statements. */
export function guardRecords<K extends RecordKind>(book: PrivacyBook, kind: K, rows: readonly RecordOf[K][]): RecordOf[K][] {
  const replaced = book.pseudonymColumns(kind);
  return withoutErased(book, kind, rows).map((row) => {
    const fields: Record<string, unknown> = { ...fieldsOf(row) };
    for (const name of replaced) {
      const field = fieldOf(kind, name);
      const value = fields[field];
      if (typeof value === "string") fields[field] = book.pseudonym(value);
    }
    const attributes = fields["attributes"] as Readonly<Record<string, string>> | undefined;
    if (attributes !== undefined) fields["attributes"] = replaceAttributes(book, replaced, attributes);
    return fields as unknown as RecordOf[K];
  });
}

export const replaceAttributes = (
  book: PrivacyBook,
  names: readonly string[],
  attributes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, names.includes(name) ? book.pseudonym(value) : value]));
