import { mkdirSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { CancelledError } from "../../graph/numeric/errors";
import { RECORD_KINDS, type DealStore, type RecordKind, type UpsertCounts } from "../ports/deal-store";
import { readConfig } from "../config";
import { InputError } from "../ports/errors";
import type { PrivacyBook } from "../ports/privacy-book";
import type { Stores } from "../ports/stores";
import { isGuarding, withoutErased } from "../privacy/guard-records";
import { guardedSelect, registerGuard } from "../privacy/guard-staged";
import { openPrivacy } from "../privacy/open-privacy";
import { query, queryNumber, run, type Database } from "../stores/duckdb/database";
import { replaceAliases, replaceRates } from "../stores/duckdb/deal-store";
import { databaseOf, openDuckDbStores } from "../stores/duckdb/duckdb-stores";
import { addStubs, mergeRecords } from "../stores/duckdb/record-merge";
import { RECORD_TABLES } from "../stores/shared/record-tables";
import { copyRecords } from "./copy-records";
import { openCsv } from "./csv-source";
import { fileOfKind, listDataFiles, nameDataFiles, type DataFile } from "./data-files";
import type { DataKind, FileSummary, ImportOptions, ImportProgress, ImportSummary } from "./import-options";
import { openNdjson, openParquet } from "./other-sources";
import { RejectsWriter } from "./rejects";
import { readAliasesFile, readRatesFile } from "./small-files";
import { stageKind, writeRejects, type StagedKind } from "./stage-kind";
import { knownHeaders } from "./stage-records";
import type { TextSource } from "./text-source";
import { createPlainMacros } from "./value-formats";

export interface ImportRequest {
  /** A folder whose files are all imported, or the files. */
  readonly folder?: string | undefined;
  readonly files?: readonly string[] | undefined;
  readonly options?: ImportOptions | undefined;
  /** The present: won and lost deals after it are faulty. */
  readonly now: Date;
  /** Keeps out the erased and replaces personal fields; by default what the store's own file and the environment say. */
  readonly privacy?: PrivacyBook | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** What a former call with the same files got done before it was cut short; it is not stored again. */
  readonly checkpoint?: ImportCheckpoint | null | undefined;
  /** Called now and then with what is stored so far, on stores that are loaded in batches. */
  readonly onCheckpoint?: ((checkpoint: ImportCheckpoint) => Promise<void>) | undefined;
}

/** How far an import came; JSON. */
export interface ImportCheckpoint {
  /** Digest of the rows to be stored: with other rows the import begins anew. */
  readonly digest: string;
  /** Rows of each kind that are stored, in the order in which they are stored. */
  readonly stored: Readonly<Partial<Record<RecordKind, number>>>;
}

const HEADERS_OF_SMALL: Readonly<Record<"aliases" | "rates", readonly string[]>> = {
  aliases: ["entity", "alias_id", "canonical_id", "reason"],
  rates: ["currency", "rate", "date"],
};
/** Part of the work that is reading; the rest is writing. */
const STAGING_SHARE = 0.7;
const POLL_MS = 200;

/**
 * Imports the files of a data set. Rows are read and checked in DuckDB beside the tables before the first one is stored. On a DuckDB store
 * they enter it in one transaction at the end: all or nothing. Other stores get them in batches, each whole or not at all: after a crash or
 * a cancellation the same import completes the work. Importing the same files again changes nothing.
 *
 * @throws InputError when the input is fatal (see DESIGN "Files in"): the store is unchanged; CancelledError when `signal` fires
 */
export async function importFolder(stores: Stores, request: ImportRequest): Promise<ImportSummary> {
  const database = databaseOf(stores);
  const privacy = request.privacy ?? (await openPrivacy(stores, readConfig(process.env)));
  await privacy.refresh();
  if (database !== undefined) return new FolderImport(database, request, true, privacy).run();
  const staging = await openDuckDbStores(":memory:");
  try {
    return await importThrough(staging, stores, request, privacy);
  } finally {
    await staging.close();
  }
}

/** Storing takes minutes: who is erased meanwhile is left out from then on. */
const guarded = (deals: DealStore, privacy: PrivacyBook): Pick<DealStore, "upsert"> => ({
  async upsert(kind, rows) {
    await privacy.refresh();
    return deals.upsert(kind, withoutErased(privacy, kind, rows));
  },
});

async function importThrough(staging: Stores, stores: Stores, request: ImportRequest, privacy: PrivacyBook): Promise<ImportSummary> {
  const database = databaseOf(staging);
  if (database === undefined) throw new Error("rows are staged in DuckDB only");
  const started = performance.now();
  // The warnings about currencies look at the rates.
  await staging.deals.putRates(await stores.deals.rates());
  const checked = await new FolderImport(
    database,
    {
      ...request,
      onProgress: ({ file, fraction }) => request.onProgress?.({ stage: "reading", file, fraction: fraction * STAGING_SHARE }),
    },
    false,
    privacy,
  ).run();

  const nRows = Math.max(1, checked.inserted + checked.updated);
  const stored = new Map<RecordKind, number>();
  const before = await stores.deals.counts();
  const checkpoints = new Checkpoints(await staging.deals.digest(), request);
  const changes = await copyRecords(staging.deals, guarded(stores.deals, privacy), {
    signal: request.signal,
    skip: checkpoints.reached,
    onBatch: (kind, rows, unbroken) => {
      checkpoints.note(kind, unbroken);
      stored.set(kind, rows);
      const done = [...stored.values()].reduce((sum, n) => sum + n, 0) / nRows;
      request.onProgress?.({ stage: "storing", file: kind, fraction: STAGING_SHARE + (1 - STAGING_SHARE) * Math.min(1, done) });
    },
  });
  await checkpoints.settled();
  const after = await stores.deals.counts();
  await stores.deals.putAliases(await staging.deals.aliases());
  if (checked.files.some(({ kind }) => kind === "rates")) await stores.deals.putRates(await staging.deals.rates());
  request.onProgress?.({ stage: "done", file: null, fraction: 1 });

  const sum = (of: keyof UpsertCounts): number => RECORD_KINDS.reduce((total, kind) => total + changes[kind][of], 0);
  const added = (kind: "clients" | "products"): number => Math.max(0, after[kind] - before[kind] - changes[kind].inserted);
  return {
    ...checked,
    files: withChanges(checked.files, changes),
    inserted: sum("inserted"),
    updated: sum("updated"),
    unchanged: sum("unchanged"),
    stubs: added("clients") + added("products"),
    seconds: (performance.now() - started) / 1000,
  };
}

/** Notes how far the storing came, one note at a time. */
class Checkpoints {
  /** Where the former call was cut short. */
  readonly reached: Partial<Record<RecordKind, number>>;
  private writing: Promise<void> | null = null;
  private isNew = false;

  constructor(
    private readonly digest: string,
    private readonly request: Pick<ImportRequest, "checkpoint" | "onCheckpoint">,
  ) {
    const { checkpoint } = request;
    this.reached = checkpoint?.digest === digest ? { ...checkpoint.stored } : {};
  }

  note(kind: RecordKind, rows: number): void {
    this.reached[kind] = rows;
    this.isNew = true;
    this.writing ??= this.write().finally(() => (this.writing = null));
  }

  async settled(): Promise<void> {
    await this.writing;
  }

  private async write(): Promise<void> {
    while (this.isNew) {
      this.isNew = false;
      // A checkpoint that cannot be written costs time after a crash, nothing else.
      await this.request.onCheckpoint?.({ digest: this.digest, stored: { ...this.reached } }).catch(() => undefined);
    }
  }
}

/** Batches do not know their file: several files of one kind are told of together. */
function withChanges(files: readonly FileSummary[], changes: Readonly<Record<RecordKind, UpsertCounts>>): FileSummary[] {
  const byKind = new Map<DataKind, FileSummary>();
  for (const file of files) {
    const before = byKind.get(file.kind);
    byKind.set(file.kind, before === undefined ? file : mergeSummaries(before, file));
  }
  return [...byKind.values()].map((file) => {
    const { kind } = file;
    return kind === "aliases" || kind === "rates" ? file : { ...file, ...changes[kind] };
  });
}

const mergeSummaries = (a: FileSummary, b: FileSummary): FileSummary => ({
  file: `${a.file}, ${b.file}`,
  kind: a.kind,
  read: a.read + b.read,
  inserted: a.inserted + b.inserted,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  rejected: a.rejected + b.rejected,
  duplicates: a.duplicates + b.duplicates,
});

class FolderImport {
  private readonly options: ImportOptions;
  private readonly files: readonly DataFile[];
  private readonly warnings: string[] = [];
  private readonly started = performance.now();
  private doneBytes = 0;

  constructor(
    private readonly database: Database,
    private readonly request: ImportRequest,
    /** Whether clients and products that only deals name are added; in a staging store they would hide those of the real one. */
    private readonly addsStubs: boolean,
    private readonly privacy: PrivacyBook,
  ) {
    this.options = request.options ?? {};
    const found =
      request.files !== undefined ? nameDataFiles(request.files) : request.folder !== undefined ? listDataFiles(request.folder) : [];
    this.files = this.withRates(found);
    this.assertRequired();
  }

  run(): Promise<ImportSummary> {
    return this.database.importLock.run(() => this.runAlone());
  }

  private async runAlone(): Promise<ImportSummary> {
    const { signal } = this.request;
    this.assertNotCancelled();
    const connection = await this.database.connect();
    const tempDirectory = join(this.database.tempDirectory, `import-${(nextImport += 1)}`);
    const interrupt = (): void => {
      connection.interrupt();
    };
    signal?.addEventListener("abort", interrupt);
    try {
      mkdirSync(tempDirectory, { recursive: true });
      return await this.importFiles(connection, tempDirectory);
    } catch (error) {
      if (signal?.aborted === true) throw new CancelledError("the import was cancelled; the store is unchanged", { cause: error });
      throw error;
    } finally {
      signal?.removeEventListener("abort", interrupt);
      await run(connection, "SET preserve_insertion_order = true").catch(() => undefined);
      this.database.release(connection);
      rmSync(tempDirectory, { recursive: true, force: true });
    }
  }

  private async importFiles(connection: DuckDBConnection, tempDirectory: string): Promise<ImportSummary> {
    await createPlainMacros(connection);
    registerGuard(connection, this.privacy);
    const staged: StagedKind[] = [];
    for (const kind of RECORD_KINDS) {
      const files = this.files.filter((file) => file.kind === kind);
      if (files.length === 0) continue;
      const inputs = files.map((file) => ({ file, open: () => this.open(connection, file, tempDirectory) }));
      staged.push(await this.watch(connection, files, () => stageKind(connection, kind, inputs, this.options, this.request.now.getTime())));
      this.assertNotCancelled();
    }
    const aliasFiles = await this.readSmallFiles(connection, "aliases", tempDirectory, (source) => readAliasesFile(connection, source));
    const rateFiles = await this.readSmallFiles(connection, "rates", tempDirectory, (source) =>
      readRatesFile(connection, source, this.options.reportingCurrency),
    );
    const rejects = await this.writeAllRejects(connection, staged);
    this.assertUsable(staged, rejects);

    this.report("storing", null, STAGING_SHARE);
    const files: FileSummary[] = [];
    // Staged rows carry their order in their row numbers and need it no longer: written in any order, they need no second writing at
    // the checkpoint.
    await run(connection, "SET preserve_insertion_order = false");
    const stubs = await this.database.write(async () => {
      for (const { kind, files: kindFiles } of staged) {
        for (const file of kindFiles) {
          this.assertNotCancelled();
          const rows = isGuarding(this.privacy) ? guardedSelect(this.privacy, kind, file.kept) : file.kept;
          await run(connection, `CREATE OR REPLACE TEMP VIEW stage_kept AS ${rows}`);
          const counts = await mergeRecords(connection, RECORD_TABLES[kind], "stage_kept");
          files.push({
            file: file.file.name,
            kind,
            read: file.nRows + file.source.nShapeFaults,
            ...counts,
            rejected: file.nFaulty + file.nConflicts + file.source.nShapeFaults,
            duplicates: file.nDuplicates,
          });
          this.report("storing", file.file.name, STAGING_SHARE + ((1 - STAGING_SHARE) * files.length) / (this.files.length + 1));
        }
      }
      const added = this.addsStubs ? await addStubs(connection) : 0;
      for (const { file, rows } of aliasFiles) {
        const kept = rows.filter(({ entity, aliasId }) => entity !== "client" || !this.privacy.isErased("client", aliasId));
        files.push(smallSummary(file, rows.length, await replaceAliases(connection, kept)));
      }
      const rates = rateFiles.flatMap(({ rows }) => rows);
      if (rateFiles.length > 0) files.push(smallSummary(rateFiles[0].file, rates.length, await replaceRates(connection, rates)));
      await this.warnOfCurrencies(connection);
      return added;
    }, connection);
    await this.database.checkpoint();
    this.report("done", null, 1);
    const sum = (of: keyof UpsertCounts | "rejected"): number => files.reduce((total, file) => total + file[of], 0);
    return {
      files,
      inserted: sum("inserted"),
      updated: sum("updated"),
      unchanged: sum("unchanged"),
      rejected: sum("rejected"),
      stubs,
      rejectsPath: rejects.path,
      warnings: this.warnings,
      seconds: (performance.now() - this.started) / 1000,
    };
  }

  private withRates(files: readonly DataFile[]): readonly DataFile[] {
    const { ratesPath } = this.options;
    if (ratesPath === undefined) return files;
    return [...files.filter(({ kind }) => kind !== "rates"), fileOfKind(ratesPath, "rates")];
  }

  private assertRequired(): void {
    if (this.files.length === 0) throw new InputError("nothing to import: give a folder or files");
    const { rejectsPath } = this.options;
    if (rejectsPath !== undefined && this.files.some(({ path }) => resolve(path) === resolve(rejectsPath)))
      throw new InputError(`--rejects ${rejectsPath} is a file to import: name another`);
    for (const kind of this.options.requires ?? []) {
      if (this.files.some((file) => file.kind === kind)) continue;
      const where = this.request.folder ?? "the files given";
      throw new InputError(
        `${where}: ${kind}.csv is missing and this command needs it (${kind}.ndjson or ${kind}.parquet will do as well)`,
      );
    }
  }

  private open(connection: DuckDBConnection, file: DataFile, tempDirectory: string): Promise<TextSource> {
    if (file.format === "parquet") return openParquet(connection, file);
    if (file.format === "ndjson") return openNdjson(connection, file, tempDirectory);
    const known = file.kind === "aliases" || file.kind === "rates" ? new Set(HEADERS_OF_SMALL[file.kind]) : knownHeaders(file.kind);
    return openCsv(file, known, tempDirectory);
  }

  private async readSmallFiles<T>(
    connection: DuckDBConnection,
    kind: DataKind,
    tempDirectory: string,
    read: (source: TextSource) => Promise<readonly T[]>,
  ): Promise<{ file: DataFile; rows: readonly T[] }[]> {
    const found: { file: DataFile; rows: readonly T[] }[] = [];
    for (const file of this.files.filter((one) => one.kind === kind)) {
      found.push({ file, rows: await read(await this.open(connection, file, tempDirectory)) });
    }
    return found;
  }

  private async writeAllRejects(connection: DuckDBConnection, staged: readonly StagedKind[]): Promise<RejectsWriter> {
    const writer = new RejectsWriter(this.options.rejectsPath ?? null, this.options.defaultRejectsPath ?? null);
    try {
      for (const kind of staged) {
        await writeRejects(connection, kind, writer);
        this.assertNotCancelled();
      }
      await writer.finish();
    } catch (error) {
      await writer.discard();
      throw error;
    }
    return writer;
  }

  /** Refuses files without a usable row, and in strict mode any faulty row. */
  private assertUsable(staged: readonly StagedKind[], rejects: RejectsWriter): void {
    const first = rejects.first.map(({ file, line, column, value, reason }) => {
      const place = column === "" ? "" : `, column ${column}`;
      return `${file}, line ${line}${place}: ${reason}${value === "" ? "" : ` ("${value.slice(0, 80)}")`}`;
    });
    if (this.options.strict === true && rejects.count > 0) {
      throw new InputError(
        `${rejects.count} faulty ${rejects.count === 1 ? "row" : "rows"} and strict is on; ${first.join("; ")}; all are in ${String(rejects.path)}`,
      );
    }
    for (const { kind, files } of staged) {
      const nRows = files.reduce((total, file) => total + file.nRows + file.source.nShapeFaults, 0);
      const nGood = files.reduce((total, file) => total + file.nRows - file.nFaulty, 0);
      if (nGood > 0) continue;
      const names = files.map(({ file }) => file.name).join(", ");
      const isNeeded = kind === "deals" || this.options.requires?.includes(kind) === true;
      if (nRows === 0 && isNeeded) throw new InputError(`${names} has no rows: nothing to import`);
      if (nRows === 0) this.warnings.push(`${names} has no rows`);
      else if (isNeeded)
        throw new InputError(`${names}: none of the ${nRows} rows can be used; ${first.join("; ")}; all are in ${String(rejects.path)}`);
    }
  }

  private async warnOfCurrencies(connection: DuckDBConnection): Promise<void> {
    const rows = await query(
      connection,
      "SELECT DISTINCT currency FROM deals WHERE currency IS NOT NULL AND amount IS NOT NULL ORDER BY currency",
    );
    const currencies = rows.map((row) => row[0] as string);
    if ((await queryNumber(connection, "SELECT count(*) FROM rates")) === 0) {
      if (currencies.length > 1) {
        this.warnings.push(
          `amounts are in ${currencies.length} currencies (${currencies.slice(0, 10).join(", ")}) and are added as they are: give a rates file`,
        );
      }
      return;
    }
    const missing = await query(
      connection,
      `SELECT currency, count(*)::INTEGER FROM deals ANTI JOIN rates USING (currency)
       WHERE currency IS NOT NULL AND amount IS NOT NULL GROUP BY currency ORDER BY currency`,
    );
    if (missing.length > 0) {
      const list = missing.slice(0, 10).map((row) => `${String(row[0])} (${String(row[1])} deals)`);
      this.warnings.push(`no rate for ${list.join(", ")}: their amounts are left out`);
    }
  }

  /** Reports the progress of a long statement while `work` runs. */
  private async watch<T>(connection: DuckDBConnection, files: readonly DataFile[], work: () => Promise<T>): Promise<T> {
    const total = this.files.reduce((sum, file) => sum + sizeOf(file), 0);
    const mine = files.reduce((sum, file) => sum + sizeOf(file), 0);
    const name = files.map((file) => file.name).join(", ");
    const tell = (part: number): void => {
      this.report("reading", name, (STAGING_SHARE * (this.doneBytes + part * mine)) / Math.max(1, total));
    };
    tell(0);
    const timer = setInterval(() => {
      tell(Math.max(0, connection.progress.percentage) / 100);
    }, POLL_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      this.doneBytes += mine;
    }
  }

  private report(stage: string, file: string | null, fraction: number): void {
    this.request.onProgress?.({ stage, file, fraction });
  }

  private assertNotCancelled(): void {
    if (this.request.signal?.aborted === true) throw new CancelledError("the import was cancelled; the store is unchanged");
  }
}

let nextImport = 0;

const sizeOf = (file: DataFile): number => statSync(file.path, { throwIfNoEntry: false })?.size ?? 0;

function smallSummary(file: DataFile, nRows: number, counts: UpsertCounts): FileSummary {
  return { file: file.name, kind: file.kind, read: nRows, ...counts, rejected: 0, duplicates: 0 };
}
