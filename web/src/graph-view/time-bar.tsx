import { ActionIcon, Button, CloseButton, SegmentedControl, Slider } from "@mantine/core";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { formatCount, formatDay, formatMoment } from "../shared/format";
import { PauseIcon, PlayIcon } from "../shared/icons";
import { texts } from "../texts";
import { GRAPH_RUNS, type RunFrame } from "./graph-data";
import type { GraphState } from "./graph-params";
import { stepOfDay, type Timeline } from "./scene";

const STEP_MS = 700;
/** Any day after the last deal is the last step. */
const LAST_DAY = "9999-12-31";

interface Props {
  readonly state: GraphState;
  readonly timeline: Timeline | null;
  /** The run that is drawn, while playback goes over runs. */
  readonly frame: RunFrame | null;
  readonly waiting: boolean;
}

/** The map over the dates of the deals, or over runs: a slider, and playback that stops at the end. */
export function TimeBar(props: Props): ReactNode {
  const { state } = props;
  const { time, frame } = state;
  if (time === null && frame === null)
    return (
      <Button
        className="time-open"
        size="compact-sm"
        variant="default"
        onClick={() => {
          state.go({ time: LAST_DAY });
        }}
      >
        {texts.graph.overTime}
      </Button>
    );
  return (
    <section className="time-bar" aria-label={texts.graph.overTime}>
      <OverWhat {...props} />
      <CloseButton
        aria-label={texts.graph.closeTime}
        onClick={() => {
          state.go({ time: null, frame: null });
        }}
      />
    </section>
  );
}

/** Succeeded runs by the day whose deals they end with, those of all deals last; the same day: the older run first. */
function useRuns(): readonly { readonly id: string; readonly createdAt: string; readonly asOf: string | null }[] | null {
  const [{ data }] = useQuery({ query: GRAPH_RUNS });
  if (data === undefined) return null;
  const keyOf = (run: { readonly asOf?: string | null; readonly createdAt: string }): string => `${run.asOf ?? LAST_DAY} ${run.createdAt}`;
  return data.runs.nodes
    .filter((run) => run.status === "SUCCEEDED")
    .map(({ id, createdAt, asOf }) => ({ id, createdAt, asOf: asOf ?? null }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function OverWhat({ state, timeline, frame, waiting }: Props): ReactNode {
  const runs = useRuns();
  const overRuns = state.frame !== null;
  const days = timeline?.days ?? [];
  const choice = (
    <SegmentedControl
      size="xs"
      value={overRuns ? "runs" : "deals"}
      onChange={(value) => {
        if (value === "deals") state.go({ frame: null, time: LAST_DAY });
        // What stands beside the map is of the run that is served.
        else
          state.go({
            time: null,
            frame: runs?.at(-1)?.id ?? "",
            around: [],
            goalId: null,
            withClients: false,
            clientId: null,
            compare: null,
          });
      }}
      data={[
        { value: "deals", label: texts.graph.timeDeals },
        { value: "runs", label: texts.graph.timeRuns },
      ]}
      aria-label={texts.graph.timeOf}
    />
  );
  if (overRuns)
    return (
      <>
        {choice}
        {runs === null ? (
          <p className="muted" role="status">
            {texts.states.loading}
          </p>
        ) : runs.length < 2 ? (
          <p className="muted" role="status">
            {texts.graph.oneRun} <Link to="/runs">{texts.graph.oneRunHow}</Link>
          </p>
        ) : (
          <Playback
            step={Math.max(
              0,
              runs.findIndex((run) => run.id === state.frame),
            )}
            last={runs.length - 1}
            waiting={waiting}
            labelOf={(step) => nameOfRun(runs[step])}
            onStep={(step) => {
              state.tune({ frame: runs[step].id });
            }}
            detail={frame === null ? texts.states.loading : texts.graph.inRun(frame.products.length, frame.problems.length)}
          />
        )}
      </>
    );
  return (
    <>
      {choice}
      {timeline === null ? (
        <p className="muted" role="status">
          {waiting ? texts.states.loading : texts.graph.noDates}
        </p>
      ) : (
        <DealPlayback state={state} timeline={timeline} days={days} />
      )}
    </>
  );
}

const nameOfRun = (run: { readonly createdAt: string; readonly asOf: string | null }): string =>
  run.asOf === null ? texts.graph.runOf(formatMoment(run.createdAt)) : texts.graph.runAsOf(formatDay(run.asOf));

function DealPlayback(props: { readonly state: GraphState; readonly timeline: Timeline; readonly days: readonly string[] }): ReactNode {
  const { state, timeline, days } = props;
  const step = stepOfDay(days, state.time ?? LAST_DAY);
  return (
    <Playback
      step={step}
      last={days.length - 1}
      waiting={false}
      labelOf={(at) => formatDay(days[at])}
      thumbOf={(at) => texts.graph.upToDay(formatDay(days[at]))}
      onStep={(at) => {
        state.tune({ time: days[at] });
      }}
      detail={texts.graph.productsByThen(formatCount(timeline.products.filter((each) => each.clients[step] > 0).length))}
    />
  );
}

interface PlaybackProps {
  readonly step: number;
  readonly last: number;
  /** While what belongs to this step is on its way, playback waits. */
  readonly waiting: boolean;
  readonly labelOf: (step: number) => string;
  /** What the slider says; the label where it is missing. */
  readonly thumbOf?: (step: number) => string;
  readonly onStep: (step: number) => void;
  readonly detail: string;
}

function Playback({ step, last, waiting, labelOf, thumbOf = labelOf, onStep, detail }: PlaybackProps): ReactNode {
  const [playing, setPlaying] = useState(false);
  const next = useRef<() => void>(() => undefined);
  useEffect(() => {
    next.current = () => {
      if (waiting) return;
      if (step >= last) setPlaying(false);
      else onStep(step + 1);
    };
  });
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => {
      next.current();
    }, STEP_MS);
    return () => {
      clearInterval(timer);
    };
  }, [playing]);
  return (
    <>
      <ActionIcon
        variant="default"
        size={32}
        aria-label={playing ? texts.graph.pause : texts.graph.play}
        onClick={() => {
          if (!playing && step >= last) onStep(0);
          setPlaying(!playing);
        }}
      >
        {playing ? <PauseIcon /> : <PlayIcon />}
      </ActionIcon>
      <Slider
        className="time-slider"
        value={step}
        min={0}
        max={last}
        step={1}
        label={null}
        size="sm"
        thumbLabel={thumbOf(step)}
        onChange={(value) => {
          setPlaying(false);
          onStep(value);
        }}
      />
      <output className="time-day">
        {labelOf(step)}
        <span className="sub">{detail}</span>
      </output>
    </>
  );
}
