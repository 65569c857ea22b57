import type { DuckDBConnection } from "@duckdb/node-api";
import type { Alias, Rate } from "../ports/deal-store";
import { InputError } from "../ports/errors";
import { query, type Row } from "../stores/duckdb/database";
import { trimmedSql } from "./stage-records";
import type { TextSource } from "./text-source";

/*
 * aliases and rates: small files made by hand or by a tool that means every line. A wrong line is therefore fatal, with its number.
 */

interface SmallRow {
  readonly line: number;
  readonly values: readonly (string | null)[];
}

async function readSmall(
  connection: DuckDBConnection,
  source: TextSource,
  required: readonly string[],
  optional: readonly string[],
): Promise<readonly SmallRow[]> {
  const headers = source.headers.map((header) => header.trim().toLowerCase());
  const missing = required.filter((name) => !headers.includes(name));
  if (missing.length > 0) {
    throw new InputError(
      `${source.name}, line 1: column ${missing.map((name) => `"${name}"`).join(", ")} is missing; it needs ${required.join(", ")}`,
    );
  }
  const columns = [...required, ...optional].map((name) => {
    const at = headers.indexOf(name);
    return at < 0 ? "NULL::VARCHAR" : trimmedSql(source, source.columns[at]);
  });
  let rows: Row[];
  try {
    rows = await query(connection, `SELECT ${columns.join(", ")} FROM ${source.relation}`);
  } catch (error) {
    if (source.careful === null) throw error;
    return readSmall(connection, await source.careful(), required, optional);
  }
  const lines: number[] = [];
  for await (const batch of source.readLines()) {
    const [fault] = batch.faults;
    if (batch.faults.length > 0) throw new InputError(`${source.name}, line ${fault.line}: ${fault.reason}`);
    lines.push(...batch.lines);
  }
  return rows.map((row, i) => ({ line: lines[i], values: row as (string | null)[] }));
}

/** Rows of aliases.csv: entity, alias_id, canonical_id[, reason]. */
export async function readAliasesFile(connection: DuckDBConnection, source: TextSource): Promise<readonly Alias[]> {
  const rows = await readSmall(connection, source, ["entity", "alias_id", "canonical_id"], ["reason"]);
  const byKey = new Map<string, Alias>();
  for (const { line, values } of rows) {
    const [entityText, aliasId, canonicalId, reason] = values;
    const entity = entityText?.toLowerCase();
    const where = `${source.name}, line ${line}`;
    if (entity !== "client" && entity !== "product") {
      throw new InputError(`${where}, column entity: "${entityText ?? ""}" is neither client nor product`);
    }
    if (aliasId === null || canonicalId === null) throw new InputError(`${where}: alias_id and canonical_id must not be empty`);
    const key = JSON.stringify([entity, aliasId]);
    const before = byKey.get(key);
    if (before !== undefined && before.canonicalId !== canonicalId) {
      throw new InputError(
        `${where}: ${entity} "${aliasId}" is an alias of "${before.canonicalId}" and of "${canonicalId}"; keep one of the lines`,
      );
    }
    const kept = before === undefined || (reason ?? "") > before.reason ? (reason ?? "file") : before.reason;
    byKey.set(key, { entity, aliasId, canonicalId, reason: kept });
  }
  return [...byKey.values()];
}

/**
 * Rows of a rates file: currency, rate[, date]; the rate is the units of the reporting currency for one of `currency`.
 * @param reporting three letters, or undefined: then one currency must have rate 1
 */
export async function readRatesFile(
  connection: DuckDBConnection,
  source: TextSource,
  reporting: string | undefined,
): Promise<readonly Rate[]> {
  const rows = await readSmall(connection, source, ["currency", "rate"], ["date"]);
  const byKey = new Map<string, Rate>();
  for (const { line, values } of rows) {
    const [currency, rateText, day] = values;
    const where = `${source.name}, line ${line}`;
    if (currency === null || !/^[a-z]{3}$/i.test(currency))
      throw new InputError(`${where}, column currency: "${currency ?? ""}" is no code of three letters`);
    const rate = Number(rateText ?? "");
    if (!(rate > 0 && Number.isFinite(rate)))
      throw new InputError(`${where}, column rate: "${rateText ?? ""}" is no number > 0 (with a decimal point)`);
    if (day !== null && !isIsoDate(day)) throw new InputError(`${where}, column date: "${day}" is no date; write 2024-12-31`);
    const entry: Rate = { currency: currency.toUpperCase(), day, rate };
    const key = `${entry.currency} ${day ?? ""}`;
    if ((byKey.get(key)?.rate ?? rate) !== rate) throw new InputError(`${where}: ${entry.currency} has two rates for one date; keep one`);
    byKey.set(key, entry);
  }
  const rates = [...byKey.values()];
  if (reporting !== undefined) {
    const code = reporting.toUpperCase();
    if (!rates.some(({ currency }) => currency === code)) rates.push({ currency: code, day: null, rate: 1 });
    if (rates.some(({ currency, rate }) => currency === code && rate !== 1)) {
      throw new InputError(`${source.name}: the rate of ${code}, the reporting currency, must be 1`);
    }
  } else if (!rates.some(({ rate }) => rate === 1)) {
    throw new InputError(`${source.name}: no currency has rate 1; add the reporting currency with rate 1, or name it with --currency`);
  }
  return rates;
}

function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
