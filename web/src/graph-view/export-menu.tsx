import { Button, Menu } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useAnnounce } from "../shared/announcer";
import { download, downloadCsv, pngOfSvg } from "../shared/download";
import { displayName, formatDay, formatMoment } from "../shared/format";
import { texts } from "../texts";
import type { PictureWords } from "./export-map";
import type { GraphNode } from "./graph-data";
import { renderMapSvg, sizeOfPicture, type MapPicture } from "./map-svg";

export interface ShownRun {
  readonly id: string;
  /** ISO instant. */
  readonly analysedAt: string | null;
  /** ISO date of the last won deal in it. */
  readonly lastDealOn: string | null;
}

interface Props {
  /** The run on the map. */
  readonly run: ShownRun;
  /** Null while nothing is drawn. */
  readonly picture: ((words: PictureWords) => MapPicture | null) | null;
  /** The products in sight. */
  readonly rows: readonly GraphNode[];
  readonly problemLabels: ReadonlyMap<string, string>;
}

/** What is on the screen as files: pictures with title, date, run and legend; rows; the whole graph; a link. */
export function ExportMenu({ picture, run, rows, problemLabels }: Props): ReactNode {
  const announce = useAnnounce();
  const [failure, setFailure] = useState<string | null>(null);
  const runId = run.id;
  const name = (ending: string): string => `dealgraph-products-${runId.slice(0, 8)}.${ending}`;

  const draw = (): { readonly svg: string; readonly width: number; readonly height: number } => {
    const made =
      picture?.({
        title: texts.graph.title,
        lines: [
          texts.graph.pictureDate(formatMoment(new Date().toISOString()), formatDay(run.lastDealOn)),
          texts.graph.pictureRun(runId, formatMoment(run.analysedAt)),
        ],
      }) ?? null;
    if (made === null) throw new Error(texts.graph.noPicture);
    return { svg: renderMapSvg(made), ...sizeOfPicture(made) };
  };
  const attempt = async (what: string, work: () => void | Promise<void>): Promise<void> => {
    setFailure(null);
    try {
      await work();
      announce(texts.exports.done(what));
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  const item = (label: string, work: () => void | Promise<void>): ReactNode => (
    <Menu.Item
      onClick={() => {
        void attempt(label, work);
      }}
    >
      {label}
    </Menu.Item>
  );

  return (
    <>
      <Menu position="bottom-end" width={250} withinPortal>
        <Menu.Target>
          <Button size="compact-sm" variant="default">
            {texts.exports.title}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {picture !== null &&
            item(texts.exports.png, async () => {
              const { svg, width, height } = draw();
              download(name("png"), await pngOfSvg(svg, width, height));
            })}
          {picture !== null &&
            item(texts.exports.svg, () => {
              download(name("svg"), new Blob([draw().svg], { type: "image/svg+xml;charset=utf-8" }));
            })}
          {item(texts.exports.csv, () => {
            downloadCsv(name("csv"), [
              ["product_id", "name", "category", "problem_id", "problem", "weight", "clients", "amount"],
              ...rows.map((row) => [
                row.productId,
                row.name,
                row.category,
                row.problemId,
                problemLabels.get(row.problemId),
                row.weight,
                row.clients,
                row.amount,
              ]),
            ]);
          })}
          <Menu.Item component="a" href="/api/v1/graph/products.gexf" download>
            {texts.exports.gexf}
          </Menu.Item>
          <Menu.Item component="a" href="/api/v1/graph/products.graphml" download>
            {texts.exports.graphml}
          </Menu.Item>
          <Menu.Divider />
          {item(texts.exports.link, async () => {
            const url = new URL(window.location.href);
            if (runId !== "") url.searchParams.set("run", runId);
            await navigator.clipboard.writeText(url.toString());
          })}
          {item(texts.exports.print, () => {
            window.print();
          })}
        </Menu.Dropdown>
      </Menu>
      {failure !== null && (
        <p role="alert" className="bad-text">
          {texts.exports.failed} {displayName(failure, 200)}
        </p>
      )}
    </>
  );
}
