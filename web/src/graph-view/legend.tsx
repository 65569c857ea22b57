import { Button } from "@mantine/core";
import { useMemo, type ReactNode } from "react";
import { calmName, formatCount } from "../shared/format";
import { cssColorOfProblem } from "../shared/palette";
import { texts } from "../texts";
import type { GraphNode, GraphProblem } from "./graph-data";
import type { GraphState } from "./graph-params";

interface Props {
  readonly problems: readonly GraphProblem[];
  readonly nodes: readonly GraphNode[];
  readonly state: GraphState;
}

/** The colours with their names and counts. A box switches a problem off, its name opens it. */
export function Legend({ problems, nodes, state }: Props): ReactNode {
  const { off, problemId, setOff, selectProblem } = state;
  const counts = useMemo(() => {
    const result = new Map<string, number>();
    for (const node of nodes) result.set(node.problemId, (result.get(node.problemId) ?? 0) + 1);
    return result;
  }, [nodes]);
  const sorted = useMemo(() => [...problems].sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1)), [problems]);
  const toggle = (id: string): void => {
    const next = new Set(off);
    if (!next.delete(id)) next.add(id);
    setOff(next);
  };
  return (
    <section aria-labelledby="legend-title" className="legend">
      <div className="legend-head">
        <h2 id="legend-title">{texts.graph.legend}</h2>
        {off.size > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => {
              setOff(new Set());
            }}
          >
            {texts.graph.showAll}
          </Button>
        )}
      </div>
      <ul>
        {sorted.map((problem) => {
          const name = calmName(problem.label, 64);
          const on = !off.has(problem.id);
          const count = counts.get(problem.id) ?? 0;
          return (
            <li key={problem.id} className={on ? "legend-row" : "legend-row legend-off"}>
              <input
                type="checkbox"
                checked={on}
                aria-label={texts.graph.toggle(name, count)}
                style={{ accentColor: cssColorOfProblem(problem.id) }}
                onChange={() => {
                  toggle(problem.id);
                }}
              />
              <button
                type="button"
                className="legend-name"
                aria-pressed={problemId === problem.id}
                title={problem.label}
                onClick={() => {
                  selectProblem(problemId === problem.id ? null : problem.id);
                }}
              >
                <span className="ellipsis">{name}</span>
              </button>
              <span className="number" title={texts.graph.legendCount(count, problem.nClients)}>
                {formatCount(count)}
              </span>
              <button
                type="button"
                className="legend-only"
                aria-label={texts.graph.onlyLabel(name)}
                onClick={() => {
                  setOff(new Set(problems.map((each) => each.id).filter((id) => id !== problem.id)));
                }}
              >
                {texts.graph.only}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
