import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRng } from "../../../graph/numeric/rng";
import { newFolder } from "../support/small-company";
import { runCli } from "../support/run-cli";

let folder: string;
beforeAll(() => {
  folder = newFolder();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Row = Readonly<Record<string, string>>;
interface Files {
  readonly leads: readonly Row[];
  readonly activities?: readonly Row[];
  readonly agents?: readonly Row[];
}

const day = (k: number): string => new Date(Date.UTC(2025, 0, 1 + k)).toISOString().slice(0, 10);

/** 200 leads of two sources, the better one won more often; the last 20 open. Every lead had a call on the day after it came in. */
function desk(change: (lead: Row, k: number) => Row = (lead) => lead): Files & { readonly activities: readonly Row[] } {
  const rng = createRng(3, "degenerate");
  const leads = Array.from({ length: 200 }, (_, k): Row => {
    const source = rng() < 0.5 ? "fair" : "web";
    const won = rng() < (source === "fair" ? 0.7 : 0.2);
    const open = k >= 180;
    const outcome = open ? "" : won ? "won" : "lost";
    const size = (100 * rng()).toFixed(2);
    const dates = { created_at: day(open ? 200 : k), closed_at: open ? "" : day(k + 9) };
    return change({ lead_id: `L${String(k).padStart(3, "0")}`, outcome, ...dates, source, agent_id: open ? "" : `A${k % 3}`, size }, k);
  });
  const activities = leads
    .slice(0, 180)
    .map((lead, k) => ({ activity_id: `V${k}`, lead_id: lead["lead_id"], at: day(k + 1), type: "call" }));
  return { leads, activities };
}

function write(name: string, files: Files): string {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  for (const [file, rows] of Object.entries(files) as [string, readonly Row[]][]) {
    const columns = Object.keys(rows[0]);
    writeFileSync(
      join(at, `${file}.csv`),
      `${[columns, ...rows.map((row) => columns.map((column) => row[column]))].map((cells) => cells.join(",")).join("\n")}\n`,
    );
  }
  return at;
}

/** Runs a command and reads its file as rows. */
async function leads(command: string, data: string, ...more: string[]): Promise<{ status: number | null; stderr: string; rows: Row[] }> {
  const out = join(folder, `${command}.csv`);
  rmSync(out, { force: true });
  const { status, stderr } = await runCli("leads", command, "--data", data, "--out", out, ...more);
  if (status !== 0) return { status, stderr, rows: [] };
  const [head, ...lines] = readFileSync(out, "utf8").trimEnd().split("\n");
  const columns = head.split(",");
  const cells = (line: string): string[] =>
    [...line.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)].map(([, cell]) => cell).slice(0, columns.length);
  return { status, stderr, rows: lines.map((line) => Object.fromEntries(cells(line).map((cell, k) => [columns[k], cell]))) };
}

const open = 20;

describe("leads, where data have little to say", () => {
  it.each<[string, Files, RegExp]>([
    ["one class", desk((lead) => (lead["outcome"] === "lost" ? { ...lead, outcome: "won" } : lead)), /no score: 0 lost leads/],
    ["twelve rows", { leads: desk().leads.slice(170, 182) }, /won leads to learn from, 20 are needed/],
    ["all values missing", desk((lead) => ({ ...lead, source: "", size: "", agent_id: "" })), /no score: held-out AUC/],
  ])("%s: no score is published and every row says why, and the load is spread by capacity", async (name, files, reason) => {
    const data = write(name, files);
    const rank = await leads("rank", data);
    expect({ status: rank.status, stderr: rank.stderr }).toMatchObject({ status: 0, stderr: expect.stringMatching(reason) as string });
    expect(rank.rows.length).toBeGreaterThan(0);
    for (const row of rank.rows) expect(row).toMatchObject({ p_close: "", grade: "", reasons: expect.stringMatching(reason) as string });
    const mix = await leads("mix", data);
    expect(mix.status).toBe(0);
    expect(mix.rows.map(({ p_close }) => p_close)).toEqual(mix.rows.map(() => ""));
    expect(mix.stderr).toMatch(name === "all values missing" ? /mix|capacity/ : /spread by capacity alone/);
  });

  it("a new category at scoring time: scored between the known ones", async () => {
    const data = write(
      "new category",
      desk((lead, k) => (k >= 190 ? { ...lead, source: k === 190 ? "radio" : lead["source"] } : lead)),
    );
    const { rows, status } = await leads("rank", data);
    expect(status).toBe(0);
    const p = (id: string): number => Number(rows.find(({ lead_id }) => lead_id === id)?.["p_close"]);
    expect(p("L190")).toBeGreaterThan(Math.min(...rows.map(({ p_close }) => Number(p_close))));
    expect(p("L190")).toBeLessThan(Math.max(...rows.map(({ p_close }) => Number(p_close))));
  });

  it("planted leaky columns: found, named with what gives them away, and not used", async () => {
    const files = desk((lead) => ({
      ...lead,
      contract: lead["outcome"] === "won" ? "signed" : "",
      lead_quality: lead["outcome"] === "" ? "high" : lead["outcome"] === "won" ? "high" : "low",
    }));
    const { stderr, rows } = await leads("rank", write("leaky", files));
    expect(stderr).toMatch(/column contract leaks the outcome and is not used: /);
    expect(stderr).toMatch(/column lead_quality leaks the outcome and is not used: /);
    expect(rows.some(({ reasons }) => /contract|lead_quality/.test(reasons))).toBe(false);
  });

  it("a single agent: everything goes to that agent as far as it fits, and nothing is claimed", async () => {
    const files = desk((lead) => ({ ...lead, agent_id: lead["agent_id"] === "" ? "" : "A0" }));
    const data = write("single agent", { ...files, agents: [{ agent_id: "A0", capacity: "12" }] });
    const match = await leads("match", data);
    expect(match.stderr).toMatch(/no evidence of agent effects/);
    expect(match.rows).toHaveLength(open);
    const mix = await leads("mix", data);
    expect(mix.rows.filter(({ agent_id }) => agent_id === "A0")).toHaveLength(12);
    expect(mix.rows.every(({ runner_up, agent_id }) => runner_up === "" || agent_id === "")).toBe(true);
    expect(mix.stderr).toMatch(/8 leads stay unassigned: capacity is used up/);
  });

  it("zero capacity: all stay unassigned and it is said", async () => {
    const agents = ["A0", "A1", "A2"].map((agent_id) => ({ agent_id, capacity: "0" }));
    const { rows, stderr } = await leads("mix", write("zero capacity", { ...desk(), agents }));
    expect(rows.map(({ agent_id }) => agent_id)).toEqual(Array.from({ length: open }, () => ""));
    expect(stderr).toMatch(/20 leads stay unassigned/);
  });

  it("ties: equal leads have equal chances, in the order of their ids, and are spread evenly; twice the same bytes", async () => {
    const files = desk((lead, k) => (k >= 180 ? { ...lead, source: "fair", size: "50" } : lead));
    const agents = ["A0", "A1", "A2"].map((agent_id) => ({ agent_id, capacity: "20" }));
    const data = write("ties", { ...files, agents });
    const rank = await leads("rank", data);
    expect(new Set(rank.rows.map(({ p_close }) => p_close)).size).toBe(1);
    expect(rank.rows.map(({ lead_id }) => lead_id)).toEqual(rank.rows.map(({ lead_id }) => lead_id).sort());
    const mix = await leads("mix", data);
    const loads = agents.map(({ agent_id }) => mix.rows.filter((row) => row["agent_id"] === agent_id).length);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    expect((await leads("mix", data)).rows).toEqual(mix.rows);
  });

  it.each(["rank", "match", "mix", "next"])("no open leads: %s writes its header alone and says so", async (command) => {
    const { status, rows, stderr } = await leads(command, write("none open", { leads: desk().leads.slice(0, 180) }));
    expect({ status, rows }).toEqual({ status: 0, rows: [] });
    expect(stderr).toMatch(/no lead is open/);
  });

  it("no activities: no hazard of fading from touches, contact by the habitual gap", async () => {
    const { status, rows, stderr } = await leads("next", write("no activities", { leads: desk().leads }), "--as-of", day(201));
    expect(status).toBe(0);
    expect(rows).toHaveLength(open);
    for (const row of rows) expect(row["action"]).toBe("contact");
    expect(stderr).toMatch(/too few histories with activities/);
  });

  it("leads of unknown clients and activities of unknown leads: the lead is worked, the activity is left out", async () => {
    const { leads: all, activities } = desk((lead, k) => ({ ...lead, client_id: k % 2 === 0 ? "nobody" : "" }));
    const strange = { activity_id: "VX", lead_id: "no such lead", at: day(5), type: "call" };
    const data = write("unknown", { leads: all, activities: [...activities, strange] });
    for (const command of ["rank", "next"]) expect((await leads(command, data)).rows).toHaveLength(open);
  });

  it("dates missing: leads are ranked, the next step has no deadline and says why", async () => {
    const data = write("no dates", { leads: desk().leads.map((lead) => ({ ...lead, created_at: "", closed_at: "" })) });
    const rank = await leads("rank", data);
    expect(rank.rows.every(({ p_close }) => Number(p_close) > 0)).toBe(true);
    const { rows } = await leads("next", data);
    for (const row of rows) expect(row).toMatchObject({ deadline: "", hazard: "", reason: "no dates: nothing is known of its age" });
  });

  it("no lead at all: bad input, one line", async () => {
    const at = join(folder, "empty");
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, "leads.csv"), "lead_id,outcome,created_at\n");
    const { status, stderr } = await leads("rank", at);
    expect(status).toBe(2);
    expect(stderr).not.toMatch(/ at .*\.js/);
  });
});
