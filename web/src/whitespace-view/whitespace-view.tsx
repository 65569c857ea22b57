import { TextInput } from "@mantine/core";
import { useRef, useState, type ReactNode } from "react";
import { useSearchParams } from "react-router";
import { useQuery } from "urql";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { GridOrder } from "../gql/graphql";
import { calmName, formatCount } from "../shared/format";
import { NeedsRun } from "../shared/needs-run";
import { EmptyBlock, LoadingState } from "../shared/states";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";
import { WhitespaceGrid, type GridQuestion } from "./whitespace-grid";

const GRID = graphql(`
  query WhitespaceGrid($clientOrder: GridOrder!, $productOrder: GridOrder!, $problemId: ID, $search: String) {
    whitespaceGrid(clientOrder: $clientOrder, productOrder: $productOrder, problemId: $problemId, search: $search) {
      runId
      horizonDays
      nClientsInRun
      nProductsInRun
      greatest
      clients {
        id
        name
        problemId
        expected
      }
      products {
        id
        name
        problemId
        expected
      }
    }
  }
`);

const GRID_PROBLEMS = graphql(`
  query GridProblems {
    problems(first: 200) {
      nodes {
        id
        label
      }
    }
  }
`);

const ORDERS: readonly GridOrder[] = ["EXPECTED", "NAME", "PROBLEM"];
const orderOf = (text: string | null): GridOrder => ORDERS.find((order) => order === text) ?? "EXPECTED";

/** Clients and products that are not deals yet, with the chance of each. */
export function WhitespaceView(): ReactNode {
  useTitle(texts.whitespace.title);
  const [params, setParams] = useSearchParams();
  const question: GridQuestion = {
    clientOrder: orderOf(params.get("rows")),
    productOrder: orderOf(params.get("columns")),
    problemId: params.get("problem"),
    search: params.get("q"),
  };
  const put = (name: string, value: string | null): void => {
    setParams(
      (before) => {
        if (value === null || value === "") before.delete(name);
        else before.set(name, value);
        before.delete("cells");
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  return (
    <div className="page page-wide">
      <header className="page-head">
        <h1>{texts.whitespace.title}</h1>
        <p className="lead">{texts.whitespace.lead}</p>
      </header>
      <NeedsRun>
        <Filters question={question} put={put} />
        <QueryView query={GRID} variables={question} what={texts.things.whitespace} skeleton={<LoadingState />} keepsPrevious>
          {(data, { updating }) => {
            const grid = data.whitespaceGrid;
            if (grid === null || grid === undefined || grid.products.length === 0)
              return (
                <EmptyBlock title={texts.whitespace.none}>
                  <p>{texts.whitespace.noneText}</p>
                </EmptyBlock>
              );
            if (grid.clients.length === 0)
              return (
                <EmptyBlock title={texts.clients.none}>
                  <p>{texts.clients.noneText}</p>
                </EmptyBlock>
              );
            return (
              <div className={updating ? "updating" : ""} aria-busy={updating}>
                <p className="muted">
                  {texts.whitespace.covers(
                    formatCount(grid.clients.length),
                    formatCount(grid.nClientsInRun),
                    formatCount(grid.products.length),
                    formatCount(grid.nProductsInRun),
                    formatCount(grid.horizonDays),
                  )}
                </p>
                <WhitespaceGrid key={`${grid.runId}/${JSON.stringify(question)}`} grid={grid} question={question} />
              </div>
            );
          }}
        </QueryView>
      </NeedsRun>
    </div>
  );
}

function Filters({
  question,
  put,
}: {
  readonly question: GridQuestion;
  readonly put: (name: string, value: string | null) => void;
}): ReactNode {
  const [{ data }] = useQuery({ query: GRID_PROBLEMS });
  const [text, setText] = useState(question.search ?? "");
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const select = (name: string, label: string, value: GridOrder): ReactNode => (
    <label className="native-select">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          put(name, event.currentTarget.value === "EXPECTED" ? null : event.currentTarget.value);
        }}
      >
        {ORDERS.map((order) => (
          <option key={order} value={order}>
            {texts.whitespace.orders[order]}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="filters">
      <TextInput
        label={texts.clients.find}
        placeholder={texts.clients.placeholder}
        value={text}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setText(value);
          clearTimeout(typing.current);
          typing.current = setTimeout(() => {
            put("q", value.trim());
          }, 250);
        }}
      />
      <label className="native-select">
        <span>{texts.clients.withProblem}</span>
        <select
          value={question.problemId ?? ""}
          onChange={(event) => {
            put("problem", event.currentTarget.value);
          }}
        >
          <option value="">{texts.clients.anyProblem}</option>
          {(data?.problems.nodes ?? []).map((problem) => (
            <option key={problem.id} value={problem.id}>
              {calmName(problem.label, 50)}
            </option>
          ))}
        </select>
      </label>
      {select("rows", texts.whitespace.rows, question.clientOrder)}
      {select("columns", texts.whitespace.columns, question.productOrder)}
    </div>
  );
}
