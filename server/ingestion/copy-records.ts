import { CancelledError } from "../../graph/numeric/errors";
import { RECORD_KINDS, type DealStore, type RecordKind, type RecordOf, type UpsertCounts } from "../ports/deal-store";

export interface CopyOptions {
  /** Rows of one transaction in the target, about; the deals of one client stay together unless they are twice as many. Default 10,000. */
  readonly batchRows?: number;
  /** Transactions in flight at a time. Default 3: while one is packed or sent the server works on the others. */
  readonly inFlight?: number;
  readonly signal?: AbortSignal | undefined;
  /** Rows of each kind, from the beginning of its scan, that the target is known to have: they are left out. */
  readonly skip?: Readonly<Partial<Record<RecordKind, number>>> | undefined;
  /**
   * Called after each stored batch with the rows of the kind that are stored so far, skipped ones too, and how many of them are stored from
   * the beginning of the scan without a gap.
   */
  readonly onBatch?: (kind: RecordKind, rows: number, unbroken: number) => void;
}

const DEFAULTS = Object.freeze({ batchRows: 10_000, inFlight: 3 });

/**
 * Brings every record of one store into another, kind by kind, in batches that are each whole or not at all. Rows that are the same
 * already are left alone, so after a crash the same call completes the work. Counts do not tell of skipped rows.
 * @throws CancelledError when `signal` fires; the batches stored by then stay
 */
export async function copyRecords(
  from: DealStore,
  to: Pick<DealStore, "upsert">,
  options: CopyOptions = {},
): Promise<Record<RecordKind, UpsertCounts>> {
  const counts = {} as Record<RecordKind, UpsertCounts>;
  for (const kind of RECORD_KINDS) counts[kind] = await copyKind(from, to, kind, options);
  return counts;
}

async function copyKind(from: DealStore, to: Pick<DealStore, "upsert">, kind: RecordKind, options: CopyOptions): Promise<UpsertCounts> {
  const { batchRows, inFlight } = { ...DEFAULTS, ...options };
  const sum = { inserted: 0, updated: 0, unchanged: 0 };
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  let batch: RecordOf[RecordKind][] = [];
  const skipped = options.skip?.[kind] ?? 0;
  let left = skipped;
  // Batches end in any order: sizes of those that did, by their place in the scan.
  const ended = new Map<number, number>();
  let begun = 0;
  let unbroken = skipped;
  let next = 0;

  const store = async (rows: RecordOf[RecordKind][]): Promise<void> => {
    const place = begun++;
    try {
      const { inserted, updated, unchanged } = await to.upsert(kind, rows);
      sum.inserted += inserted;
      sum.updated += updated;
      sum.unchanged += unchanged;
      ended.set(place, rows.length);
      for (let size = ended.get(next); size !== undefined; size = ended.get(next)) {
        unbroken += size;
        next += 1;
      }
      options.onBatch?.(kind, skipped + sum.inserted + sum.updated + sum.unchanged, unbroken);
    } catch (error) {
      failure ??= { error };
    }
  };
  const flush = async (): Promise<void> => {
    const rows = batch;
    batch = [];
    const work = store(rows).finally(() => running.delete(work));
    running.add(work);
    if (running.size >= inFlight) await Promise.race(running);
  };
  const stopIfOver = (): void => {
    if (options.signal?.aborted === true)
      throw new CancelledError("cancelled; the batches stored by now stay, the same call completes them");
    if (failure !== null) throw failure.error;
  };

  try {
    await from.scan(kind, async (rows) => {
      for (const row of rows) {
        if (left > 0) {
          left -= 1;
          continue;
        }
        const isFull = batch.length >= batchRows && (batch.length >= 2 * batchRows || clientOf(row) !== clientOf(batch[batch.length - 1]));
        if (isFull) {
          await flush();
          stopIfOver();
        }
        batch.push(row);
      }
    });
    if (batch.length > 0) await flush();
  } finally {
    await Promise.all(running);
  }
  stopIfOver();
  return sum;
}

/** What must stay together: the client of a deal; other rows stand alone. */
const clientOf = (row: object): unknown => ("dealId" in row && "clientId" in row ? row.clientId : row);
