import { Button } from "@mantine/core";
import * as Plot from "@observablehq/plot";
import { useCallback, useId, useState, type ReactNode } from "react";
import { useMutation } from "urql";
import { causeOf } from "../data/graphql-client";
import { QueryView } from "../data/query-view";
import { graphql } from "../gql";
import type { LeadDeskSettingsQuery, LeadPerformanceQuery } from "../gql/graphql";
import { displayName, formatBits, formatCount, formatDay, formatInterval, formatMoment, formatShare } from "../shared/format";
import { Chart } from "../shared/plot-figure";
import { EmptyBlock, LoadingRows } from "../shared/states";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";
import { AdviceEvidence, ShareByLot } from "./lots";
import { DeskPage, DeskTable, formatEstimate, type DeskSummary } from "./parts";

const PERFORMANCE = graphql(`
  query LeadPerformance {
    leadPerformance {
      overall {
        ...Figures
      }
      groups {
        by
        name
        figures {
          ...Figures
        }
      }
      charts {
        metric
        centre
        hasDrift
        points {
          week
          n
          value
          low
          high
          flag
        }
      }
    }
  }

  fragment Figures on PerformanceFigures {
    nLeads
    conversion {
      value
      low
      high
    }
    cycleDays {
      value
      low
      high
    }
    responseHours {
      value
      low
      high
    }
    repeatRate {
      value
      low
      high
    }
    satisfaction {
      value
      low
      high
    }
  }
`);

const SETTINGS = graphql(`
  query LeadDeskSettings {
    leadDeskSettings {
      isAutomatic
      gradeCuts
      explorationShare
      leastExploration
      mostExploration
      cutStep
      proposed {
        setting
        from
        to
        reason
      }
      log {
        id
        at
        by
        setting
        from
        to
        reason
        revertedAt
      }
    }
  }
`);

const APPLY = graphql(`
  mutation ApplyLeadDeskAdjustment($setting: String!) {
    applyLeadDeskAdjustment(setting: $setting) {
      isAutomatic
    }
  }
`);

const REVERT = graphql(`
  mutation RevertLeadDeskAdjustment($id: ID!) {
    revertLeadDeskAdjustment(id: $id) {
      isAutomatic
    }
  }
`);

type Performance = NonNullable<LeadPerformanceQuery["leadPerformance"]>;
type ControlChart = Performance["charts"][number];
type Settings = LeadDeskSettingsQuery["leadDeskSettings"];

/** How the desk does by week and group, and what it may change of itself. */
export function TrackingView(): ReactNode {
  useTitle(texts.leads.tracking);
  return (
    <DeskPage title={texts.leads.tracking} lead={texts.leads.trackingLead}>
      {(summary) => (
        <div key={summary.workedAt} className="desk-stack">
          <QueryView query={PERFORMANCE} variables={{}} what={texts.leads.tracking} skeleton={<LoadingRows rows={8} />}>
            {({ leadPerformance }) =>
              leadPerformance === null || leadPerformance === undefined ? (
                <EmptyBlock title={texts.leads.none} />
              ) : (
                <>
                  {leadPerformance.charts.map((chart) => (
                    <Control key={chart.metric} chart={chart} />
                  ))}
                  <GroupFigures performance={leadPerformance} />
                </>
              )
            }
          </QueryView>
          <Advice summary={summary} />
          <Adjustments />
        </div>
      )}
    </DeskPage>
  );
}

const formatMetric = (metric: string): ((value: number | null | undefined) => string) =>
  metric === "conversion" ? formatShare : formatBits;

const dayOf = ({ week }: ControlChart["points"][number]): Date => new Date(week);

function Control({ chart }: { readonly chart: ControlChart }): ReactNode {
  const id = useId();
  const { metric, points, centre } = chart;
  const name = texts.leads.metrics[metric] ?? metric;
  const format = formatMetric(metric);
  const flagged = points.filter(({ flag }) => flag !== null && flag !== undefined);
  const draw = useCallback(
    () => ({
      marginLeft: 48,
      x: { type: "utc" as const, label: null },
      y: { label: null, grid: true, tickFormat: (value: number) => format(value) },
      marks: [
        Plot.areaY(points, { x: dayOf, y1: "low", y2: "high", fill: "var(--track)" }),
        Plot.ruleY([centre], { stroke: "var(--line-strong)", strokeDasharray: "4 3" }),
        Plot.lineY(points, { x: dayOf, y: "value", stroke: "var(--ink)", strokeWidth: 1.5 }),
        Plot.dot(
          points.filter(({ flag }) => flag !== null && flag !== undefined),
          { x: dayOf, y: "value", fill: "var(--bad-ink)", r: 4, symbol: "diamond" },
        ),
      ],
    }),
    [points, centre, format],
  );
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <p>{flagged.length === 0 ? texts.leads.calm : texts.leads.drift(formatCount(flagged.length))}</p>
      <Chart label={texts.leads.chartLabel(name)} height={220} draw={draw} />
      <details>
        <summary>{texts.leads.table}</summary>
        <DeskTable
          label={name}
          head={[
            { text: texts.leads.week },
            { text: texts.leads.leads, number: true },
            { text: texts.leads.value, number: true },
            { text: texts.leads.limits, number: true },
            { text: texts.leads.flag },
          ]}
          rows={points.map(({ week, n, value, low, high, flag }) => ({
            key: week,
            cells: [
              formatDay(week),
              formatCount(n),
              format(value),
              formatInterval(low, high, format),
              flag === null || flag === undefined ? "" : texts.leads.flags[flag],
            ],
          }))}
        />
      </details>
    </section>
  );
}

function GroupFigures({ performance }: { readonly performance: Performance }): ReactNode {
  const row = (key: string, name: string, figures: Performance["overall"]) => ({
    key,
    cells: [
      name,
      formatCount(figures.nLeads),
      formatEstimate(figures.conversion, formatShare),
      formatEstimate(figures.cycleDays, formatBits),
      formatEstimate(figures.responseHours, formatBits),
      formatEstimate(figures.repeatRate, formatShare),
      formatEstimate(figures.satisfaction, formatBits),
    ],
  });
  return (
    <section className="card" aria-labelledby="groups-title">
      <h2 id="groups-title">{texts.leads.groups}</h2>
      <DeskTable
        label={texts.leads.groups}
        head={[
          { text: texts.leads.group },
          { text: texts.leads.leads, number: true },
          { text: texts.leads.conversion, number: true },
          { text: texts.leads.cycle, number: true },
          { text: texts.leads.response, number: true },
          { text: texts.leads.repeat, number: true },
          { text: texts.leads.satisfaction, number: true },
        ]}
        rows={[
          row("all", texts.leads.overall, performance.overall),
          ...performance.groups.map(({ by, name, figures }) => row(`${by}/${name}`, `${by} ${displayName(name, 30)}`, figures)),
        ]}
      />
    </section>
  );
}

function Advice({ summary }: { readonly summary: DeskSummary }): ReactNode {
  const gain = summary.adviceValue?.gain;
  return (
    <section className="card" aria-labelledby="advice-title">
      <h2 id="advice-title">{texts.leads.adviceTitle}</h2>
      {gain !== undefined && (
        <p>
          {texts.leads.advice(formatBits(gain.value), formatInterval(gain.low, gain.high, formatBits))}{" "}
          {(gain.low ?? 0) <= 0 && texts.leads.coversZero}
        </p>
      )}
      <AdviceEvidence summary={summary} />
      <p className="muted">{summary.caution}</p>
    </section>
  );
}

function Adjustments(): ReactNode {
  const [asked, setAsked] = useState(0);
  return (
    <section className="card" aria-labelledby="settings-title">
      <h2 id="settings-title">{texts.leads.settings}</h2>
      <QueryView fresh query={SETTINGS} variables={{}} key={asked} what={texts.leads.settings} skeleton={<LoadingRows rows={3} />}>
        {({ leadDeskSettings }) => (
          <AdjustmentTables
            settings={leadDeskSettings}
            onChange={() => {
              setAsked(asked + 1);
            }}
          />
        )}
      </QueryView>
    </section>
  );
}

function AdjustmentTables({ settings, onChange }: { readonly settings: Settings; readonly onChange: () => void }): ReactNode {
  const [applied, apply] = useMutation(APPLY);
  const [reverted, revert] = useMutation(REVERT);
  const nameOf = (setting: string): string => texts.leads.settingNames[setting] ?? setting;
  const error = applied.error ?? reverted.error;
  return (
    <>
      <p className="muted">{settings.isAutomatic ? texts.leads.automatic : texts.leads.byHand}</p>
      {error !== undefined && (
        <p role="alert" className="bad-text">
          {causeOf(error)}
        </p>
      )}
      <ShareByLot key={settings.explorationShare} settings={settings} onChange={onChange} />
      <h3>{texts.leads.proposed}</h3>
      {settings.proposed.length === 0 ? (
        <p className="muted">{texts.leads.noneProposed}</p>
      ) : (
        <DeskTable
          label={texts.leads.proposed}
          head={[{ text: texts.leads.setting }, { text: texts.leads.change }, { text: texts.leads.why }, { text: texts.leads.answer }]}
          rows={settings.proposed.map(({ setting, from, to, reason }) => ({
            key: setting,
            cells: [
              nameOf(setting),
              `${from} → ${to}`,
              reason,
              <Button
                key="make"
                size="compact-sm"
                variant="default"
                aria-label={texts.leads.makeOf(nameOf(setting))}
                loading={applied.fetching}
                onClick={() => {
                  void apply({ setting }).then(onChange);
                }}
              >
                {texts.leads.make}
              </Button>,
            ],
          }))}
        />
      )}
      <h3>{texts.leads.log}</h3>
      {settings.log.length === 0 ? (
        <p className="muted">{texts.leads.noLog}</p>
      ) : (
        <DeskTable
          label={texts.leads.log}
          head={[
            { text: texts.leads.setting },
            { text: texts.leads.change },
            { text: texts.leads.when },
            { text: texts.leads.who },
            { text: texts.leads.why },
            { text: texts.leads.answer },
          ]}
          rows={settings.log.map((row) => ({
            key: row.id,
            cells: [
              nameOf(row.setting),
              `${row.from} → ${row.to}`,
              formatMoment(row.at),
              row.by,
              row.reason,
              row.revertedAt === null || row.revertedAt === undefined ? (
                <Button
                  key="back"
                  size="compact-sm"
                  variant="default"
                  aria-label={texts.leads.takeBackOf(nameOf(row.setting))}
                  loading={reverted.fetching}
                  onClick={() => {
                    void revert({ id: row.id }).then(onChange);
                  }}
                >
                  {texts.leads.takeBack}
                </Button>
              ) : (
                texts.leads.takenBack(formatMoment(row.revertedAt))
              ),
            ],
          }))}
        />
      )}
    </>
  );
}
