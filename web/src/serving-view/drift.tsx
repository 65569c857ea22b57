import { Badge, Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useMutation } from "urql";
import { causeOf } from "../data/graphql-client";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { ServingDriftQuery } from "../gql/graphql";
import { useAnnounce } from "../shared/announcer";
import { formatCount, formatQ, formatScore, formatShare } from "../shared/format";
import { LoadingRows } from "../shared/states";
import { texts } from "../texts";

const DRIFT = graphql(`
  query ServingDrift {
    driftReport {
      recentDays
      drifted
      calibration {
        expected
        observed
        pValue
        drifted
      }
      reward {
        before
        recent
        pValue
        drifted
      }
      states {
        psi
        drifted
      }
    }
    retrainingPlan {
      everyDays
      onDrift
      promote
      recentDays
    }
  }
`);

const RETRAIN = graphql(`
  mutation Retrain {
    startRetraining {
      id
    }
  }
`);

/** Whether what is served still fits, when it is trained anew, and the way to do so now. */
export function Drift(): ReactNode {
  const [{ error, fetching }, retrain] = useMutation(RETRAIN);
  const announce = useAnnounce();
  return (
    <section className="card" aria-labelledby="drift-title">
      <h2 id="drift-title">{texts.serving.drift}</h2>
      <QueryView fresh query={DRIFT} variables={{}} what={texts.serving.thing} skeleton={<LoadingRows rows={3} />}>
        {(data) => (
          <>
            <Measures report={data.driftReport ?? null} />
            <p className="muted">{texts.serving.plan(data.retrainingPlan.everyDays ?? null, data.retrainingPlan.onDrift)}</p>
          </>
        )}
      </QueryView>
      <Button
        variant="default"
        loading={fetching}
        onClick={() => {
          void retrain({}).then((result) => {
            if (result.error === undefined) announce(texts.serving.retraining);
          });
        }}
      >
        {texts.serving.retrain}
      </Button>
      {error !== undefined && (
        <p className="bad-text" role="alert">
          {causeOf(error)}
        </p>
      )}
    </section>
  );
}

function Measures({ report }: { readonly report: NonNullable<ServingDriftQuery["driftReport"]> | null }): ReactNode {
  const { calibration, reward, states } = report ?? {};
  const rows = [
    ...(calibration === null || calibration === undefined
      ? []
      : [
          {
            name: texts.serving.calibration,
            drifted: calibration.drifted,
            said: texts.serving.calibrationSaid(formatCount(calibration.observed), formatScore(calibration.expected)),
            p: formatQ(calibration.pValue),
          },
        ]),
    ...(reward === null || reward === undefined
      ? []
      : [
          {
            name: texts.serving.reward,
            drifted: reward.drifted,
            said: texts.serving.rewardSaid(formatShare(reward.before), formatShare(reward.recent)),
            p: formatQ(reward.pValue),
          },
        ]),
    ...(states === null || states === undefined
      ? []
      : [{ name: texts.serving.states, drifted: states.drifted, said: texts.serving.statesSaid(formatScore(states.psi)), p: "" }]),
  ];
  if (report === null || rows.length === 0) return <p className="muted">{texts.serving.noDrift}</p>;
  return (
    <div className="table-scroll" role="region" aria-label={texts.serving.drift} tabIndex={0}>
      <table className="table">
        <caption className="muted">{texts.serving.recent(report.recentDays)}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.serving.measure}</th>
            <th scope="col">{texts.serving.said}</th>
            <th scope="col">{texts.serving.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, drifted, said, p }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {said}
                {p !== "" && <span className="sub">p {p}</span>}
              </td>
              <td>
                <Badge variant="outline" color="gray" className={drifted ? "badge-bad" : "badge-good"}>
                  {drifted ? texts.serving.drifted : texts.serving.steady}
                </Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
