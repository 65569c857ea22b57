import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "playwright-core";
import { plantLeadMarket } from "../../graph/simulation/lead-market";
import { describeWithBrowser, visitPages } from "../support/browser";
import { startExplorerServer, type ExplorerServer } from "../support/server";
import { expectEventually } from "./views";

const instant = (ms: number): string => (Number.isNaN(ms) ? "" : new Date(ms).toISOString());

/** A small planted desk as files; some of the new leads were answered. */
function writeDesk(folder: string): void {
  const { rows } = plantLeadMarket({ seed: 4, nHistory: 600, nOpen: 20, nAgents: 4 });
  const write = (name: string, head: string, lines: readonly (readonly (string | number)[])[]): void => {
    writeFileSync(join(folder, name), [head, ...lines.map((cells) => cells.join(","))].join("\n"));
  };
  mkdirSync(folder, { recursive: true });
  write(
    "agents.csv",
    "agent_id,name,capacity,team",
    rows.agents.map(({ id, capacity, attributes }) => [id, `Agent ${id}`, capacity, attributes["team"]]),
  );
  write(
    "leads.csv",
    "lead_id,outcome,created_at,source,closed_at,agent_id,problem_type,size,score",
    rows.leads.map(({ id, outcome, createdMs, source, closedMs, agentId, attributes }) => [
      id,
      outcome ?? "",
      instant(createdMs),
      source ?? "",
      instant(closedMs),
      agentId ?? "",
      attributes["problem_type"],
      attributes["size"],
      attributes["score"],
    ]),
  );
  write(
    "activities.csv",
    "activity_id,lead_id,at,type,agent_id",
    rows.activities.map(({ id, leadId, atMs, type, agentId }) => [id, leadId, instant(atMs), type, agentId ?? ""]),
  );
}

/** Every room with what shows that its data is there. */
const ROOMS: readonly (readonly [name: string, path: string, ready: (page: Page) => Promise<unknown>])[] = [
  ["work list", "/leads", (page) => page.getByRole("region", { name: "Table: All open leads" }).waitFor()],
  ["assignment board", "/leads/board", (page) => page.getByRole("region", { name: "Table: Who works what" }).waitFor()],
  ["retro-evaluation", "/leads/retro", (page) => page.getByRole("heading", { name: "Where the method would have been wrong" }).waitFor()],
  ["tracking", "/leads/tracking", (page) => page.getByRole("heading", { name: "By team, funnel and problem" }).waitFor()],
];

describeWithBrowser("the rooms of the lead desk", () => {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-desk-"));
  let server: ExplorerServer;
  const visits = visitPages();
  const visit = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await visits.open(server.url, options);
    await page.goto(path);
    return page;
  };

  beforeAll(async () => {
    writeDesk(join(folder, "data"));
    server = await startExplorerServer(join(folder, "data"));
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  test("say that nothing was worked yet, and work the leads when asked; a period is judged on its room", async () => {
    const page = await visit("/leads");
    await page.getByText("The leads have not been worked yet").waitFor();
    await page.getByRole("button", { name: "Work the leads" }).click();
    await page.getByRole("region", { name: "Table: All open leads" }).waitFor({ timeout: 120_000 });
    await page.getByRole("link", { name: "Retro-evaluation" }).click();
    await page.getByText("No period has been judged yet").waitFor();
    await page.getByLabel("From").fill("2025-09-01");
    await page.getByLabel("To").fill("2025-12-31");
    await page.getByRole("button", { name: "Judge the period" }).click();
    await page.getByRole("heading", { name: "Where the method would have been wrong" }).waitFor({ timeout: 120_000 });
  }, 300_000);

  test("a nudge that is answered leaves the list and is kept", async () => {
    const page = await visit("/leads");
    const reject = page.getByRole("button", { name: /^Reject the nudge for lead/ });
    await reject.first().waitFor();
    const before = await reject.count();
    const label = (await reject.first().getAttribute("aria-label")) ?? "";
    await reject.first().click();
    await page.getByRole("button", { name: label, exact: true }).waitFor({ state: "detached" });
    expect(await reject.count()).toBe(before - 1);
    const { nudges } = await server.ask<{ nudges: { status: string }[] }>("{ nudges(openOnly: false) { status } }");
    expect(nudges.filter(({ status }) => status === "rejected")).toHaveLength(1);
  }, 60_000);

  test("the share drawn by lot is set within its bounds and kept; what the logs say about the advice stands beside it", async () => {
    const page = await visit("/leads/tracking");
    await page.getByRole("heading", { name: "Share tried by lot" }).waitFor();
    await page.getByText("No step was drawn by lot yet.").waitFor();
    const share = page.getByLabel("Per cent of the steps");
    const save = page.getByRole("button", { name: "Set the share" });
    await share.fill("90");
    expect(await save.isDisabled()).toBe(true);
    await share.fill("12.5");
    await save.click();
    await expectEventually(async () => {
      const { leadDeskSettings } = await server.ask<{ leadDeskSettings: { explorationShare: number } }>(
        "{ leadDeskSettings { explorationShare } }",
      );
      return leadDeskSettings.explorationShare;
    }, 0.125);
    await page.reload();
    await share.waitFor();
    expect(await share.inputValue()).toBe("12.5");
  }, 60_000);

  describe.each(["light", "dark"] as const)("in the %s theme", (colorScheme) => {
    test.each(ROOMS)(
      "the %s shows its data and axe finds nothing serious",
      async (name, path, ready) => {
        const page = await visit(path, { colorScheme });
        await ready(page);
        const pictures = process.env["PICTURES"];
        if (pictures !== undefined) await page.screenshot({ path: join(pictures, `leads-${name}-${colorScheme}.png`), fullPage: true });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter((each) => each.impact === "serious" || each.impact === "critical");
        expect(serious.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
      },
      120_000,
    );
  });

  test.each(ROOMS)(
    "the %s fits on a page 390 pixels wide",
    async (name, path, ready) => {
      const page = await visit(path, { viewport: { width: 390, height: 844 } });
      await ready(page);
      const pictures = process.env["PICTURES"];
      if (pictures !== undefined) await page.screenshot({ path: join(pictures, `leads-${name}-390.png`), fullPage: true });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    },
    60_000,
  );

  test.each(ROOMS)(
    "the %s says so when the server fails, with the cause, and recovers on retry",
    async (_name, path, ready) => {
      let failing = true;
      const page = await visits.openUnwatched(server.url);
      await page.route("**/graphql", (route) => (failing ? route.fulfill({ status: 500, body: "broken" }) : route.continue()));
      await page.goto(path);
      await page.getByRole("alert").getByText("status 500").waitFor();
      failing = false;
      await page.getByRole("button", { name: "Try again" }).first().click();
      await ready(page);
      expect(await page.getByRole("alert").count()).toBe(0);
    },
    60_000,
  );
});
