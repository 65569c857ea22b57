import { Button } from "@mantine/core";
import { useEffect, useId, useMemo, useState, type PointerEvent, type ReactNode } from "react";
import { formatCount, formatLift } from "../shared/format";
import { texts } from "../texts";
import { drawTree, groupsAtCut, type DrawnNode, type Tree } from "./tree-cut";

const MOST_ROWS = 60;
const ROW = 17;
const NAMES = 170;
const WIDTH = 760;
const PAD = 14;
const MOST_NAMES = 12;

const nameOf = (funnels: readonly string[]): string =>
  funnels.length === 1 ? (funnels[0] ?? "") : texts.funnels.several(funnels.length, funnels[0] ?? "");

/** A cut is told when it has rested so long: browsers refuse an address that changes with every pixel. */
const REST_MS = 250;

/**
 * The tree with a cut that can be dragged, and the groups that the cut makes as a table. `cut` is the number of merges to begin with, null
 * for the proposed one; `onCut` is told of another.
 */
export function FunnelTree(props: {
  readonly tree: Tree;
  readonly cut: number | null;
  readonly onCut: (merges: number | null) => void;
}): ReactNode {
  const { tree, cut, onCut } = props;
  const [nMerges, setMerges] = useState(Math.min(tree.merges.length, cut ?? tree.proposedMerges));
  useEffect(() => {
    const told = nMerges === tree.proposedMerges ? null : nMerges;
    if (told === cut) return undefined;
    const timer = setTimeout(() => {
      onCut(told);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [nMerges, cut, onCut, tree.proposedMerges]);
  const sliderId = useId();
  const drawn = useMemo(() => drawTree(tree, MOST_ROWS), [tree]);
  const groups = useMemo(() => groupsAtCut(tree, nMerges), [tree, nMerges]);
  if (tree.merges.length === 0) return <p className="muted">{texts.funnels.noTree}</p>;

  const lifts = tree.merges.slice(drawn.from).map(({ lift }) => Math.max(lift, 0.01));
  const top = Math.max(...lifts, 1.05);
  const bottom = Math.min(...lifts, 0.95);
  // High lifts are near the names; the root is at the right.
  const x = (lift: number): number =>
    NAMES + ((Math.log(top) - Math.log(Math.max(lift, bottom))) / (Math.log(top) - Math.log(bottom))) * (WIDTH - NAMES - PAD);
  const y = (row: number): number => PAD + (row + 0.5) * ROW;
  const height = 2 * PAD + drawn.rows * ROW;
  const before = nMerges === 0 ? top : (tree.merges[nMerges - 1]?.lift ?? top);
  const after = tree.merges[nMerges]?.lift ?? bottom;
  const cutX = nMerges === 0 ? NAMES - 4 : (x(before) + x(after)) / 2;

  const drag = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const at = ((event.clientX - box.left) / box.width) * WIDTH;
    const merges = tree.merges.findIndex(({ lift }) => x(lift) > at);
    setMerges(Math.max(drawn.from, merges < 0 ? tree.merges.length : merges));
  };
  const draw = (node: DrawnNode): ReactNode => {
    const at = node.lift === null ? NAMES : x(node.lift);
    const children = node.children.map((child) => ({ child, from: child.lift === null ? NAMES : x(child.lift) }));
    const first = children[0]?.child.row ?? node.row;
    const last = children[children.length - 1]?.child.row ?? node.row;
    return (
      <g key={`${node.step}/${node.row}`}>
        {node.children.length === 0 && (
          <text x={NAMES - 8} y={y(node.row)} textAnchor="end" dominantBaseline="central" className="tree-name">
            {nameOf(node.funnels).slice(0, 26)}
          </text>
        )}
        {children.map(({ child, from }) => (
          <line
            key={child.row}
            x1={from}
            x2={at}
            y1={y(child.row)}
            y2={y(child.row)}
            className={node.step < nMerges ? "tree-line" : "tree-line tree-faint"}
          />
        ))}
        {children.length > 0 && (
          <line x1={at} x2={at} y1={y(first)} y2={y(last)} className={node.step < nMerges ? "tree-line" : "tree-line tree-faint"} />
        )}
        {node.children.map(draw)}
      </g>
    );
  };
  return (
    <div className="stack-m">
      <div className="tree-controls">
        <label htmlFor={sliderId}>{texts.funnels.cut}</label>
        <input
          id={sliderId}
          type="range"
          min={0}
          max={tree.merges.length}
          value={nMerges}
          aria-valuetext={texts.funnels.cutValue(formatCount(groups.length))}
          onChange={(event) => {
            setMerges(Number(event.currentTarget.value));
          }}
        />
        <output htmlFor={sliderId}>{texts.funnels.cutValue(formatCount(groups.length))}</output>
        <Button
          size="compact-sm"
          variant="default"
          disabled={nMerges === tree.proposedMerges}
          onClick={() => {
            setMerges(tree.proposedMerges);
          }}
        >
          {texts.funnels.proposedCut}
        </Button>
      </div>
      <p className="muted">
        {texts.funnels.cutWhy(
          formatCount(Math.round(tree.gain[nMerges] ?? 0)),
          formatCount(Math.round(tree.gain[tree.proposedMerges] ?? 0)),
        )}
      </p>
      <div className="tree-scroll">
        <svg
          viewBox={`0 0 ${WIDTH} ${height}`}
          className="tree"
          role="img"
          aria-label={texts.funnels.treeLabel}
          onPointerDown={drag}
          onPointerMove={drag}
        >
          {drawn.roots.map(draw)}
          {1 > bottom && 1 < top && (
            <g className="tree-chance">
              <line x1={x(1)} x2={x(1)} y1={4} y2={height - 4} />
              <text x={x(1) + 4} y={10}>
                {texts.funnels.chance}
              </text>
            </g>
          )}
          <line x1={cutX} x2={cutX} y1={2} y2={height - 2} className="tree-cut" />
        </svg>
      </div>
      <div className="table-scroll" role="region" aria-label={texts.funnels.groupsTable} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{texts.funnels.group}</th>
              <th scope="col" className="number">
                {texts.funnels.funnels}
              </th>
              <th scope="col">{texts.funnels.members}</th>
            </tr>
          </thead>
          <tbody>
            {groups.slice(0, MOST_ROWS).map((members, i) => (
              <tr key={members[0]}>
                <th scope="row">{i + 1}</th>
                <td className="number">{formatCount(members.length)}</td>
                <td>
                  {members.slice(0, MOST_NAMES).join(", ")}
                  {members.length > MOST_NAMES && ` ${texts.funnels.more(members.length - MOST_NAMES)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {nMerges > 0 && <p className="muted">{texts.funnels.lastMerge(formatLift(before))}</p>}
    </div>
  );
}
