import {
  Bool,
  DateDay,
  Field,
  Float64,
  Int32,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  TimestampMillisecond,
  Utf8,
  makeData,
  vectorFromArray,
  type DataType,
} from "apache-arrow";
import type { ColumnType, ListCell, ListColumn, ListRow } from "../list";

const typeOf = (type: ColumnType): DataType =>
  ({
    text: () => new Utf8(),
    integer: () => new Int32(),
    number: () => new Float64(),
    boolean: () => new Bool(),
    date: () => new DateDay(),
    instant: () => new TimestampMillisecond("UTC"),
  })[type]();

function toValue(type: ColumnType, cell: ListCell): unknown {
  if (cell === null || (typeof cell === "number" && Number.isNaN(cell))) return null;
  if (type !== "date" && type !== "instant") return cell;
  const ms = Date.parse(String(cell));
  return Number.isNaN(ms) ? null : type === "date" ? new Date(ms) : ms;
}

/** Rows of a record batch. */
const BATCH_ROWS = 16_384;

/** An Arrow IPC file (Feather 2): one record batch after the other, so that memory holds one. */
export async function* writeArrow(columns: readonly ListColumn[], batches: AsyncIterable<readonly ListRow[]>): AsyncGenerator<Uint8Array> {
  const schema = new Schema(columns.map(({ name, type }) => new Field(name, typeOf(type), true)));
  const toBatch = (rows: readonly ListRow[]): RecordBatch => {
    const children = columns.map(
      ({ type }, i) =>
        vectorFromArray(
          rows.map((row) => toValue(type, row[i])),
          typeOf(type),
        ).data[0],
    );
    return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: rows.length, children }));
  };
  const writer = new RecordBatchFileWriter();
  const drain = drainOf(writer);
  let waiting: ListRow[] = [];
  for await (const rows of batches) {
    waiting.push(...rows);
    if (waiting.length < BATCH_ROWS) continue;
    writer.write(toBatch(waiting));
    waiting = [];
    yield* drain();
  }
  // The last batch, perhaps without rows, so that the schema is there in any case.
  writer.write(toBatch(waiting));
  writer.finish();
  yield* drain();
}

/** Takes out what a writer made so far: left to itself its queue grows while the reader is slow. */
function drainOf(writer: RecordBatchFileWriter): () => AsyncGenerator<Uint8Array> {
  const parts = writer[Symbol.asyncIterator]();
  const EMPTY = Symbol("empty");
  let asked = parts.next();
  return async function* () {
    for (;;) {
      // Settled already when something is in the queue.
      const part = await Promise.race([asked, Promise.resolve(EMPTY)]);
      if (typeof part === "symbol" || part.done === true) return;
      asked = parts.next();
      yield part.value;
    }
  };
}
