import type { ReactNode } from "react";
import type { FunnelStudyQuery } from "../gql/graphql";
import { formatCount, formatQ } from "../shared/format";
import { texts } from "../texts";

type Unified = NonNullable<FunnelStudyQuery["funnelStudy"]["report"]>["unified"][number];

const MOST_SETS = 24;
const COLUMN = 24;
const ROW = 20;
const BARS = 130;
const NAMES = 150;

/** Who shares which exact set of the funnels of a group: bars over a matrix of dots, and the same as a table. */
export function UpsetPlot({ group }: { readonly group: Unified }): ReactNode {
  const sets = group.intersections.slice(0, MOST_SETS);
  if (sets.length === 0) return <p className="muted">{texts.funnels.noSets}</p>;
  const totals = new Map<string, number>();
  for (const set of sets) for (const id of set.funnelIds) totals.set(id, (totals.get(id) ?? 0) + set.clients);
  const funnels = [...totals].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([id]) => id);
  const most = Math.max(...sets.map((set) => Math.max(set.clients, set.expected)), 1);
  const width = NAMES + sets.length * COLUMN + 10;
  const height = BARS + 24 + funnels.length * ROW;
  const x = (column: number): number => NAMES + (column + 0.5) * COLUMN;
  const y = (row: number): number => BARS + 24 + (row + 0.5) * ROW;
  const bar = (n: number): number => (n / most) * (BARS - 16);
  return (
    <div className="stack-m">
      <div className="tree-scroll">
        <svg width={width} height={height} role="img" aria-label={texts.funnels.upsetLabel(group.id)} className="upset">
          {funnels.map((id, row) => (
            <g key={id}>
              {row % 2 === 0 && <rect x={0} y={y(row) - ROW / 2} width={width} height={ROW} className="upset-stripe" />}
              <text x={NAMES - 10} y={y(row)} textAnchor="end" dominantBaseline="central" className="tree-name">
                {id.slice(0, 22)}
              </text>
            </g>
          ))}
          {sets.map((set, column) => {
            const rows = set.funnelIds.map((id) => funnels.indexOf(id));
            return (
              <g key={set.funnelIds.join(" ")}>
                <rect x={x(column) - 8} y={BARS - bar(set.clients)} width={16} height={bar(set.clients)} className="upset-bar" />
                <line
                  x1={x(column) - 10}
                  x2={x(column) + 10}
                  y1={BARS - bar(set.expected)}
                  y2={BARS - bar(set.expected)}
                  className="upset-expected"
                />
                <text x={x(column)} y={BARS + 13} textAnchor="middle" className="upset-count">
                  {formatCount(set.clients)}
                </text>
                {funnels.map((id, row) => (
                  <circle key={id} cx={x(column)} cy={y(row)} r={5} className={rows.includes(row) ? "upset-dot" : "upset-dot upset-off"} />
                ))}
                {rows.length > 1 && (
                  <line x1={x(column)} x2={x(column)} y1={y(Math.min(...rows))} y2={y(Math.max(...rows))} className="upset-link" />
                )}
              </g>
            );
          })}
        </svg>
      </div>
      <p className="muted">{texts.funnels.upsetKey}</p>
      <div className="table-scroll" role="region" aria-label={texts.funnels.setsTable} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{texts.funnels.exactSet}</th>
              <th scope="col" className="number">
                {texts.funnels.clients}
              </th>
              <th scope="col" className="number">
                {texts.funnels.expected}
              </th>
              <th scope="col" className="number">
                {texts.funnels.pValue}
              </th>
            </tr>
          </thead>
          <tbody>
            {group.intersections.map((set) => (
              <tr key={set.funnelIds.join(" ")}>
                <th scope="row">{set.funnelIds.join(" + ")}</th>
                <td className="number">{formatCount(set.clients)}</td>
                <td className="number">{formatCount(set.expected)}</td>
                <td className="number">{formatQ(set.pValue)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {group.intersectionsLeftOut > 0 && <p className="muted">{texts.funnels.setsLeftOut(group.intersectionsLeftOut)}</p>}
    </div>
  );
}
