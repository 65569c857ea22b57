import { ActionIcon, Button, CloseButton, Slider } from "@mantine/core";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { formatCount, formatDay } from "../shared/format";
import { PauseIcon, PlayIcon } from "../shared/icons";
import { texts } from "../texts";
import type { GraphState } from "./graph-params";
import { stepOfDay, type Timeline } from "./scene";

const STEP_MS = 700;

interface Props {
  readonly state: GraphState;
  readonly timeline: Timeline | null;
  readonly waiting: boolean;
}

/** The map over the dates of the deals: a slider, and playback that stops at the end. */
export function TimeBar({ state, timeline, waiting }: Props): ReactNode {
  const { time, tune } = state;
  const [playing, setPlaying] = useState(false);
  const days = timeline?.days ?? [];
  const last = days.length - 1;
  const step = time === null ? last : stepOfDay(days, time);
  const next = useRef<() => void>(() => undefined);
  useEffect(() => {
    next.current = () => {
      if (step >= last) setPlaying(false);
      else tune({ time: days[step + 1] });
    };
  });
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      next.current();
    }, STEP_MS);
    return () => {
      clearInterval(timer);
    };
  }, [playing]);

  if (time === null)
    return (
      <Button
        className="time-open"
        size="compact-sm"
        variant="default"
        onClick={() => {
          // Any day after the last deal is the last step.
          state.go({ time: "9999-12-31" });
        }}
      >
        {texts.graph.overTime}
      </Button>
    );
  return (
    <section className="time-bar" aria-label={texts.graph.overTime}>
      {timeline === null ? (
        <p className="muted" role="status">
          {waiting ? texts.states.loading : texts.graph.noDates}
        </p>
      ) : (
        <>
          <ActionIcon
            variant="default"
            size={32}
            aria-label={playing ? texts.graph.pause : texts.graph.play}
            onClick={() => {
              if (!playing && step >= last) tune({ time: days[0] });
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
            thumbLabel={texts.graph.upToDay(formatDay(days[step]))}
            onChange={(value) => {
              setPlaying(false);
              tune({ time: days[value] });
            }}
          />
          <output className="time-day">
            {formatDay(days[step])}
            <span className="sub">
              {texts.graph.productsByThen(formatCount(timeline.products.filter((each) => each.clients[step] > 0).length))}
            </span>
          </output>
        </>
      )}
      <CloseButton
        aria-label={texts.graph.closeTime}
        onClick={() => {
          setPlaying(false);
          state.go({ time: null });
        }}
      />
    </section>
  );
}
