import { isoDateOfDay } from "../../../graph/deals/dataset";
import type { CutEvaluation, Difference, EvaluationReport, RetroEvaluation, Verdict } from "../../../graph/evaluation/holdout-report";
import { escapeText, plotCalibration, plotRows, shortNumber, type PlotRow } from "./svg-plots";

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #5b6577; --line: #d9dee7; --page: #ffffff; --card: #f6f8fb; --own: #2f6fde; --other: #9aa6b8; --good: #1f8a4c; --bad: #c43c3c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ebf3; --soft: #a3aec0; --line: #38425a; --page: #131927; --card: #1b2335; --own: #6ea0ff; --other: #6d7a90; --good: #4fc383; --bad: #f07c7c; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; } h2 { font-size: 1.35rem; margin: 2.5rem 0 .5rem; border-top: 1px solid var(--line); padding-top: 1.5rem; } h3 { font-size: 1.05rem; margin: 1.75rem 0 .25rem; }
p { margin: .4rem 0; max-width: 46rem; } .soft { color: var(--soft); }
.verdict { background: var(--card); border-left: 4px solid var(--own); padding: .75rem 1rem; margin: .75rem 0; }
figure { margin: .5rem 0; overflow-x: auto; } figcaption { color: var(--soft); font-size: .875rem; max-width: 46rem; }
svg { max-width: 100%; height: auto; font: 12px system-ui, sans-serif; }
svg .grid { stroke: var(--line); } svg .zero { stroke: var(--soft); stroke-dasharray: 3 3; } svg .whisker { stroke: var(--ink); stroke-width: 1.5; }
svg text { fill: var(--ink); } svg .tick { fill: var(--soft); font-size: 11px; }
svg .own { fill: var(--own); } svg .other { fill: var(--other); } svg .good { fill: var(--good); } svg .bad { fill: var(--bad); }
table { border-collapse: collapse; font-size: .875rem; margin: .5rem 0; } th, td { padding: .25rem .6rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; } th:first-child, td:first-child { text-align: left; }
.table { overflow-x: auto; } summary { cursor: pointer; color: var(--soft); font-size: .875rem; }
`;

const number = shortNumber;
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
const withInterval = ({ value, low, high }: Difference, show = number): string => `${show(value)} (${show(low)} to ${show(high)})`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: "th" | "td", row: readonly string[]): string => row.map((cell) => `<${tag}>${escapeText(cell)}</${tag}>`).join("");
  const body = rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("");
  return `<div class="table"><table><thead><tr>${cells("th", head)}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const figure = (plot: string, caption: string): string =>
  plot === "" ? "" : `<figure>${plot}<figcaption>${escapeText(caption)}</figcaption></figure>`;

const folded = (title: string, body: string): string => `<details><summary>${escapeText(title)}</summary>${body}</details>`;

const WORDS: Readonly<Record<Verdict, string>> = {
  better: "significantly better than",
  worse: "significantly worse than",
  "not significantly different": "not significantly different from",
};

const toneOf = ({ low, high }: Difference): PlotRow["tone"] => (low > 0 ? "good" : high < 0 ? "bad" : "other");

function verdictOf({ bestPeer, chosenPeer }: CutEvaluation): string {
  if (bestPeer === null) return "";
  const said = (peer: NonNullable<CutEvaluation["bestPeer"]>): string =>
    `<strong>${WORDS[peer.verdict]}</strong> ${escapeText(peer.method)} (${number(peer.ratio)} times its NDCG@10; lead ${withInterval(peer.lead)})`;
  const fair =
    chosenPeer === null || chosenPeer.method === bestPeer.method
      ? ""
      : ` Against the peer that an inner split would have picked, it is ${said(chosenPeer)}.`;
  return `<div class="verdict"><p>The ranking policy is ${said(bestPeer)}, the best of the peers on what came true.${fair}</p></div>`;
}

function methodsOf(cut: CutEvaluation): string {
  const bars = cut.methods.map(({ method, metrics, ndcgInterval }): PlotRow => ({
    label: method,
    value: metrics.ndcg10,
    ...ndcgInterval,
    tone: method === "ranking" ? "own" : "other",
    note: metrics.ndcg10.toFixed(4),
  }));
  const leads = cut.methods.flatMap(({ method, rankingLead }): PlotRow[] =>
    rankingLead === null
      ? []
      : [{ label: `over ${method}`, ...rankingLead, tone: toneOf(rankingLead), note: rankingLead.value.toFixed(4) }],
  );
  const rows = cut.methods.map(({ method, metrics, quality, tuning }) => [
    method,
    metrics.ndcg10.toFixed(4),
    metrics.hit5.toFixed(4),
    metrics.recall10.toFixed(4),
    metrics.map10.toFixed(4),
    metrics.mrr10.toFixed(4),
    percent(quality.coverage),
    quality.novelty.toFixed(2),
    percent(quality.popularShare),
    tuning === null
      ? ""
      : [...Object.entries(tuning.parameters).map(([name, value]) => `${name} ${value}`), `blend ${tuning.blend}`].join(", "),
  ]);
  return (
    "<h3>Lists against what came true</h3>" +
    figure(
      plotRows("NDCG@10 of each method", bars, "bars"),
      "NDCG@10 of first adoptions, mean over clients who adopted something; intervals over clients.",
    ) +
    figure(
      plotRows("Lead of the ranking policy", leads, "points"),
      "NDCG@10 of the ranking policy less each peer's, paired over clients. Green: better; red: worse; grey: the interval covers zero.",
    ) +
    folded(
      "All figures: hits, coverage (share of products on some list), novelty (bits), share of the ten most popular, settings",
      table(["method", "NDCG@10", "hit@5", "recall@10", "MAP@10", "MRR@10", "coverage", "novelty", "popular", "setting"], rows),
    )
  );
}

function richnessOf({ richness }: CutEvaluation): string {
  if (richness.length === 0) return "";
  const range = (from: number, to: number | null): string =>
    to === null ? `${from} or more` : from === to ? String(from) : `${from} to ${to}`;
  const leads = richness.map((row): PlotRow => ({
    label: `${range(row.fromProducts, row.toProducts)} products`,
    ...row.lead,
    tone: toneOf(row.lead),
    note: `${row.nClients} clients`,
  }));
  return (
    "<h3>By what clients owned at the cut</h3>" +
    figure(plotRows("Lead by richness", leads, "points"), "Lead of the ranking policy over the best peer, by products owned.") +
    table(
      ["products owned", "clients", "ranking", "best peer", "popularity", "lead"],
      richness.map((row) => [
        range(row.fromProducts, row.toProducts),
        String(row.nClients),
        row.ranking.toFixed(4),
        row.bestPeer.toFixed(4),
        row.popularity.toFixed(4),
        withInterval(row.lead),
      ]),
    )
  );
}

function calibrationOf({ calibration }: CutEvaluation): string {
  if (calibration === null) return "";
  const { ratio } = calibration;
  const judged =
    ratio.low <= 1 && ratio.high >= 1 ? "the interval holds 1" : ratio.low > 1 ? "the forecast was too low" : "the forecast was too high";
  return (
    "<h3>Calibration</h3>" +
    `<p>${number(calibration.observed)} first purchases came true where ${number(calibration.expected)} were expected: ${withInterval(ratio)} times (${judged}).</p>` +
    figure(
      plotCalibration(
        "Predicted against observed",
        calibration.bins.map((bin) => ({
          predicted: bin.predicted,
          observed: bin.observed,
          low: bin.interval.low,
          high: bin.interval.high,
          size: bin.nCells,
        })),
      ),
      `${calibration.nCells.toLocaleString("en-US")} cells of ${calibration.nClients.toLocaleString("en-US")} clients in bins of equal expectation; on the dashed line probabilities mean what they say.`,
    )
  );
}

function retroOf(retro: RetroEvaluation | null): string {
  if (retro === null) return "";
  const { closed, leftOnTable, open, popularity } = retro;
  const value = (d: Difference): string => (retro.hasAmounts ? `, worth ${withInterval(d)}` : "");
  const rows: PlotRow[] = [
    { label: "offered by the policy", ...closed.count, tone: "own", note: `${number(closed.count.value)} closed` },
    {
      label: "offered by popularity",
      value: popularity.closed,
      low: popularity.closed,
      high: popularity.closed,
      tone: "other",
      note: `${number(popularity.closed)} closed`,
    },
  ];
  return (
    "<h3>Had it been in use</h3>" +
    `<p>At the cut it would have made ${retro.nOffers.toLocaleString("en-US")} offers, ${retro.offersPerClient} to each of ${retro.nClients.toLocaleString("en-US")} clients. ` +
    `Without anybody making them, <strong>${withInterval(closed.count)}</strong> of them closed later${value(closed.value)}` +
    `${closed.medianDays === null ? "" : `, half of them more than ${number(closed.medianDays)} days after the cut`}; ${number(closed.expectedCount)} were expected.</p>` +
    `<p>Left on the table by offering what is popular instead: <strong>${withInterval(leftOnTable.count)}</strong> deals that did close${value(leftOnTable.value)}.</p>` +
    `<p class="soft">The other ${open.count.toLocaleString("en-US")} offers did not close by the end. At the chances given then they stood for ${withInterval(open.expectedCount)} deals` +
    `${retro.hasAmounts ? ` worth ${withInterval(open.expectedValue)}` : ""}: a forecast, not a proof. What an offer itself would have changed cannot be read from deals that were never offered.</p>` +
    figure(
      plotRows("Offers that closed later", rows, "bars"),
      `Offers that closed by themselves, of ${retro.nAdoptions.toLocaleString("en-US")} first purchases after the cut.`,
    )
  );
}

function predictabilityOf({ predictability }: CutEvaluation): string {
  if (predictability.length === 0) return "";
  const rows = predictability.map(({ description, bits, low, high }): PlotRow => ({
    label: description,
    value: bits,
    low,
    high,
    tone: description.startsWith("problems") ? "own" : "other",
    note: `${bits.toFixed(3)} bits`,
  }));
  return (
    "<h3>What makes a deal predictable</h3>" +
    figure(
      plotRows("Bits per deal", rows, "bars"),
      "Bits gained over popularity per held-out deal before the cut, by what is known about the client.",
    )
  );
}

function cutSection(cut: CutEvaluation): string {
  const { counts } = cut;
  const notes = cut.notes.length === 0 ? "" : `<ul class="soft">${cut.notes.map((note) => `<li>${escapeText(note)}</li>`).join("")}</ul>`;
  return (
    `<section><h2>Decided at the end of ${isoDateOfDay(cut.cutDay)}</h2>` +
    `<p class="soft">${counts.clients.toLocaleString("en-US")} clients and ${counts.products.toLocaleString("en-US")} products were known; ` +
    `${counts.judgedClients.toLocaleString("en-US")} clients made ${counts.adoptions.toLocaleString("en-US")} first purchases of known products by ${isoDateOfDay(cut.endDay)}. ` +
    `The policy learnt from ${cut.fit.nPositives.toLocaleString("en-US")} replayed ones${cut.fit.nPositives > 0 ? ` (precision of its prior: ${number(cut.fit.lambda)})` : ""}.</p>` +
    notes +
    verdictOf(cut) +
    (cut.methods.length === 0 ? "" : methodsOf(cut)) +
    richnessOf(cut) +
    calibrationOf(cut) +
    retroOf(cut.retro) +
    predictabilityOf(cut) +
    "</section>"
  );
}

function summaryOf({ cuts, meanRatio }: EvaluationReport): string {
  const rows = cuts.flatMap((cut) =>
    cut.bestPeer === null
      ? []
      : [
          [
            isoDateOfDay(cut.cutDay),
            cut.methods[0].metrics.ndcg10.toFixed(4),
            `${cut.bestPeer.method} ${(cut.methods.find(({ method }) => method === cut.bestPeer?.method)?.metrics.ndcg10 ?? 0).toFixed(4)}`,
            number(cut.bestPeer.ratio),
            withInterval(cut.bestPeer.lead),
            cut.bestPeer.verdict,
          ],
        ],
  );
  if (rows.length === 0 || meanRatio === null) return "";
  return (
    table(["cut", "ranking NDCG@10", "best peer", "ratio", "lead", "the ranking is"], rows) +
    (rows.length > 1 ? `<p>Geometric mean of the ratios: <strong>${number(meanRatio)}</strong>.</p>` : "")
  );
}

/** The report as one HTML page that needs nothing else: no script, no font, no image from anywhere. */
export function evaluationHtml(report: EvaluationReport): string {
  const { level, resamples, seed } = report.options;
  return (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>Evaluation</title><style>${STYLE}</style></head><body><header><h1>Evaluation on the past</h1>` +
    '<p class="soft">What would have been recommended with what was known at each cut, judged by what clients did afterwards. ' +
    `Intervals: ${percent(level)}, ${resamples.toLocaleString("en-US")} resamples of clients, seed ${seed}. Peers are tuned on an inner split; the best of them is picked by the test itself, which favours it.</p></header><main>` +
    summaryOf(report) +
    report.cuts.map(cutSection).join("") +
    "</main></body></html>\n"
  );
}
