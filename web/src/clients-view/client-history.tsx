import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ClientTimelineQuery } from "../gql/graphql";
import { calmName, displayName, formatAmount, formatDay } from "../shared/format";
import { cssColorOfProblem } from "../shared/palette";
import { Paged, usePaging } from "../shared/paging";
import { productPath } from "../shared/paths";
import { ProblemDot } from "../shared/problem";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";

const CLIENT_TIMELINE = graphql(`
  query ClientTimeline($id: ID!, $first: Int!) {
    problems(first: 200) {
      nodes {
        id
        label
      }
    }
    client(id: $id) {
      id
      deals(first: $first) {
        totalCount
        nodes {
          dealId
          productId
          stage
          closedAt
          product {
            id
            problemId
          }
        }
      }
    }
  }
`);

const CLIENT_DEALS = graphql(`
  query ClientDeals($id: ID!, $first: Int!, $offset: Int!) {
    client(id: $id) {
      id
      deals(first: $first, offset: $offset) {
        totalCount
        nodes {
          dealId
          productId
          productName
          stage
          kind
          closedAt
          openedAt
          amount
          currency
          product {
            id
            problemId
          }
        }
      }
    }
  }
`);

/** Most deals that the picture draws. */
const TIMELINE_DEALS = 1_000;

/** What a client bought and when: a picture by problem, and the rows. */
export function ClientHistory({ clientId }: { readonly clientId: string }): ReactNode {
  const paging = usePaging(15, "deals");
  return (
    <>
      <QueryView
        query={CLIENT_TIMELINE}
        variables={{ id: clientId, first: TIMELINE_DEALS }}
        what={texts.things.history}
        skeleton={<LoadingRows rows={3} />}
      >
        {(data) =>
          data.client === null || data.client === undefined ? null : <Timeline client={data.client} problems={data.problems.nodes} />
        }
      </QueryView>
      <QueryView
        query={CLIENT_DEALS}
        variables={{ id: clientId, ...paging.variables }}
        what={texts.things.history}
        skeleton={<LoadingRows rows={10} />}
        keepsPrevious
      >
        {(data, { updating }) => {
          const page = data.client?.deals;
          if (page === undefined || page.totalCount === 0) return <p className="muted">{texts.client.noDeals}</p>;
          return (
            <Paged paging={paging} total={page.totalCount} updating={updating}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{texts.client.day}</th>
                    <th scope="col">{texts.product.product}</th>
                    <th scope="col" className="wide-only">
                      {texts.client.stage}
                    </th>
                    <th scope="col" className="number">
                      {texts.client.amountOfDeal}
                    </th>
                    <th scope="col" className="wide-only">
                      {texts.client.deal}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {page.nodes.map((row) => (
                    <tr key={`${row.dealId}/${row.productId}`}>
                      <td className="nowrap">{formatDay(row.closedAt ?? row.openedAt)}</td>
                      <th scope="row">
                        <span className="problem-link">
                          <ProblemDot id={row.product?.problemId ?? null} />
                          <Link to={productPath(row.productId)} title={row.productName}>
                            {calmName(row.productName)}
                          </Link>
                        </span>
                      </th>
                      <td className="wide-only">
                        {texts.stages[row.stage]}
                        {row.kind !== "DEAL" && ` · ${texts.kinds[row.kind]}`}
                      </td>
                      <td className="number">{formatAmount(row.amount, row.currency)}</td>
                      <td className="wide-only muted">{displayName(row.dealId, 30)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Paged>
          );
        }}
      </QueryView>
    </>
  );
}

interface TimelineProps {
  readonly client: NonNullable<ClientTimelineQuery["client"]>;
  readonly problems: ClientTimelineQuery["problems"]["nodes"];
}

const LANE = 22;
const WIDE = { width: 900, left: 210, name: 28 } as const;
const NARROW = { width: 370, left: 128, name: 16 } as const;

/** Deals as dots on one line for each problem; the table below has the same deals. */
function Timeline({ client, problems }: TimelineProps): ReactNode {
  // Drawn in the size at which it is read: shrunk to a phone the names would be dust.
  const narrow = useMediaQuery("(max-width: 760px)", false, { getInitialValueInEffect: false });
  const { width, left, name } = narrow ? NARROW : WIDE;
  const dated = client.deals.nodes.flatMap((deal) => {
    const at = typeof deal.closedAt === "string" ? Date.parse(deal.closedAt.slice(0, 10)) : Number.NaN;
    return Number.isFinite(at) && deal.stage === "WON" ? [{ at, problemId: deal.product?.problemId ?? "" }] : [];
  });
  if (dated.length < 2) return null;
  const first = Math.min(...dated.map((deal) => deal.at));
  const last = Math.max(...dated.map((deal) => deal.at));
  if (first === last) return null;
  const labelOf = new Map(problems.map((each) => [each.id, each.label]));
  // Deals of one day and problem are one dot with a larger area.
  const lanesById = new Map<string, Map<number, number>>();
  for (const { problemId, at } of dated) {
    const lane = lanesById.get(problemId) ?? new Map<number, number>();
    lanesById.set(problemId, lane.set(at, (lane.get(at) ?? 0) + 1));
  }
  const total = (days: ReadonlyMap<number, number>): number => [...days.values()].reduce((sum, n) => sum + n, 0);
  const lanes = [...lanesById].sort((a, b) => total(b[1]) - total(a[1]) || (a[0] < b[0] ? -1 : 1));
  const x = (at: number): number => left + 10 + ((at - first) / (last - first)) * (width - left - 24);
  const height = lanes.length * LANE + 26;
  return (
    <figure className="timeline">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={texts.client.timelineLabel(dated.length, lanes.length)}>
        {lanes.map(([lane, days], i) => (
          <g key={lane} transform={`translate(0 ${i * LANE + LANE / 2})`}>
            <circle cx={6} cy={0} r={5} fill={lane === "" ? "var(--line-strong)" : cssColorOfProblem(lane)} />
            <text x={18} y={4} fontSize={12} fill="var(--ink)">
              {calmName(labelOf.get(lane) ?? (lane === "" ? texts.client.unknownProblem : lane), name)}
            </text>
            <line x1={left} x2={width - 4} y1={0} y2={0} stroke="var(--line)" />
            {[...days].map(([at, n]) => (
              <circle
                key={at}
                cx={x(at)}
                cy={0}
                r={Math.min(LANE / 2 - 1, 3 + 1.2 * Math.sqrt(n))}
                fill={lane === "" ? "var(--line-strong)" : cssColorOfProblem(lane)}
                fillOpacity={0.75}
                stroke="var(--surface)"
              />
            ))}
          </g>
        ))}
        <text x={left} y={height - 4} fontSize={12} fill="var(--muted)">
          {formatDay(new Date(first).toISOString())}
        </text>
        <text x={width - 4} y={height - 4} fontSize={12} fill="var(--muted)" textAnchor="end">
          {formatDay(new Date(last).toISOString())}
        </text>
      </svg>
      {client.deals.totalCount > TIMELINE_DEALS && <figcaption className="muted">{texts.client.timelineCut(TIMELINE_DEALS)}</figcaption>}
    </figure>
  );
}
