import type { ReactNode } from "react";
import { NeedsRun } from "../shared/needs-run";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";
import { Decisions } from "./decisions";
import { Deployments } from "./deployments";
import { Drift } from "./drift";
import { Guardrails } from "./guardrails";
import { Performance } from "./performance";

/** What is served: who decides, how it does, whether it still fits, what may be offered, and every decision. */
export function ServingView(): ReactNode {
  useTitle(texts.serving.title);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{texts.serving.title}</h1>
        <p className="lead">{texts.serving.lead}</p>
      </header>
      <NeedsRun>
        <Deployments />
        <Performance />
        <div className="two-columns">
          <Drift />
          <Guardrails />
        </div>
        <Decisions />
      </NeedsRun>
    </div>
  );
}
