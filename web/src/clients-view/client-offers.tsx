import { Badge, Button } from "@mantine/core";
import { useCallback, useEffect, useRef, useState, type ReactNode } from "react";
import { Link } from "react-router";
import { useMutation } from "urql";
import { causeOf } from "../data/graphql-client";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ClientOffersQuery, OutcomeKind, RecordOutcomeInput } from "../gql/graphql";
import { useAnnounce } from "../shared/announcer";
import { calmName, formatMoment } from "../shared/format";
import { CheckIcon, CrossIcon } from "../shared/icons";
import { productPath } from "../shared/paths";
import { ProblemDot, ProblemLink } from "../shared/problem";
import { EmptyBlock, LoadingRows } from "../shared/states";
import { texts } from "../texts";
import { OfferEvidence } from "./offer-evidence";

const CLIENT_OFFERS = graphql(`
  query ClientOffers($id: ID!, $top: Int!) {
    client(id: $id) {
      id
      recommendations(top: $top) {
        rank
        productId
        productName
        category
        score
        propensity
        problemId
        problemLabel
        reason
        littleData
        exploration
        evidence {
          problemId
          problemLabel
          problemShare
          problemClients
          problemBuyers
          intersection {
            productId
            productName
            clientsBoth
            lift
            liftLow
            liftHigh
          }
          nearestDeals {
            clientId
            clientName
            wonOn
            similarity
          }
          contributions {
            signal
            label
            contribution
          }
          priorNote
        }
      }
    }
  }
`);

const CLIENT_DECISIONS = graphql(`
  query ClientDecisions($id: ID!) {
    client(id: $id) {
      id
      decisions(first: 50) {
        totalCount
        nodes {
          id
          at
          productId
          rank
          policyName
          policyVersion
          product {
            id
            name
            problemId
          }
          outcomes {
            id
            kind
            at
          }
        }
      }
    }
  }
`);

const SERVE = graphql(`
  mutation ServeOffers($clientId: ID!, $top: Int!) {
    serveRecommendation(clientId: $clientId, top: $top, explore: false) {
      items {
        decisionId
        recommendation {
          productId
        }
      }
    }
  }
`);

const RECORD = graphql(`
  mutation RecordOutcome($input: RecordOutcomeInput!) {
    recordOutcome(input: $input) {
      recorded
      policyVersion
    }
  }
`);

const TOP = 6;
/** So long an answer can be taken back: a policy that has learnt from it cannot unlearn. */
const UNDO_MS = 5_000;

interface Pending {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly input: RecordOutcomeInput;
}

/** Records an answer while the page goes away, when the client that asks is gone already. */
function sendOnTheWayOut(input: RecordOutcomeInput): void {
  void fetch("/graphql", {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      query: "mutation ($input: RecordOutcomeInput!) { recordOutcome(input: $input) { recorded } }",
      variables: { input },
    }),
  }).catch(() => undefined);
}

type Offer = NonNullable<ClientOffersQuery["client"]>["recommendations"][number];

/** What to offer next, why, and what came of it. */
export function ClientOffers({ clientId, known }: { readonly clientId: string; readonly known: boolean }): ReactNode {
  const [nRecorded, setRecorded] = useState(0);
  const onRecorded = useCallback(() => {
    setRecorded((before) => before + 1);
  }, []);
  return (
    <>
      <QueryView
        query={CLIENT_OFFERS}
        variables={{ id: clientId, top: TOP }}
        what={texts.things.offers}
        skeleton={<LoadingRows rows={5} height={96} />}
      >
        {(data, { updating }) => {
          const offers = data.client?.recommendations ?? [];
          if (offers.length === 0) return <EmptyBlock title={texts.offers.none}>{texts.offers.noneText}</EmptyBlock>;
          return <OfferList clientId={clientId} known={known} offers={offers} updating={updating} onRecorded={onRecorded} />;
        }}
      </QueryView>
      <QueryView
        key={nRecorded}
        fresh
        query={CLIENT_DECISIONS}
        variables={{ id: clientId }}
        what={texts.things.decisions}
        skeleton={<LoadingRows rows={2} />}
      >
        {(data) => {
          const reported = (data.client?.decisions.nodes ?? []).filter((each) => each.outcomes.length > 0);
          if (reported.length === 0) return null;
          return (
            <>
              <h3>{texts.offers.earlier}</h3>
              <ul className="share-list">
                {reported.map((decision) => (
                  <li key={decision.id}>
                    <span className="problem-link">
                      <ProblemDot id={decision.product?.problemId ?? null} />
                      <Link to={productPath(decision.productId)}>{calmName(decision.product?.name ?? decision.productId)}</Link>
                    </span>
                    <span className="muted nowrap">
                      {decision.outcomes.map((outcome) => `${texts.outcomes[outcome.kind]} · ${formatMoment(outcome.at)}`).join("; ")}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </QueryView>
    </>
  );
}

interface OfferListProps {
  readonly clientId: string;
  readonly known: boolean;
  readonly offers: readonly Offer[];
  readonly updating: boolean;
  readonly onRecorded: () => void;
}

function OfferList({ clientId, known, offers, updating, onRecorded }: OfferListProps): ReactNode {
  // The list as the reader saw it stays until they ask for a new one, whatever the policy learns in between.
  const [shown, setShown] = useState(offers);
  const [answers, setAnswers] = useState<ReadonlyMap<string, OutcomeKind>>(new Map());
  const [decisions, setDecisions] = useState<ReadonlyMap<string, string> | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [undoable, setUndoable] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<{ readonly productId: string; readonly cause: string } | null>(null);
  const [, serve] = useMutation(SERVE);
  const [, record] = useMutation(RECORD);
  const announce = useAnnounce();
  const changed = shown !== offers && shown.map((each) => each.productId).join() !== offers.map((each) => each.productId).join();
  const littleData = !known || shown.some((each) => each.littleData);

  const pending = useRef(new Map<string, Pending>());
  const fail = (productId: string, error: unknown): void => {
    setAnswers((before) => new Map([...before].filter(([id]) => id !== productId)));
    setFailure({ productId, cause: error instanceof Error ? error.message : String(error) });
  };
  // What is still pending when the reader leaves is sent on the way out.
  useEffect(() => {
    const waiting = pending.current;
    const flush = (): void => {
      for (const { timer, input } of waiting.values()) {
        clearTimeout(timer);
        sendOnTheWayOut(input);
      }
      waiting.clear();
    };
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, []);

  const report = async (offer: Offer, kind: OutcomeKind): Promise<void> => {
    const { productId } = offer;
    setFailure(null);
    // Shown at once; taken back when it cannot be recorded.
    setAnswers((before) => new Map(before).set(productId, kind));
    setBusy(productId);
    try {
      // The offer is logged as a decision when it is made, once for the list as shown; its outcome refers to it.
      let logged = decisions;
      if (logged === null) {
        const served = await serve({ clientId, top: shown.length });
        if (served.error !== undefined) throw new Error(causeOf(served.error));
        logged = new Map(served.data?.serveRecommendation.items.map((item) => [item.recommendation.productId, item.decisionId]));
        setDecisions(logged);
      }
      const decisionId = logged.get(productId);
      if (decisionId === undefined) throw new Error(texts.offers.listChanged);
      const input = { id: `${decisionId}/${kind.toLowerCase()}`, decisionId, kind };
      const timer = setTimeout(() => {
        pending.current.delete(productId);
        setUndoable((before) => new Set([...before].filter((id) => id !== productId)));
        void record({ input }).then((result) => {
          if (result.error !== undefined) fail(productId, new Error(causeOf(result.error)));
          else {
            announce(texts.offers.recorded(calmName(offer.productName), texts.outcomes[kind]));
            onRecorded();
          }
        });
      }, UNDO_MS);
      pending.current.set(productId, { timer, input });
      setUndoable((before) => new Set(before).add(productId));
    } catch (error) {
      fail(productId, error);
    } finally {
      setBusy(null);
    }
  };
  const undo = (offer: Offer): void => {
    clearTimeout(pending.current.get(offer.productId)?.timer);
    pending.current.delete(offer.productId);
    setUndoable((before) => new Set([...before].filter((id) => id !== offer.productId)));
    setAnswers((before) => new Map([...before].filter(([id]) => id !== offer.productId)));
    announce(texts.offers.undone(calmName(offer.productName)));
  };
  const settled = [...answers.keys()].some((id) => !undoable.has(id) && busy !== id);

  return (
    <div aria-busy={updating}>
      {littleData && (
        <div className="note note-warn" role="note">
          <span className="note-text">
            {known ? texts.offers.prior : texts.offers.unknownClient} {shown.find((each) => each.littleData)?.evidence.priorNote}
          </span>
        </div>
      )}
      {undoable.size === 0 && (settled || changed) && (
        <div className="note note-good">
          <span className="note-text">{settled ? texts.offers.learnt : texts.offers.newer}</span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setShown(offers);
              setAnswers(new Map());
              setDecisions(null);
            }}
          >
            {texts.offers.renew}
          </Button>
        </div>
      )}
      <ol className="offers">
        {shown.map((offer) => (
          <li key={offer.productId} className="offer">
            <div className="offer-head">
              <span className="offer-rank" aria-hidden="true">
                {offer.rank}
              </span>
              <div className="offer-title">
                <Link to={productPath(offer.productId)} className="offer-name" title={offer.productName}>
                  {calmName(offer.productName)}
                </Link>
                <span className="offer-tags">
                  {typeof offer.problemId === "string" && (
                    <ProblemLink id={offer.problemId} label={offer.problemLabel ?? offer.problemId} />
                  )}
                  {offer.exploration && (
                    <Badge variant="outline" color="gray" title={texts.offers.explorationHelp}>
                      {texts.offers.exploration}
                    </Badge>
                  )}
                </span>
              </div>
              <div className="offer-actions">
                <Answer
                  offer={offer}
                  answer={answers.get(offer.productId)}
                  disabled={busy !== null}
                  onReport={report}
                  onUndo={undoable.has(offer.productId) ? undo : null}
                />
              </div>
            </div>
            <p className="offer-reason">{offer.reason}</p>
            {failure?.productId === offer.productId && (
              <p role="alert" className="bad-text">
                {texts.offers.notRecorded} {failure.cause}
              </p>
            )}
            <OfferEvidence offer={offer} />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface AnswerProps {
  readonly offer: Offer;
  readonly answer: OutcomeKind | undefined;
  readonly disabled: boolean;
  readonly onReport: (offer: Offer, kind: OutcomeKind) => Promise<void>;
  /** Null once the answer is recorded. */
  readonly onUndo: ((offer: Offer) => void) | null;
}

function Answer({ offer, answer, disabled, onReport, onUndo }: AnswerProps): ReactNode {
  if (answer !== undefined)
    return (
      <span className={answer === "ACCEPTED" ? "answer answer-good" : "answer"}>
        {answer === "ACCEPTED" ? <CheckIcon /> : <CrossIcon />} <span>{texts.outcomes[answer]}</span>
        {onUndo !== null && (
          <Button
            size="compact-sm"
            variant="default"
            title={texts.offers.willRecord}
            onClick={() => {
              onUndo(offer);
            }}
          >
            {texts.offers.undo}
          </Button>
        )}
      </span>
    );
  const name = calmName(offer.productName);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<CheckIcon />}
        disabled={disabled}
        aria-label={texts.offers.acceptLabel(name)}
        onClick={() => {
          void onReport(offer, "ACCEPTED");
        }}
      >
        {texts.offers.accept}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<CrossIcon />}
        disabled={disabled}
        aria-label={texts.offers.rejectLabel(name)}
        onClick={() => {
          void onReport(offer, "REJECTED");
        }}
      >
        {texts.offers.reject}
      </Button>
    </>
  );
}
