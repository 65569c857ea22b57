import { CloseButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useQuery } from "urql";
import { QueryView } from "../data/query-view";
import { useStatus } from "../data/status";
import { graphql } from "../gql";
import type { RunComparisonQuery } from "../gql/graphql";
import { calmName, formatCount, formatDay, formatMoment, formatShare } from "../shared/format";
import { ProblemDot } from "../shared/problem";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";
import { GRAPH_RUNS } from "./graph-data";
import type { GraphState } from "./graph-params";

export const RUN_COMPARISON = graphql(`
  query RunComparison($id: ID!) {
    runComparison(otherRunId: $id) {
      runId
      otherRunId
      otherCreatedAt
      otherAsOf
      nShared
      nSame
      problems {
        problemId
        label
        share
        otherShare
        nProducts
        otherNProducts
      }
      changes {
        productId
        productName
        problemId
        otherProblemId
      }
    }
  }
`);

/** Chooses a run to hold beside the one that is served. Nothing to choose from: nothing is shown. */
export function CompareSelect({ state }: { readonly state: GraphState }): ReactNode {
  const { dataset } = useStatus();
  const [{ data }] = useQuery({ query: GRAPH_RUNS });
  const runs = (data?.runs.nodes ?? []).filter((run) => run.status === "SUCCEEDED" && run.id !== dataset.activeRunId);
  if (runs.length === 0 && state.compare === null) return null;
  return (
    <label className="native-select">
      <span>{texts.graph.compareWith}</span>
      <select
        value={state.compare ?? ""}
        onChange={(event) => {
          const { value } = event.currentTarget;
          state.go({ compare: value === "" ? null : value, frame: null });
        }}
      >
        <option value="">{texts.graph.noOther}</option>
        {state.compare !== null && !runs.some((run) => run.id === state.compare) && (
          <option value={state.compare}>{state.compare.slice(0, 8)}</option>
        )}
        {runs.map((run) => (
          <option key={run.id} value={run.id}>
            {formatMoment(run.createdAt)}
            {typeof run.asOf === "string" ? `, ${texts.runs.upTo(formatDay(run.asOf))}` : ""}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What differs between two runs: problems by id, and products that moved. */
export function ComparePanel({ state }: { readonly state: GraphState }): ReactNode {
  const id = state.compare ?? "";
  return (
    <QueryView key={id} query={RUN_COMPARISON} variables={{ id }} what={texts.things.comparison} skeleton={<LoadingRows rows={8} />}>
      {(data) =>
        data.runComparison === null || data.runComparison === undefined ? null : <Comparison state={state} found={data.runComparison} />
      }
    </QueryView>
  );
}

const SHOWN = 60;

function Comparison({
  state,
  found,
}: {
  readonly state: GraphState;
  readonly found: NonNullable<RunComparisonQuery["runComparison"]>;
}): ReactNode {
  const labels = new Map(found.problems.map((each) => [each.problemId, each.label]));
  const nameOf = (problemId: string | null | undefined): string =>
    typeof problemId === "string" ? calmName(labels.get(problemId) ?? problemId, 28) : texts.graph.notThere;
  const problems = [...found.problems].sort(
    (a, b) => Math.max(b.share ?? 0, b.otherShare ?? 0) - Math.max(a.share ?? 0, a.otherShare ?? 0) || (a.problemId < b.problemId ? -1 : 1),
  );
  return (
    <>
      <div className="panel-head">
        <div>
          <p className="kicker">{texts.graph.compared}</p>
          <h2>{texts.graph.comparedWith(formatMoment(found.otherCreatedAt))}</h2>
        </div>
        <CloseButton
          aria-label={texts.graph.closeCompare}
          onClick={() => {
            state.go({ compare: null });
          }}
        />
      </div>
      {typeof found.otherAsOf === "string" && <p className="muted">{texts.runs.upTo(formatDay(found.otherAsOf))}</p>}
      <p>{texts.graph.sameProducts(formatCount(found.nSame), formatCount(found.nShared))}</p>
      <section>
        <h3>{texts.graph.problemsThenNow}</h3>
        <table className="compact-table">
          <thead>
            <tr>
              <th scope="col">{texts.problem.problem}</th>
              <th scope="col" className="number">
                {texts.graph.otherRun}
              </th>
              <th scope="col" className="number">
                {texts.graph.thisRun}
              </th>
            </tr>
          </thead>
          <tbody>
            {problems.map((each) => (
              <tr key={each.problemId}>
                <th scope="row">
                  <ProblemDot id={each.problemId} /> {calmName(each.label, 40)}
                </th>
                <td className="number">{each.otherShare === null ? texts.graph.notThere : formatShare(each.otherShare)}</td>
                <td className="number">{each.share === null ? texts.graph.notThere : formatShare(each.share)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h3>{texts.graph.moved(found.changes.length)}</h3>
        <ul className="share-list">
          {found.changes.slice(0, SHOWN).map((each) => (
            <li key={each.productId}>
              <button
                type="button"
                className="link-button"
                title={each.productName}
                onClick={() => {
                  state.selectProduct(each.productId);
                }}
              >
                {calmName(each.productName, 40)}
                <span className="sub">
                  {nameOf(each.otherProblemId)} → {nameOf(each.problemId)}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {found.changes.length > SHOWN && <p className="muted">{texts.graph.andMore(formatCount(found.changes.length - SHOWN))}</p>}
      </section>
    </>
  );
}
