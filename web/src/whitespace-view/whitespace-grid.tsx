import { Button } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { useClient } from "urql";
import { causeOf } from "../data/graphql-client";
import { graphql } from "../gql";
import type { GridOrder, WhitespaceGridQuery } from "../gql/graphql";
import { useAnnounce } from "../shared/announcer";
import { downloadCsv } from "../shared/download";
import { calmName, displayName, formatCount, formatShare } from "../shared/format";
import { clientPath, productPath } from "../shared/paths";
import { ProblemDot } from "../shared/problem";
import { StaleNote } from "../shared/states";
import { texts } from "../texts";

const CELLS = graphql(`
  query WhitespaceCells(
    $clientOrder: GridOrder!
    $productOrder: GridOrder!
    $problemId: ID
    $search: String
    $fromClient: Int!
    $clients: Int!
    $fromProduct: Int!
    $products: Int!
  ) {
    whitespaceCells(
      clientOrder: $clientOrder
      productOrder: $productOrder
      problemId: $problemId
      search: $search
      fromClient: $fromClient
      clients: $clients
      fromProduct: $fromProduct
      products: $products
    ) {
      clientId
      chances
    }
  }
`);

export interface GridQuestion {
  readonly clientOrder: GridOrder;
  readonly productOrder: GridOrder;
  readonly problemId: string | null;
  readonly search: string | null;
}

type Grid = NonNullable<WhitespaceGridQuery["whitespaceGrid"]>;
type Side = Grid["clients"][number];

/** Rows and columns asked for at once. */
const BLOCK_ROWS = 50;
const BLOCK_COLUMNS = 100;
const ROW_HEIGHT = 26;
const COLUMN_WIDTH = 26;

type Block = readonly (readonly (number | null)[])[];
/** A chance; null where the client has the product; -1 where it is not on offer; undefined while it is on its way. */
type Cell = number | null | undefined;

/** Loads the parts of the grid that are looked at, each once. */
function useBlocks(question: GridQuestion): {
  readonly cell: (row: number, column: number) => Cell;
  readonly want: (rows: readonly [number, number], columns: readonly [number, number]) => void;
  readonly version: number;
  readonly failure: string | null;
  readonly retry: () => void;
} {
  const client = useClient();
  const blocks = useRef(new Map<string, Block | "asked">());
  const [version, setVersion] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const want = useCallback(
    (rows: readonly [number, number], columns: readonly [number, number]) => {
      for (let r = Math.floor(rows[0] / BLOCK_ROWS); r <= Math.floor(rows[1] / BLOCK_ROWS); r += 1)
        for (let c = Math.floor(columns[0] / BLOCK_COLUMNS); c <= Math.floor(columns[1] / BLOCK_COLUMNS); c += 1) {
          const key = `${r}/${c}`;
          if (blocks.current.has(key)) continue;
          blocks.current.set(key, "asked");
          void client
            .query(CELLS, {
              ...question,
              fromClient: r * BLOCK_ROWS,
              clients: BLOCK_ROWS,
              fromProduct: c * BLOCK_COLUMNS,
              products: BLOCK_COLUMNS,
            })
            .toPromise()
            .then(({ data, error }) => {
              if (!alive.current) return;
              if (error !== undefined || data === undefined) {
                blocks.current.delete(key);
                setFailure(error === undefined ? texts.states.partMissing : causeOf(error));
                return;
              }
              blocks.current.set(
                key,
                data.whitespaceCells.map((row) => row.chances.map((value) => value ?? null)),
              );
              setVersion((before) => before + 1);
            });
        }
    },
    [client, question],
  );
  const cell = useCallback((row: number, column: number): Cell => {
    const block = blocks.current.get(`${Math.floor(row / BLOCK_ROWS)}/${Math.floor(column / BLOCK_COLUMNS)}`);
    return block === undefined || block === "asked" ? undefined : block[row % BLOCK_ROWS]?.[column % BLOCK_COLUMNS];
  }, []);
  const retry = useCallback(() => {
    setFailure(null);
    setVersion((before) => before + 1);
  }, []);
  return { cell, want, version, failure, retry };
}

/** A rectangle of cells, both corners included. */
interface Brush {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

function parseBrush(text: string | null, nRows: number, nColumns: number): Brush | null {
  const [fromRow, toRow, fromColumn, toColumn] = (text ?? "").split(",").map(Number);
  return [fromRow, toRow, fromColumn, toColumn].every((n) => Number.isInteger(n) && n >= 0) && toRow < nRows && toColumn < nColumns
    ? { fromRow, toRow, fromColumn, toColumn }
    : null;
}

/** Depth of colour: chances differ by orders of magnitude, so it follows their root. */
const depthOf = (chance: number, greatest: number): number => Math.round(92 * Math.sqrt(Math.min(1, chance / Math.max(1e-9, greatest))));

interface RowProps {
  readonly row: number;
  readonly columns: readonly { readonly index: number; readonly start: number }[];
  readonly cell: (row: number, column: number) => Cell;
  /** Changes when cells arrived. */
  readonly version: number;
  readonly greatest: number;
  readonly active: number | null;
  readonly brush: Brush | null;
}

interface CellProps {
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly value: Cell;
  readonly greatest: number;
  readonly inside: boolean;
  readonly active: boolean;
}

/** What a cell says. */
const wordsOf = (value: Cell): string =>
  value === undefined
    ? texts.states.loading
    : value === null
      ? texts.whitespace.has
      : value < 0
        ? texts.whitespace.off
        : formatShare(value);

/** Of a thousand cells in sight a step of scrolling brings a hundred new ones: only these are made. */
const GridCell = memo(function GridCell({ row, column, left, value, greatest, inside, active }: CellProps): ReactNode {
  const kind = value === undefined ? "wait" : value === null ? "has" : value < 0 ? "off" : "open";
  return (
    <div
      role="gridcell"
      aria-colindex={column + 2}
      aria-label={wordsOf(value)}
      data-row={row}
      data-column={column}
      className={`grid-cell grid-${kind}${inside ? " grid-inside" : ""}${active ? " grid-active" : ""}`}
      style={{
        left,
        ...(typeof value === "number" && value > 0
          ? { background: `color-mix(in srgb, var(--problem-0) ${depthOf(value, greatest)}%, var(--surface))` }
          : {}),
      }}
    />
  );
});

const GridRow = memo(function GridRow({ row, columns, cell, greatest, active, brush }: RowProps): ReactNode {
  const inRows = brush !== null && row >= brush.fromRow && row <= brush.toRow;
  return columns.map(({ index, start }) => (
    <GridCell
      key={index}
      row={row}
      column={index}
      left={start}
      value={cell(row, index)}
      greatest={greatest}
      inside={inRows && index >= brush.fromColumn && index <= brush.toColumn}
      active={active === index}
    />
  ));
});

/** The grid: scrolls in both directions, draws and loads only what is in sight. Arrow keys walk, shift brushes, Enter opens the client. */
export function WhitespaceGrid({ grid, question }: { readonly grid: Grid; readonly question: GridQuestion }): ReactNode {
  const { clients, products, greatest } = grid;
  const scroller = useRef<HTMLDivElement>(null);
  const [params, setParams] = useSearchParams();
  const { clientOrder, productOrder, problemId, search } = question;
  const stable = useMemo(() => ({ clientOrder, productOrder, problemId, search }), [clientOrder, productOrder, problemId, search]);
  const { cell, want, version, failure, retry } = useBlocks(stable);
  const marked = params.get("cells");
  const brush = useMemo(() => parseBrush(marked, clients.length, products.length), [marked, clients.length, products.length]);
  const [active, setActive] = useState<{ readonly row: number; readonly column: number } | null>(null);
  const [start, setStart] = useState<{ readonly row: number; readonly column: number } | null>(null);
  const [drawn, setDrawn] = useState<Brush | null>(null);
  const announce = useAnnounce();
  const rows = useVirtualizer({
    count: clients.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const columns = useVirtualizer({
    count: products.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN_WIDTH,
    horizontal: true,
    overscan: 6,
  });
  const shownRows = rows.getVirtualItems();
  const shownColumns = columns.getVirtualItems();
  const window = [shownRows.at(0)?.index, shownRows.at(-1)?.index, shownColumns.at(0)?.index, shownColumns.at(-1)?.index].join();
  useEffect(() => {
    const [top, bottom, left, right] = window.split(",").map((part) => (part === "" ? Number.NaN : Number(part)));
    if (![top, bottom, left, right].every(Number.isFinite) || failure !== null) return;
    // While the hand scrolls fast, what only flies by is not asked for.
    const timer = setTimeout(() => {
      want([top, bottom], [left, right]);
    }, 60);
    return () => {
      clearTimeout(timer);
    };
  }, [window, want, failure, version]);

  // What is marked is summed and taken as a file, so all of it is loaded, in sight or not.
  useEffect(() => {
    if (brush !== null && failure === null) want([brush.fromRow, brush.toRow], [brush.fromColumn, brush.toColumn]);
  }, [brush, want, failure]);

  const setBrush = useCallback(
    (next: Brush | null): void => {
      setParams(
        (before) => {
          if (next === null) before.delete("cells");
          else before.set("cells", [next.fromRow, next.toRow, next.fromColumn, next.toColumn].join());
          return before;
        },
        { replace: true, preventScrollReset: true },
      );
    },
    [setParams],
  );
  const clear = useCallback(() => {
    setBrush(null);
  }, [setBrush]);
  const between = (a: { readonly row: number; readonly column: number }, b: { readonly row: number; readonly column: number }): Brush => ({
    fromRow: Math.min(a.row, b.row),
    toRow: Math.max(a.row, b.row),
    fromColumn: Math.min(a.column, b.column),
    toColumn: Math.max(a.column, b.column),
  });
  const cellAt = (target: EventTarget): { readonly row: number; readonly column: number } | null => {
    const element = target instanceof Element ? target.closest<HTMLElement>("[data-column]") : null;
    return element === null ? null : { row: Number(element.dataset["row"]), column: Number(element.dataset["column"]) };
  };
  const speak = (row: number, column: number): void => {
    announce(`${displayName(clients[row].name, 60)}, ${calmName(products[column].name, 60)}: ${wordsOf(cell(row, column))}`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      PageUp: [-20, 0],
      PageDown: [20, 0],
    };
    if (Object.hasOwn(moves, event.key)) {
      event.preventDefault();
      const [down, right] = moves[event.key];
      const from = active ?? { row: 0, column: 0 };
      const next =
        active === null
          ? from
          : {
              row: Math.min(clients.length - 1, Math.max(0, from.row + down)),
              column: Math.min(products.length - 1, Math.max(0, from.column + right)),
            };
      setActive(next);
      rows.scrollToIndex(next.row);
      columns.scrollToIndex(next.column);
      if (event.shiftKey) {
        const anchor = start ?? from;
        setStart(anchor);
        setBrush(between(anchor, next));
      } else setStart(null);
      speak(next.row, next.column);
    } else if (event.key === "Escape") {
      setActive(null);
      setStart(null);
      setBrush(null);
    }
  };
  const shownBrush = drawn ?? brush;
  return (
    <>
      {failure !== null && <StaleNote loadedAt={null} cause={failure} onRetry={retry} />}
      <p id="grid-help" className="visually-hidden">
        {texts.whitespace.keys}
      </p>
      <div className="grid-scale" aria-hidden="true">
        <span>{formatShare(0)}</span>
        <span className="grid-ramp" />
        <span>{formatShare(greatest)}</span>
        <span className="grid-cell grid-has" /> {texts.whitespace.has}
        <span className="grid-cell grid-off" /> {texts.whitespace.off}
      </div>
      <div
        ref={scroller}
        className="grid-scroll"
        role="grid"
        tabIndex={0}
        aria-label={texts.whitespace.gridLabel(clients.length, products.length)}
        aria-describedby="grid-help"
        aria-rowcount={clients.length + 1}
        aria-colcount={products.length + 1}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          const at = cellAt(event.target);
          if (at === null) return;
          setActive(at);
          setStart(at);
          setDrawn(null);
        }}
        onPointerMove={(event) => {
          const at = start === null || event.buttons === 0 ? null : cellAt(event.target);
          if (at !== null && start !== null) setDrawn(between(start, at));
        }}
        onPointerUp={() => {
          if (drawn !== null) setBrush(drawn);
          else if (active !== null) {
            setBrush(null);
            speak(active.row, active.column);
          }
          setDrawn(null);
          setStart(null);
        }}
      >
        <div
          className="grid-body"
          style={{ width: `calc(${columns.getTotalSize()}px + var(--grid-names))`, height: rows.getTotalSize() + 132 }}
        >
          <div role="row" aria-rowindex={1} className="grid-head">
            <div role="columnheader" aria-colindex={1} className="grid-corner">
              {texts.whitespace.corner}
            </div>
            {shownColumns.map(({ index, start: left }) => (
              <div
                key={index}
                role="columnheader"
                aria-colindex={index + 2}
                className="grid-column"
                style={{ left: `calc(${left}px + var(--grid-names))` }}
              >
                <span title={products[index].name}>
                  <ProblemDot id={products[index].problemId} size={8} /> {calmName(products[index].name, 22)}
                </span>
              </div>
            ))}
          </div>
          {shownRows.map(({ index, start: top }) => (
            <div key={index} role="row" aria-rowindex={index + 2} className="grid-row" style={{ top: top + 132 }}>
              <div role="rowheader" aria-colindex={1} className="grid-name" title={clients[index].name}>
                <ProblemDot id={clients[index].problemId} size={8} />
                <Link to={clientPath(clients[index].id)} tabIndex={-1} className="ellipsis">
                  {displayName(clients[index].name, 40)}
                </Link>
              </div>
              <div className="grid-cells" role="presentation">
                <GridRow
                  row={index}
                  columns={shownColumns}
                  cell={cell}
                  version={version}
                  greatest={greatest}
                  active={active?.row === index ? active.column : null}
                  brush={shownBrush}
                />
              </div>
            </div>
          ))}
        </div>
      </div>
      <CellNote grid={grid} active={active} cell={cell} version={version} brush={shownBrush} onClear={clear} />
    </>
  );
}

interface NoteProps {
  readonly grid: Grid;
  readonly active: { readonly row: number; readonly column: number } | null;
  readonly cell: (row: number, column: number) => Cell;
  /** Changes when cells arrived. */
  readonly version: number;
  readonly brush: Brush | null;
  readonly onClear: () => void;
}

interface OpenCell {
  readonly client: Side;
  readonly product: Side;
  readonly chance: number;
}

/** Calls back for each open cell of a part; returns how many cells are still on their way. */
function visitOpen(brush: Brush, { clients, products }: Grid, cell: NoteProps["cell"], each: (open: OpenCell) => void): number {
  let nWaiting = 0;
  for (let row = brush.fromRow; row <= brush.toRow; row += 1)
    for (let column = brush.fromColumn; column <= brush.toColumn; column += 1) {
      const chance = cell(row, column);
      if (chance === undefined) nWaiting += 1;
      else if (chance !== null && chance >= 0) each({ client: clients[row], product: products[column], chance });
    }
  return nWaiting;
}

const N_BEST = 5;

/** The sum of chances of a part, and its best cells. */
function summarise(brush: Brush, grid: Grid, cell: NoteProps["cell"]) {
  let sum = 0;
  const best: OpenCell[] = [];
  const nWaiting = visitOpen(brush, grid, cell, (open) => {
    sum += open.chance;
    if (best.length === N_BEST && open.chance <= best[N_BEST - 1].chance) return;
    best.push(open);
    best.sort((a, b) => b.chance - a.chance);
    best.length = Math.min(N_BEST, best.length);
  });
  return { sum, best, nWaiting };
}

/** The chosen cell or part in words, and as a file. */
const CellNote = memo(function CellNote({ grid, active, cell, version, brush, onClear }: NoteProps): ReactNode {
  const { clients, products } = grid;
  const found = useMemo(
    () => (brush === null ? null : { ...summarise(brush, grid, cell), version }),
    // `cell` reads what arrived; the version says that something did.
    [brush, grid, cell, version],
  );
  return (
    <div className="grid-note">
      {active !== null && (
        <p>
          <Link to={clientPath(clients[active.row].id)}>{displayName(clients[active.row].name, 60)}</Link> ·{" "}
          <Link to={productPath(products[active.column].id)}>{calmName(products[active.column].name, 60)}</Link>:{" "}
          <b>{wordsOf(cell(active.row, active.column))}</b>
        </p>
      )}
      {brush !== null && found !== null && (
        <>
          <p>
            {texts.whitespace.brushed(
              formatCount(brush.toRow - brush.fromRow + 1),
              formatCount(brush.toColumn - brush.fromColumn + 1),
              formatCount(Math.round(found.sum * 10) / 10),
            )}
            {found.nWaiting > 0 && ` ${texts.whitespace.brushWaits(formatCount(found.nWaiting))}`}
          </p>
          <ol className="plain-list">
            {found.best.map(({ client, product, chance }) => (
              <li key={`${client.id}/${product.id}`}>
                <Link to={clientPath(client.id)}>{displayName(client.name, 40)}</Link> · {calmName(product.name, 40)} ·{" "}
                <b>{formatShare(chance)}</b>
              </li>
            ))}
          </ol>
          <div className="button-row">
            <Button
              size="compact-sm"
              variant="default"
              disabled={found.nWaiting > 0}
              onClick={() => {
                const open: OpenCell[] = [];
                visitOpen(brush, grid, cell, (each) => open.push(each));
                open.sort((a, b) => b.chance - a.chance);
                downloadCsv("dealgraph-whitespace.csv", [
                  ["client_id", "client_name", "product_id", "product_name", "chance"],
                  ...open.map(({ client, product, chance }) => [client.id, client.name, product.id, product.name, chance]),
                ]);
              }}
            >
              {texts.exports.csv}
            </Button>
            <Button size="compact-sm" variant="default" onClick={onClear}>
              {texts.whitespace.clear}
            </Button>
          </div>
        </>
      )}
      {brush === null && <p className="muted">{texts.whitespace.hint}</p>}
    </div>
  );
});
