import { lazy, Suspense, type ReactNode } from "react";
import { useParams } from "react-router";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ClientPageQuery } from "../gql/graphql";
import { calmName, displayName, formatAmount, formatCount, formatDay, formatInterval, formatShare } from "../shared/format";
import { Interval } from "../shared/interval";
import { NeedsRun } from "../shared/needs-run";
import { cssColorOfProblem } from "../shared/palette";
import { ProblemLink, ShareBar } from "../shared/problem";
import { LoadingRows, LoadingState, NotFoundState } from "../shared/states";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";
import { ClientHistory } from "./client-history";
import { ClientOffers } from "./client-offers";
import { ClientWhitespace } from "./client-whitespace";

// The chart library comes with it.
const MixtureOverTime = lazy(async () => ({ default: (await import("./mixture-over-time")).MixtureOverTime }));

const CLIENT_PAGE = graphql(`
  query ClientPage($id: ID!) {
    client(id: $id) {
      id
      name
      attributes {
        name
        value
      }
      inActiveRun
      nProducts
      nDeals
      amount
      firstDealOn
      lastDealOn
      state {
        id
        label
        nClients
      }
      mixture {
        problemId
        problemLabel
        share
        low
        high
      }
    }
    problems(first: 1) {
      totalCount
    }
  }
`);

/** One client: the problems behind its deals, what to offer next and why, what it bought. */
export function ClientView(): ReactNode {
  const { clientId = "" } = useParams();
  return (
    <NeedsRun>
      <QueryView query={CLIENT_PAGE} variables={{ id: clientId }} what={texts.things.client} skeleton={<LoadingState />}>
        {(data) =>
          data.client === null || data.client === undefined ? (
            <NotFoundState />
          ) : (
            <ClientPage key={data.client.id} client={data.client} nProblems={data.problems.totalCount} />
          )
        }
      </QueryView>
    </NeedsRun>
  );
}

type Client = NonNullable<ClientPageQuery["client"]>;

function ClientPage({ client, nProblems }: { readonly client: Client; readonly nProblems: number }): ReactNode {
  useTitle(displayName(client.name, 60));
  return (
    <div className="page">
      <header className="page-head">
        <p className="kicker">{client.name === client.id ? texts.client.client : texts.client.kicker(displayName(client.id, 40))}</p>
        <h1>{displayName(client.name, 160)}</h1>
        <dl className="facts facts-large">
          <div>
            <dt>{texts.client.products}</dt>
            <dd>{formatCount(client.nProducts)}</dd>
          </div>
          <div>
            <dt>{texts.client.deals}</dt>
            <dd>{formatCount(client.nDeals)}</dd>
          </div>
          {client.amount > 0 && (
            <div>
              <dt>{texts.client.amount}</dt>
              <dd>{formatAmount(client.amount, null)}</dd>
            </div>
          )}
          <div>
            <dt>{texts.client.lastDeal}</dt>
            <dd>{formatDay(client.lastDealOn)}</dd>
          </div>
          {client.attributes.slice(0, 6).map((attribute) => (
            <div key={attribute.name}>
              <dt>{displayName(attribute.name.replaceAll("_", " "), 30)}</dt>
              <dd>{displayName(attribute.value, 40)}</dd>
            </div>
          ))}
        </dl>
      </header>
      <div className="two-columns wide-first">
        <section className="card" aria-labelledby="offers-title">
          <h2 id="offers-title">{texts.offers.title}</h2>
          <ClientOffers clientId={client.id} known={client.inActiveRun} />
        </section>
        <div className="stack-l">
          <section className="card" aria-labelledby="mixture-title">
            <h2 id="mixture-title">{texts.client.mixture}</h2>
            <Mixture client={client} nProblems={nProblems} />
          </section>
          {client.state !== null && client.state !== undefined && (
            <section className="card" aria-labelledby="state-title">
              <h2 id="state-title">{texts.client.state}</h2>
              <p>{calmName(client.state.label, 200)}</p>
              <p className="muted">{texts.client.stateText(client.state.id, formatCount(client.state.nClients))}</p>
            </section>
          )}
          {client.inActiveRun && (
            <section className="card" aria-labelledby="over-time-title">
              <h2 id="over-time-title">{texts.client.overTime}</h2>
              <Suspense fallback={<LoadingRows rows={4} />}>
                <MixtureOverTime clientId={client.id} />
              </Suspense>
            </section>
          )}
        </div>
      </div>
      {client.inActiveRun && (
        <section className="card" aria-labelledby="open-title">
          <ClientWhitespace clientId={client.id} />
        </section>
      )}
      <section className="card" aria-labelledby="history-title">
        <h2 id="history-title">{texts.client.history}</h2>
        <ClientHistory clientId={client.id} />
      </section>
    </div>
  );
}

const SHOWN_SHARE = 0.02;

function Mixture({ client, nProblems }: { readonly client: Client; readonly nProblems: number }): ReactNode {
  if (client.mixture.length === 0) return <p className="muted">{client.inActiveRun ? texts.client.noMixture : texts.client.notInRun}</p>;
  if (nProblems <= 1) return <p className="muted">{texts.client.oneProblem}</p>;
  const shown = client.mixture.filter((each, i) => i < 3 || each.share >= SHOWN_SHARE);
  const rest = client.mixture.length - shown.length;
  const measured = shown.some((each) => typeof each.low === "number" && typeof each.high === "number");
  return (
    <>
      <ShareBar label={texts.client.mixture} shares={client.mixture} height={18} />
      <table className="compact-table">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{texts.problem.problem}</th>
            <th scope="col">{texts.problem.shareOfClient}</th>
            {measured && <th scope="col">{texts.client.interval}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((each) => (
            <tr key={each.problemId}>
              <th scope="row" className="fill">
                <ProblemLink id={each.problemId} label={each.problemLabel} />
              </th>
              <td className="number">
                {formatShare(each.share)}
                {measured && <span className="sub">{formatInterval(each.low, each.high, formatShare)}</span>}
              </td>
              {measured && (
                <td>
                  <Interval
                    value={each.share}
                    low={each.low}
                    high={each.high}
                    domain={[0, 1]}
                    color={cssColorOfProblem(each.problemId)}
                    width={84}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className="muted">{texts.client.smaller(rest)}</p>}
      {measured && <p className="muted">{texts.client.intervalText}</p>}
    </>
  );
}
