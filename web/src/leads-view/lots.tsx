import { Button } from "@mantine/core";
import { useId, useState, type ReactNode } from "react";
import { useMutation } from "urql";
import { causeOf } from "../data/graphql-client";
import { graphql } from "../gql";
import type { LeadDeskSettingsQuery } from "../gql/graphql";
import { useAnnounce } from "../shared/announcer";
import { formatBits, formatCount, formatInterval, formatShare } from "../shared/format";
import { texts } from "../texts";
import { DeskTable, formatEstimate, type DeskSummary } from "./parts";

const SET = graphql(`
  mutation SetLeadDeskSettings($settings: LeadDeskSettingsInput!) {
    setLeadDeskSettings(settings: $settings) {
      isAutomatic
      explorationShare
    }
  }
`);

type Settings = LeadDeskSettingsQuery["leadDeskSettings"];

/** Share of nudges drawn by lot, within its bounds; everything else stays as it is. */
export function ShareByLot({ settings, onChange }: { readonly settings: Settings; readonly onChange: () => void }): ReactNode {
  const { isAutomatic, gradeCuts, explorationShare, leastExploration, mostExploration, cutStep } = settings;
  const [percent, setPercent] = useState(String(Math.round(1000 * explorationShare) / 10));
  const [{ fetching, error }, set] = useMutation(SET);
  const announce = useAnnounce();
  const helpId = useId();
  const inputId = useId();
  const share = Number(percent) / 100;
  const fits = percent !== "" && share >= leastExploration - 1e-9 && share <= mostExploration + 1e-9;
  return (
    <>
      <h3>{texts.leads.lots}</h3>
      <p className="muted" id={helpId}>
        {texts.leads.lotsText(formatShare(leastExploration), formatShare(mostExploration))}
      </p>
      <form
        className="desk-period"
        onSubmit={(event) => {
          event.preventDefault();
          if (!fits) return;
          const next = Math.min(mostExploration, Math.max(leastExploration, share));
          void set({
            settings: { isAutomatic, gradeCuts: gradeCuts ?? null, explorationShare: next, leastExploration, mostExploration, cutStep },
          }).then(({ error: failed }) => {
            if (failed !== undefined) return;
            announce(texts.leads.lotsSet(formatShare(next)));
            onChange();
          });
        }}
      >
        <label className="native-select" htmlFor={inputId}>
          {texts.leads.lotsShare}
          <input
            id={inputId}
            type="number"
            aria-describedby={helpId}
            value={percent}
            min={100 * leastExploration}
            max={100 * mostExploration}
            step="any"
            onChange={(event) => {
              setPercent(event.currentTarget.value);
            }}
          />
        </label>
        <Button type="submit" size="compact-sm" variant="default" loading={fetching} disabled={!fits || share === explorationShare}>
          {texts.leads.lotsSave}
        </Button>
      </form>
      {error !== undefined && (
        <p role="alert" className="bad-text">
          {causeOf(error)}
        </p>
      )}
    </>
  );
}

type Trial = NonNullable<DeskSummary["trial"]>;
type TrialEstimate = NonNullable<Trial["won"]>;

/** How far the log answers, with the reasons where it does not. */
const supportText = ({ support, reasons }: { readonly support: string; readonly reasons: readonly string[] }): string =>
  [`${texts.leads.supports[support] ?? support}${reasons.length > 0 ? "." : ""}`, ...reasons].join(" ");

/** What the logs say about the advice: people's decisions by off-policy estimators, and decisions drawn by lot. */
export function AdviceEvidence({ summary }: { readonly summary: DeskSummary }): ReactNode {
  const { adviceByLog, trial } = summary;
  return (
    <>
      {adviceByLog.length > 0 && (
        <>
          <h3>{texts.leads.byLog}</h3>
          <p className="muted">{texts.leads.byLogText}</p>
          <DeskTable
            label={texts.leads.byLog}
            head={[
              { text: texts.leads.followedFor },
              { text: texts.leads.gainALead, number: true },
              { text: texts.leads.worthLeads, number: true },
              { text: texts.leads.support },
            ]}
            rows={adviceByLog.map((row) => ({
              key: String(row.days),
              cells: [
                typeof row.days === "number" ? texts.leads.days(row.days) : texts.leads.toTheEnd,
                formatEstimate(row.gain, formatBits),
                formatCount(Math.round(row.effectiveSampleSize)),
                supportText(row),
              ],
            }))}
          />
        </>
      )}
      <h3>{texts.leads.trial}</h3>
      {trial === null || trial === undefined ? <p className="muted">{texts.leads.noTrial}</p> : <TrialTable trial={trial} />}
    </>
  );
}

function TrialTable({ trial }: { readonly trial: Trial }): ReactNode {
  const row = (name: string, estimate: TrialEstimate | null | undefined): { readonly key: string; readonly cells: readonly string[] } => ({
    key: name,
    cells:
      estimate === null || estimate === undefined
        ? [name, "0", "–", "–", "–", texts.leads.noOutcome]
        : [
            name,
            formatCount(estimate.nRounds),
            formatShare(estimate.logged),
            estimate.policy === null || estimate.policy === undefined
              ? "–"
              : `${formatShare(estimate.policy.value)} (${formatInterval(estimate.policy.low, estimate.policy.high, formatShare)})`,
            formatCount(Math.round(estimate.effectiveSampleSize)),
            supportText(estimate),
          ],
  });
  return (
    <>
      <p>{texts.leads.trialText(formatCount(trial.nDecisions), formatCount(trial.nOther))}</p>
      <DeskTable
        label={texts.leads.trial}
        head={[
          { text: texts.leads.judgedBy },
          { text: texts.leads.decisions, number: true },
          { text: texts.leads.asDrawn, number: true },
          { text: texts.leads.underAdvice, number: true },
          { text: texts.leads.worthDecisions, number: true },
          { text: texts.leads.support },
        ]}
        rows={[row(texts.leads.byFollowed, trial.followed), row(texts.leads.byWon, trial.won)]}
      />
    </>
  );
}
