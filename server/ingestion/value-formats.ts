import type { DuckDBConnection } from "@duckdb/node-api";
import { InputError } from "../ports/errors";
import { queryOne, run } from "../stores/duckdb/database";
import { literal } from "../stores/duckdb/sql-text";
import type { DateFormat, DecimalMark } from "./import-options";

/*
 * How texts become numbers and moments. A column has one format. Most files are plain (ISO dates, epoch milliseconds, numbers as
 * programs print them) and are read in one pass; where a value of a column is not plain, the whole column is looked at once and its
 * format decided from all values, never row by row, so the order of rows has no say.
 *
 * Where a value is used many times, a lambda over a list of one binds it: the argument of a macro would be worked out each time.
 *
 * A moment is one BIGINT while it is staged, a "stamp": (day + 10,000,000) * 2^27, plus 1 + the milliseconds within the day where the
 * time is known (a day has 86.4M < 2^27 of them).
 */

/** How one column is read. */
export type NumberFormat = { readonly kind: "plain" } | { readonly kind: "marked"; readonly decimal: DecimalMark };
export type StampFormat = { readonly kind: "plain" } | { readonly kind: "local"; readonly order: DateFormat };

/** ISO 4217 codes in use, for amounts such as `1,200.50 USD`. */
const CURRENCY_CODES =
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL".split(
    " ",
  );
/** Signs that stand for one currency more often than for any other. */
const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  "€": "EUR",
  $: "USD",
  US$: "USD",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
  "₽": "RUB",
  "₩": "KRW",
  "₺": "TRY",
  "₴": "UAH",
  "₪": "ILS",
  R$: "BRL",
  A$: "AUD",
  C$: "CAD",
  zł: "PLN",
  Kč: "CZK",
  Ft: "HUF",
  kr: "SEK",
  "Fr.": "CHF",
  "₫": "VND",
  "₦": "NGN",
  "฿": "THB",
};

const escapeRegex = (text: string): string => text.replace(/[.$*+?()[\]{}|\\^]/g, "\\$&");
const CURRENCY = [...CURRENCY_CODES, ...Object.keys(CURRENCY_SIGNS).sort((a, b) => b.length - a.length)].map(escapeRegex).join("|");
/** White space that people and programs put between thousands: space, no-break, thin, narrow no-break. */
const GAPS = " \\x{00A0}\\x{2009}\\x{202F}";
const DIGITS = `[0-9][0-9.,'’${GAPS}]*[0-9]|[0-9]|[.,][0-9]+|[0-9][0-9.,'’${GAPS}]*[.,]`;
const MINUS = "[-−]";
const MONEY = `^(\\()?[${GAPS}]*(${MINUS}|\\+)?[${GAPS}]*((?i:${CURRENCY}))?[${GAPS}]*(${MINUS}|\\+)?[${GAPS}]*(${DIGITS})((?i:e)[-+]?[0-9]{1,3})?[${GAPS}]*((?i:${CURRENCY}))?[${GAPS}]*(${MINUS})?(\\))?$`;
const MONEY_PARTS = ["open", "sign", "money", "sign2", "digits", "power", "money2", "minus", "close"];

const TIME = "(?:[ T,]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?(?: ?([AaPp])\\.?[Mm]\\.?)?)?";
const LOCAL = `^([0-9]{1,4})([-./ ])([0-9]{1,2})[-./ ]([0-9]{1,4})${TIME}$`;
const LOCAL_PARTS = ["a", "gap", "b", "c", "h", "mi", "s", "f", "ap"];
const MONTH = "(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-zA-Z]*";
const DAY_MONTH = `^([0-9]{1,2})(?:st|nd|rd|th)?[-./ ]+(${MONTH})\\.?[-./, ]+([0-9]{4}|[0-9]{2})${TIME}$`;
const MONTH_DAY = `^(${MONTH})\\.? +([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})${TIME}$`;
const MONTH_PARTS = ["d", "m", "y", "h", "mi", "s", "f", "ap"];
const MONTH_DAY_PARTS = ["m", "d", "y", "h", "mi", "s", "f", "ap"];
const INSTANT = "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)? ?(Z|z|UTC|[+-][0-9]{2}(:?[0-9]{2})?)?";

const names = (list: readonly string[]): string => `[${list.map(literal).join(", ")}]`;
const grouped = (mark: string): string => `([0-9]+|[0-9]{1,3}([${mark}'’${GAPS}][0-9]{3})+|[0-9]{1,2}(${mark}[0-9]{2})*${mark}[0-9]{3})?`;

/** Functions that reading plain values takes; they live as long as the connection. */
export async function createPlainMacros(connection: DuckDBConnection): Promise<void> {
  const codes = Object.entries(CURRENCY_SIGNS).map(([sign, code]) => `WHEN ${literal(sign.toLowerCase())} THEN ${literal(code)}`);
  const macros = [
    `dg_spaced_text(x) AS nullif(trim(x), '')`,
    `dg_text(x) AS nullif(trim(x, ' ' || chr(9) || chr(10) || chr(13) || chr(160)), '')`,
    `dg_day_stamp(day) AS (day + 10000000)::BIGINT * 134217728`,
    `dg_ms_stamp(ms) AS dg_day_stamp(floor(ms / 86400000.0)::INTEGER) + (ms - floor(ms / 86400000.0)::BIGINT * 86400000) + 1`,
    `dg_stamp_day(stamp) AS (stamp // 134217728 - 10000000)::INTEGER`,
    `dg_stamp_ms(stamp) AS nullif((stamp % 134217728)::INTEGER - 1, -1)`,
    `dg_date_day(text) AS CASE WHEN TRY_CAST(text AS DATE)::VARCHAR = text THEN TRY_CAST(text AS DATE) - DATE '1970-01-01' END`,
    `dg_plain_stamp(x) AS CASE
       WHEN length(x) = 10 THEN dg_day_stamp(dg_date_day(x))
       WHEN length(x) = 8 AND regexp_full_match(x, '[0-9]{8}') THEN dg_day_stamp(dg_date_day(x[1:4] || '-' || x[5:6] || '-' || x[7:8]))
       WHEN regexp_full_match(x, ${literal(INSTANT)}) THEN dg_ms_stamp(epoch_ms(TRY_CAST(replace(upper(x), 'UTC', '+00') AS TIMESTAMPTZ)))
       WHEN regexp_full_match(x, '[0-9]{12,13}') THEN dg_ms_stamp(TRY_CAST(x AS BIGINT)) END`,
    `dg_plain_number(x) AS CASE WHEN isfinite(TRY_CAST(x AS DOUBLE)) THEN TRY_CAST(x AS DOUBLE) + 0.0::DOUBLE END`,
    `dg_currency(text) AS CASE lower(text) ${codes.join(" ")} WHEN '' THEN NULL ELSE upper(text) END`,
  ];
  await createMacros(connection, macros);
}

/** Functions that reading local dates and marked numbers takes besides; made only where a column has them, for they take a while. */
export async function createLocalMacros(connection: DuckDBConnection): Promise<void> {
  await createMacros(connection, [
    // Century of two-digit years as POSIX has it: 69-99 are 19xx, 00-68 are 20xx.
    `dg_year(y) AS CASE length(y) WHEN 4 THEN y WHEN 2 THEN CASE WHEN y >= '69' THEN '19' ELSE '20' END || y END`,
    `dg_ymd_day(y, m, d) AS dg_date_day(dg_year(y) || '-' || lpad(m, 2, '0') || '-' || lpad(d, 2, '0'))`,
    // Milliseconds of a time of day; NULL when there is none, -1 when it is impossible.
    `dg_time(h, mi, s, f, ap) AS CASE WHEN h = '' THEN NULL
       WHEN h::INTEGER > 23 OR mi::INTEGER > 59 OR coalesce(nullif(s, '')::INTEGER, 0) > 59 OR (ap <> '' AND h::INTEGER NOT BETWEEN 1 AND 12) THEN -1
       ELSE (CASE WHEN ap = '' THEN h::INTEGER ELSE h::INTEGER % 12 + CASE WHEN lower(ap) = 'p' THEN 12 ELSE 0 END END * 3600
             + mi::INTEGER * 60 + coalesce(nullif(s, '')::INTEGER, 0)) * 1000 + coalesce(rpad(nullif(f, ''), 3, '0')[1:3]::INTEGER, 0) END`,
    `dg_join(day, ms) AS CASE WHEN ms IS NULL THEN dg_day_stamp(day) WHEN ms >= 0 THEN dg_day_stamp(day) + ms + 1 END`,
    `dg_local_day(r, fmt) AS CASE
       WHEN length(r.a) = 4 AND length(r.c) <= 2 THEN dg_ymd_day(r.a, r.b, r.c)
       WHEN length(r.a) > 2 OR length(r.c) NOT IN (2, 4) THEN NULL
       WHEN fmt = 'dmy' THEN dg_ymd_day(r.c, r.b, r.a)
       WHEN fmt = 'mdy' THEN dg_ymd_day(r.c, r.a, r.b)
       WHEN length(r.a) = 2 AND length(r.c) = 2 THEN dg_ymd_day(r.a, r.b, r.c) END`,
    `dg_month(m) AS ((strpos('janfebmaraprmayjunjulaugsepoctnovdec', lower(m[1:3])) + 2) // 3)::VARCHAR`,
    `dg_named_stamp(r) AS dg_join(dg_ymd_day(r.y, dg_month(r.m), r.d), dg_time(r.h, r.mi, r.s, r.f, r.ap))`,
    `dg_numeric_stamp(r, fmt) AS dg_join(dg_local_day(r, fmt), dg_time(r.h, r.mi, r.s, r.f, r.ap))`,
    `dg_local(x) AS regexp_extract(x, ${literal(LOCAL)}, ${names(LOCAL_PARTS)})`,
    `dg_local_stamp(x, fmt) AS CASE
       WHEN regexp_matches(x, ${literal(LOCAL)}) THEN list_transform([dg_local(x)], lambda r: dg_numeric_stamp(r, fmt))[1]
       WHEN regexp_matches(x, ${literal(DAY_MONTH)}) THEN list_transform([regexp_extract(x, ${literal(DAY_MONTH)}, ${names(MONTH_PARTS)})], lambda r: dg_named_stamp(r))[1]
       WHEN regexp_matches(x, ${literal(MONTH_DAY)}) THEN list_transform([regexp_extract(x, ${literal(MONTH_DAY)}, ${names(MONTH_DAY_PARTS)})], lambda r: dg_named_stamp(r))[1] END`,
    `dg_money(x) AS regexp_extract(x, ${literal(MONEY)}, ${names(MONEY_PARTS)})`,
    `dg_digits_number(digits, power, thousands, decimal_mark, shape) AS CASE WHEN regexp_full_match(digits, shape)
       THEN dg_plain_number(replace(regexp_replace(replace(digits, thousands, ''), ${literal(`['’${GAPS}]`)}, '', 'g'), decimal_mark, '.') || power) END`,
    `dg_money_number(r, thousands, decimal_mark, shape) AS CASE WHEN (r.open = '') = (r.close = '') THEN
       dg_digits_number(r.digits, r.power, thousands, decimal_mark, shape)
       * CASE WHEN r.open <> '' OR r.minus <> '' OR r.sign IN ('-', '−') OR r.sign2 IN ('-', '−') THEN -1 ELSE 1 END + 0.0::DOUBLE END`,
    `dg_money_currency(x) AS CASE WHEN x IS NOT NULL THEN dg_currency(coalesce(nullif(dg_money(x).money, ''), dg_money(x).money2)) END`,
  ]);
}

async function createMacros(connection: DuckDBConnection, macros: readonly string[]): Promise<void> {
  for (const macro of macros) await run(connection, `CREATE OR REPLACE TEMP MACRO ${macro}`);
}

/** SQL of a number, DOUBLE or NULL; `x` is the text, trimmed. */
export function numberSql(x: string, format: NumberFormat): string {
  if (format.kind === "plain") return `dg_plain_number(${x})`;
  const [thousands, decimal] = format.decimal === "." ? [",", "\\."] : ["\\.", ","];
  const shape = literal(`${grouped(thousands)}(${decimal}[0-9]*)?`);
  return `list_transform([dg_money(${x})], lambda r: dg_money_number(r, ${literal(thousands.slice(-1))}, ${literal(decimal.slice(-1))}, ${shape}))[1]`;
}

/** SQL of a stamp, BIGINT or NULL; `x` is the text, trimmed. */
export function stampSql(x: string, format: StampFormat): string {
  if (format.kind === "plain") return `dg_plain_stamp(${x})`;
  return `coalesce(dg_plain_stamp(${x}), dg_local_stamp(${x}, ${literal(format.order)}))`;
}

/**
 * Decides how a number column is written. Decimal comma or point: by the values that can be only one of them (1.234,56 or 12,5 against
 * 1,234.56 or 12.5), the majority wins and the others become row faults; where no value tells, the point (1.234 is a bit more than one,
 * 1,234 is more than a thousand). Plain when reading it otherwise gains nothing.
 * @param x SQL of the trimmed text
 * @param from SQL after FROM
 */
export async function decideNumberFormat(
  connection: DuckDBConnection,
  x: string,
  from: string,
  decimal: DecimalMark | undefined,
): Promise<NumberFormat> {
  const only = (mark: string, other: string): string =>
    [
      `${other}.*${mark}`,
      `^[0-9]*${mark}[0-9]{0,2}$`,
      `^[0-9]*${mark}[0-9]{4,}$`,
      `^(0|[0-9]{4,})?${mark}[0-9]+$`,
      `^[0-9]{1,3}(${other}[0-9]{3}){2,}$`,
      `['’${GAPS}][0-9]{3}${mark}[0-9]+$`,
    ].join("|");
  const row = await queryOne(
    connection,
    `SELECT count(*) FILTER (regexp_matches(digits, ${literal(only(",", "\\."))})) > count(*) FILTER (regexp_matches(digits, ${literal(only("\\.", ","))}))
     FROM (SELECT dg_money(x).digits AS digits FROM (SELECT ${x} AS x FROM ${from}) WHERE x IS NOT NULL)`,
  );
  const marked: NumberFormat = { kind: "marked", decimal: decimal ?? (row?.[0] === true ? "," : ".") };
  if (decimal === undefined) {
    const gained = await queryOne(
      connection,
      `SELECT count(${numberSql("x", marked)}) > count(${numberSql("x", { kind: "plain" })}) FROM (SELECT ${x} AS x FROM ${from})`,
    );
    if (gained?.[0] !== true) return { kind: "plain" };
  }
  return marked;
}

const ORDER_WORDS: Readonly<Record<DateFormat, string>> = { dmy: "day first", mdy: "month first", ymd: "year first" };

/**
 * Decides the order of day, month and year of a column's local dates: the one order in which all of them are dates (values that are a
 * date in no order are row faults and have no say).
 * @param where name of file and column for messages
 * @throws InputError when several orders fit and differ, or none fits all
 */
export async function decideStampFormat(
  connection: DuckDBConnection,
  x: string,
  from: string,
  given: DateFormat | undefined,
  where: string,
): Promise<StampFormat> {
  const gained = await queryOne(
    connection,
    `SELECT count(*) > 0 FROM (SELECT ${x} AS x FROM ${from})
     WHERE dg_plain_stamp(x) IS NULL AND coalesce(${(["dmy", "mdy", "ymd"] as const).map((order) => `dg_local_stamp(x, '${order}')`).join(", ")}) IS NOT NULL`,
  );
  if (gained?.[0] !== true) return { kind: "plain" };
  if (given !== undefined) return { kind: "local", order: given };
  const orders = ["dmy", "mdy", "ymd"] as const;
  const row = await queryOne(
    connection,
    `WITH parts AS (
       SELECT x, dg_local(x) AS r FROM (SELECT ${x} AS x FROM ${from}) WHERE dg_plain_stamp(x) IS NULL AND regexp_matches(x, ${literal(LOCAL)})),
     days AS (
       SELECT x, ${orders.map((order) => `dg_local_day(r, '${order}') AS ${order}`).join(", ")} FROM parts WHERE length(r.a) <= 2)
     SELECT count(coalesce(dmy, mdy, ymd)), count(dmy), count(mdy), count(ymd),
            count(*) FILTER (dmy <> mdy), min(x) FILTER (dmy <> mdy OR dmy <> ymd OR mdy <> ymd),
            min(x) FILTER (dmy IS NOT NULL AND mdy IS NULL), min(x) FILTER (mdy IS NOT NULL AND dmy IS NULL)
     FROM days`,
  );
  const [nDates, ...rest] = (row ?? []).map(Number);
  const fitting = orders.filter((_, i) => rest[i] === nDates);
  const remedy = "say which with --date-format dmy, mdy or ymd";
  if (fitting.length === 0) {
    const examples = `${String(row?.[6] ?? row?.[5])} and ${String(row?.[7] ?? row?.[5])}`;
    throw new InputError(
      `${where}: dates are written in more than one order (${examples}); ${remedy}, rows in the other order are then rejected`,
    );
  }
  if (nDates === 0 || fitting.length === 1) return { kind: "local", order: fitting[0] };
  const differ = fitting.length === 3 || fitting.includes("ymd") || Number(row?.[4]) > 0;
  if (!differ) return { kind: "local", order: "dmy" };
  const words = fitting.map((order) => ORDER_WORDS[order]).join(" or ");
  throw new InputError(`${where}: ${String(row?.[5])} can be read ${words}, and no date of the column settles it; ${remedy}`);
}
