import { Button, Progress } from "@mantine/core";
import type { ReactNode } from "react";
import { useStatus } from "../data/status";
import { useStartAnalysis } from "../data/use-start-analysis";
import { texts } from "../texts";
import { formatCount, formatShare } from "./format";
import { EmptyBlock } from "./states";

/** Shows its children once an analysis is being served; before that, what is missing and how to get it. */
export function NeedsRun({ children }: { readonly children: ReactNode }): ReactNode {
  const { dataset, running } = useStatus();
  const { start, starting, cause } = useStartAnalysis();
  if (dataset.activeRunId !== null && dataset.activeRunId !== undefined) return children;
  if (running !== null)
    return (
      <EmptyBlock title={texts.runs.firstUnderWay}>
        <p>{texts.runs.underWay(formatShare(running.progress))}</p>
        <Progress value={100 * running.progress} aria-label={texts.runs.progress} mt="sm" w={280} />
        <p className="muted">{running.stage}</p>
      </EmptyBlock>
    );
  if (dataset.deals === 0)
    return (
      <EmptyBlock title={texts.empty.noDeals}>
        <p>{texts.empty.noDealsText}</p>
        <pre className="command">{texts.empty.importCommand}</pre>
        <p>{texts.empty.demoText}</p>
        <pre className="command">{texts.empty.demoCommand}</pre>
      </EmptyBlock>
    );
  return (
    <EmptyBlock
      title={texts.empty.notAnalysed}
      action={
        <Button
          loading={starting}
          onClick={() => {
            void start({ mode: "THOROUGH", activate: true });
          }}
        >
          {texts.runs.start}
        </Button>
      }
    >
      <p>{texts.empty.notAnalysedText(formatCount(dataset.deals), formatCount(dataset.clients))}</p>
      {cause !== null && (
        <p role="alert" className="bad-text">
          {cause}
        </p>
      )}
    </EmptyBlock>
  );
}
