import { TextInput } from "@mantine/core";
import { useEffect, useState, type ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { QueryView } from "../data/query-view";
import { useStatus } from "../data/status";
import { graphql } from "../gql";
import { calmName, displayName, formatCount, formatDay, formatShare } from "../shared/format";
import { SearchIcon } from "../shared/icons";
import { NeedsRun } from "../shared/needs-run";
import { cssColorOfProblem } from "../shared/palette";
import { Paged, usePaging } from "../shared/paging";
import { clientPath } from "../shared/paths";
import { Meter, ProblemDot } from "../shared/problem";
import { EmptyBlock, LoadingRows } from "../shared/states";
import { useDebounced } from "../shared/use-debounced";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";

const CLIENTS = graphql(`
  query Clients($search: String, $problemId: ID, $first: Int!, $offset: Int!) {
    clients(search: $search, problemId: $problemId, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        name
        nProducts
        nDeals
        lastDealOn
        topProblemId
        topShare
        inActiveRun
        state {
          id
          label
        }
      }
    }
  }
`);

const PROBLEM_NAMES = graphql(`
  query ProblemNames {
    problems(first: 200) {
      nodes {
        id
        label
        nClients
      }
    }
  }
`);

/** All clients: find one by name or id, or list those of a problem. */
export function ClientsView(): ReactNode {
  useTitle(texts.clients.title);
  const { dataset } = useStatus();
  return dataset.deals === 0 && dataset.clients === 0 ? (
    <NeedsRun>{null}</NeedsRun>
  ) : (
    <div className="page">
      <header className="page-head">
        <h1>{texts.clients.title}</h1>
        <p>
          <Link to="/misfits">{texts.misfits.title}</Link>
        </p>
      </header>
      <QueryView query={PROBLEM_NAMES} variables={{}} what={texts.things.problems} skeleton={<LoadingRows rows={12} />}>
        {(data) => <ClientList problems={data.problems.nodes} />}
      </QueryView>
    </div>
  );
}

interface ProblemName {
  readonly id: string;
  readonly label: string;
  readonly nClients: number;
}

function ClientList({ problems }: { readonly problems: readonly ProblemName[] }): ReactNode {
  const [params, setParams] = useSearchParams();
  const search = params.get("q") ?? "";
  const problemId = params.get("problem");
  const [draft, setDraft] = useState(search);
  const rested = useDebounced(draft, 200);
  const paging = usePaging(25, "page");
  const nameOf = new Map(problems.map((each) => [each.id, each.label]));

  useEffect(() => {
    setParams(
      (before) => {
        if ((before.get("q") ?? "") === rested) return before;
        if (rested === "") before.delete("q");
        else before.set("q", rested);
        before.delete("page");
        return before;
      },
      { replace: true },
    );
  }, [rested, setParams]);

  return (
    <section className="card" aria-label={texts.clients.title}>
      <div className="filters">
        <TextInput
          type="search"
          label={texts.clients.find}
          placeholder={texts.clients.placeholder}
          leftSection={<SearchIcon />}
          value={draft}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
          }}
        />
        {problems.length > 1 && (
          <label className="native-select">
            <span>{texts.clients.withProblem}</span>
            <select
              value={problemId ?? ""}
              onChange={(event) => {
                const chosen = event.currentTarget.value;
                setParams((before) => {
                  if (chosen === "") before.delete("problem");
                  else before.set("problem", chosen);
                  before.delete("page");
                  return before;
                });
              }}
            >
              <option value="">{texts.clients.anyProblem}</option>
              {problems.map((each) => (
                <option key={each.id} value={each.id}>
                  {`${calmName(each.label, 60)} (${formatCount(each.nClients)})`}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <QueryView
        query={CLIENTS}
        variables={{ search: search === "" ? null : search, problemId, ...paging.variables }}
        what={texts.things.clients}
        skeleton={<LoadingRows rows={15} />}
        keepsPrevious
      >
        {(data, { updating }) =>
          data.clients.totalCount === 0 ? (
            <EmptyBlock title={texts.clients.none}>
              <p>{texts.clients.noneText}</p>
            </EmptyBlock>
          ) : (
            <Paged paging={paging} total={data.clients.totalCount} updating={updating}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{texts.client.client}</th>
                    <th scope="col">{texts.clients.mainProblem}</th>
                    <th scope="col" className="wide-only">
                      {texts.client.state}
                    </th>
                    <th scope="col" className="number">
                      {texts.client.products}
                    </th>
                    <th scope="col" className="number wide-only">
                      {texts.client.lastDeal}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {data.clients.nodes.map((row) => (
                    <tr key={row.id}>
                      <th scope="row">
                        <Link to={clientPath(row.id)}>{displayName(row.name)}</Link>
                        {row.name !== row.id && <span className="sub">{displayName(row.id, 30)}</span>}
                      </th>
                      <td>
                        {typeof row.topProblemId === "string" && typeof row.topShare === "number" ? (
                          <span className="main-problem">
                            <ProblemDot id={row.topProblemId} />
                            <span className="ellipsis">{calmName(nameOf.get(row.topProblemId) ?? row.topProblemId, 40)}</span>
                            <Meter value={row.topShare} color={cssColorOfProblem(row.topProblemId)} />
                            <span className="number">{formatShare(row.topShare)}</span>
                          </span>
                        ) : (
                          <span className="muted">{texts.clients.notInRun}</span>
                        )}
                      </td>
                      <td className="wide-only">{row.state === null || row.state === undefined ? "" : calmName(row.state.label, 50)}</td>
                      <td className="number">{formatCount(row.nProducts)}</td>
                      <td className="number wide-only">{formatDay(row.lastDealOn)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Paged>
          )
        }
      </QueryView>
    </section>
  );
}
