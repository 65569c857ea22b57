import type { Estimate } from "../../../graph/leads/mix/mix-leads";
import type { RetroGroup, RetroLead, RetroReport } from "../../../graph/leads/retro-evaluate";

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const percent = (x: number | null): string => (x === null ? "" : `${(100 * x).toFixed(0)} %`);
const range = ({ value, low, high }: Estimate, digits = 1): string =>
  `<b>${value.toFixed(digits)}</b> <span class="soft">(${low.toFixed(digits)} to ${high.toFixed(digits)})</span>`;

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1f24;background:#fff}
h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2.2rem 0 .4rem}p{margin:.4rem 0}.soft{color:#5b6470}
.big{font-size:2.4rem;line-height:1.2;margin:.6rem 0}table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #e3e6ea}td.n,th.n{text-align:right}.wrap{overflow-x:auto}
svg{display:block;margin:.3rem 0}@media print{body{margin:0}}
@media (prefers-color-scheme:dark){body{background:#15181c;color:#e8eaed}.soft{color:#9aa3ad}th,td{border-color:#2c3138}}`;

/** The retro-evaluation as one page without scripts, fit to be printed or mailed. */
export function retroPage(report: RetroReport): string {
  const title = `What was left on the table, ${report.from} to ${report.to}`;
  const body = report.refusal === null ? fullPage(report) : `<p>${escape(report.refusal)}</p>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>${STYLE}</style></head>
<body><h1>${escape(title)}</h1>
<p class="soft">${report.nLeads} leads came in, judged by ${report.nTraining} leads that were resolved before. Ranges are 95 % intervals.</p>
${body}
</body></html>
`;
}

function fullPage(report: RetroReport): string {
  const { gain, gainShare, worth, fromAgents, fromResponse, wrong } = report;
  const covers = gain.low <= 0;
  return `
<p class="big">${gain.value.toFixed(1)} closes</p>
<p>more were within reach with the same people and the same loads: ${range(gain)}, on top of ${report.nWon} that were made (${percent(gainShare.value)}${
    covers ? "; the range covers zero: nothing is proven" : ""
  }).${worth === null ? "" : ` Worth ${range(worth, 0)}.`}</p>
<p class="soft">${escape(report.evidence)}</p>
<h2>Where from</h2>
${table(
  ["Cause", "Closes"],
  [
    ["Another agent for the lead", range(fromAgents)],
    ["Answered in the agent's usual time", range(fromResponse)],
  ],
)}
<h2>By team</h2>${groups(report.byTeam)}
<h2>By funnel</h2>${groups(report.byFunnel)}
<h2>Ranked high, never worked</h2>${leads(report.notWorked, "No lead graded A or B was left without an activity.")}
<h2>Ranked high, worked late</h2>${leads(report.workedLate, "No lead graded A or B waited longer than a day.")}
<h2>Given to an agent with a much lower chance</h2>${leads(report.muchLowerAgent, "None.")}
<h2>Was the ranking right?</h2>
${table(
  ["Grade", "Leads", "Won", "Expected"],
  report.grades.map(({ grade, nLeads, nWon, expected }) => [
    grade,
    String(nLeads),
    `${nWon} (${percent(nLeads === 0 ? null : nWon / nLeads)})`,
    expected.toFixed(1),
  ]),
)}
<h2>Where the method would have been wrong</h2>
<p>${wrong.lostAtA} leads graded A were lost; ${wrong.wonAtD.length} graded D were won; ${wrong.wonByOther.length} were won by an agent from whom they would have been taken.</p>
<h3>Graded D, and won</h3>${leads(wrong.wonAtD, "None.")}
<h3>Won by an agent from whom it would have been taken</h3>${leads(wrong.wonByOther, "None.")}
<h2>How to read this</h2>
<p>Models saw only what was known before ${escape(report.from)}. Leads of each week were handed out anew, as many to every agent as it really had. How much the choice of agents is worth was checked
against the period's own outcomes. What was done on a lead after the first answer is not changed. Nobody can know what would have happened to one lead: single rows are chances, the sum is the finding.</p>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return `<div class="wrap"><table><thead><tr>${head.map((text) => `<th>${escape(text)}</th>`).join("")}</tr></thead><tbody>${rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`)
    .join("")}</tbody></table></div>`;
}

const groups = (list: readonly RetroGroup[]): string =>
  table(
    ["Name", "Leads", "Won", "Closes within reach"],
    list.map(({ name, nLeads, nWon, gain }) => [escape(name), String(nLeads), String(nWon), range(gain)]),
  );

const LISTED = 15;

function leads(list: readonly RetroLead[], none: string): string {
  if (list.length === 0) return `<p class="soft">${none}</p>`;
  const rows = list
    .slice(0, LISTED)
    .map((lead) => [
      escape(lead.leadId),
      lead.grade,
      percent(lead.p),
      lead.outcome ?? "open",
      `${escape(lead.agentId ?? "")} ${percent(lead.pActual)}`,
      `${escape(lead.betterAgentId ?? "")} ${percent(lead.pBetter)}`,
      lead.responseHours === null ? "never" : `${lead.responseHours.toFixed(0)} h`,
    ]);
  const more = list.length > LISTED ? `<p class="soft">${list.length - LISTED} more in report.json.</p>` : "";
  return table(["Lead", "Grade", "Chance", "Outcome", "Agent", "Would have had it", "Answered"], rows) + more;
}
