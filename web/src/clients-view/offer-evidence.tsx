import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import type { ClientOffersQuery } from "../gql/graphql";
import { calmName, displayName, formatBits, formatCount, formatDay, formatInterval, formatLift, formatShare } from "../shared/format";
import { ChevronIcon } from "../shared/icons";
import { Interval, liftDomain } from "../shared/interval";
import { clientPath, productPath } from "../shared/paths";
import { Meter, ProblemLink } from "../shared/problem";
import { texts } from "../texts";

type Offer = NonNullable<ClientOffersQuery["client"]>["recommendations"][number];

const SHOWN_SIGNALS = 6;

/** The chain behind an offer: the problem, who in it bought, what goes with what the client has, alike clients, what each signal adds. */
export function OfferEvidence({ offer }: { readonly offer: Offer }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <details
      className="evidence"
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <ChevronIcon /> {texts.evidence.title}
      </summary>
      {open && <Evidence offer={offer} />}
    </details>
  );
}

function Evidence({ offer }: { readonly offer: Offer }): ReactNode {
  const { evidence } = offer;
  const signals = [...evidence.contributions].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)).slice(0, SHOWN_SIGNALS);
  const most = Math.max(...signals.map((each) => Math.abs(each.contribution)), 0);
  const { problemClients, problemBuyers, intersection } = evidence;
  const nothing =
    typeof evidence.problemId !== "string" &&
    typeof intersection !== "object" &&
    evidence.nearestDeals.length === 0 &&
    signals.length === 0;
  return (
    <div className="evidence-body">
      {nothing && <p className="muted">{texts.evidence.none}</p>}
      {typeof evidence.problemId === "string" && (
        <section>
          <h4>{texts.evidence.problem}</h4>
          <p>
            <ProblemLink id={evidence.problemId} label={evidence.problemLabel ?? evidence.problemId} />{" "}
            {typeof evidence.problemShare === "number" && texts.evidence.shareOfClient(formatShare(evidence.problemShare))}
          </p>
          {typeof problemClients === "number" && typeof problemBuyers === "number" && problemClients > 0 && (
            <p>
              {texts.evidence.buyers(formatCount(problemBuyers), formatCount(problemClients), formatShare(problemBuyers / problemClients))}
            </p>
          )}
        </section>
      )}
      {intersection !== null && intersection !== undefined && (
        <section>
          <h4>{texts.evidence.related}</h4>
          <p>
            <Link to={productPath(intersection.productId)} title={intersection.productName}>
              {calmName(intersection.productName)}
            </Link>
            {": "}
            {texts.product.sharedClients(intersection.clientsBoth)}
          </p>
          <p className="evidence-lift">
            <Interval
              value={intersection.lift}
              low={intersection.liftLow}
              high={intersection.liftHigh}
              domain={liftDomain([intersection])}
              reference={1}
              logarithmic
              width={140}
            />
            <span>
              {texts.evidence.lift(formatLift(intersection.lift), formatInterval(intersection.liftLow, intersection.liftHigh, formatLift))}
            </span>
          </p>
        </section>
      )}
      {evidence.nearestDeals.length > 0 && (
        <section>
          <h4>{texts.evidence.nearest}</h4>
          <ul className="share-list">
            {evidence.nearestDeals.map((deal) => (
              <li key={deal.clientId}>
                <Link to={clientPath(deal.clientId)}>{displayName(deal.clientName)}</Link>
                <span className="muted nowrap">
                  {formatDay(deal.wonOn)} · {texts.evidence.alike(formatShare(deal.similarity))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {signals.length > 0 && (
        <section>
          <h4>{texts.evidence.signals}</h4>
          <ul className="mini-bars">
            {signals.map((each) => (
              <li key={each.signal}>
                <span className="ellipsis">{displayName(each.label, 60)}</span>
                <Meter value={Math.abs(each.contribution)} max={most} color={each.contribution < 0 ? "var(--line-strong)" : "var(--ink)"} />
                <span className="number">
                  {each.contribution > 0 ? "+" : ""}
                  {formatBits(each.contribution)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
