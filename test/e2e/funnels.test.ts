import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describeWithBrowser, visitPages } from "../support/browser";
import { SMALL_MARKET, writeMarket } from "../support/market-files";
import { startExplorerServer, type ExplorerServer } from "../support/server";

describeWithBrowser("the page of funnels in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-market-"));
  let server: ExplorerServer;
  const visits = visitPages();

  const visit = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await visits.open(server.url, options);
    await page.goto(path);
    return page;
  };
  const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
  const ready = (page: Page) => heading(page, "Mechanics to try").waitFor();

  beforeAll(async () => {
    writeMarket(folder, SMALL_MARKET);
    server = await startExplorerServer(folder);
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  test("before the first study it offers one; when it is done the page shows what was found", async () => {
    await server.ask("mutation { startAnalysis(input: { mode: FAST, seed: 1 }) { id } }");
    const page = await visit("/funnels");
    await page.getByText("Funnels have not been studied yet").waitFor({ timeout: 90_000 });
    await page.getByRole("button", { name: "Study funnels" }).click();
    await heading(page, "Before and after").waitFor({ timeout: 90_000 });
    await ready(page);
  }, 200_000);

  test("every picture has its table", async () => {
    const page = await visit("/funnels");
    await ready(page);
    await page.getByRole("img", { name: /^Tree of funnels/ }).waitFor();
    expect(await page.getByRole("region", { name: "Groups at this cut" }).getByRole("row").count()).toBeGreaterThan(3);
    await page.getByRole("img", { name: /^Clients of exactly each set/ }).waitFor();
    expect(await page.getByRole("region", { name: "Exact client intersections" }).getByRole("row").count()).toBeGreaterThan(2);
    // Mechanic x problem, each cell with its interval in words.
    const cell = page.locator("[aria-labelledby=matrix-title] td").first();
    expect(await cell.innerText()).toMatch(/[\d.]+ pts/);
    await page.getByRole("rowheader", { name: "Not unified", exact: true }).waitFor();
  }, 60_000);

  test("the cut is dragged and moved by keys, the table follows, and the address keeps it", async () => {
    const page = await visit("/funnels");
    await ready(page);
    const groups = page.getByRole("region", { name: "Groups at this cut" }).getByRole("row");
    const slider = page.getByRole("slider", { name: "Cut" });
    const before = await groups.count();
    await slider.focus();
    await page.keyboard.press("ArrowLeft");
    expect(await groups.count()).toBe(before + 1);
    await page.waitForURL(/cut=\d+/);
    const tree = page.getByRole("img", { name: /^Tree of funnels/ });
    await tree.scrollIntoViewIfNeeded();
    const box = await tree.boundingBox();
    if (box === null) throw new Error("the tree is not drawn");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 2, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    expect(await groups.count()).toBeLessThan(before);
    // The address still names the cut before until this one has rested.
    const cut = await slider.inputValue();
    await page.waitForURL((url) => url.searchParams.get("cut") === cut);
    const dragged = await groups.count();
    await page.reload();
    await ready(page);
    expect(await groups.count()).toBe(dragged);
    await page.getByRole("button", { name: "Proposed cut" }).click();
    expect(await groups.count()).toBe(before);
  }, 60_000);

  test("a link opens a group; back returns to the one before", async () => {
    const page = await visit("/funnels?group=u2");
    await ready(page);
    await heading(page, "Who shares what in u2").waitFor();
    await page.getByRole("button", { name: "u1", exact: true }).click();
    await heading(page, "Who shares what in u1").waitFor();
    expect(page.url()).toMatch(/group=u1/);
    await page.goBack();
    await heading(page, "Who shares what in u2").waitFor();
  }, 60_000);

  test("a mechanic becomes an experiment, and its outcomes change the prediction", async () => {
    const page = await visit("/funnels");
    await ready(page);
    await page.getByRole("button", { name: "Plan experiment" }).first().click();
    const card = page.locator("[aria-labelledby=experiments-title] li").first();
    const before = await card.innerText();
    await card.getByLabel("Mechanic, won").fill("9");
    await card.getByLabel("Mechanic, lost").fill("1");
    await card.getByLabel("As today, won").fill("2");
    await card.getByLabel("As today, lost").fill("8");
    await card.getByRole("button", { name: "Add closed deals" }).click();
    await card.getByText("9/10").waitFor();
    expect(await card.innerText()).not.toBe(before);
  }, 60_000);

  test.each(["light", "dark"] as const)(
    "axe finds nothing serious in the %s theme",
    async (colorScheme) => {
      const page = await visit("/funnels", { colorScheme });
      await ready(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter((each) => each.impact === "serious" || each.impact === "critical");
      expect(serious.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
    },
    180_000,
  );

  test("it fits on a page 390 pixels wide", async () => {
    const page = await visit("/funnels", { viewport: { width: 390, height: 844 } });
    await ready(page);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
  }, 60_000);

  test("it says so when the server fails, with the cause, and recovers on retry", async () => {
    let failing = true;
    const page = await visits.openUnwatched(server.url);
    await page.route("**/graphql", (route) => (failing ? route.fulfill({ status: 500, body: "broken" }) : route.continue()));
    await page.goto("/funnels");
    await page.getByRole("alert").getByText("status 500").waitFor();
    failing = false;
    await page.getByRole("button", { name: "Try again" }).first().click();
    await ready(page);
  }, 60_000);

  test("while it loads it says so", async () => {
    const page = await visits.openUnwatched(server.url);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/graphql", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto("/funnels");
    await page.getByRole("status").getByText("Loading…").first().waitFor();
    release();
    await ready(page);
  }, 60_000);

  test("the page of a product has what clients take beside it, and what nobody offers yet", async () => {
    const page = await visit("/products/p000000");
    await heading(page, "Before, with and after it").waitFor();
    await heading(page, "Adjacent by problem, not yet by deals").waitFor();
    const table = page.getByRole("region", { name: "Before, with and after it" });
    await table.getByRole("row").nth(1).waitFor();
    expect(await table.getByRole("columnheader").allInnerTexts()).toEqual([
      "Product",
      "Shared clients",
      "Before",
      "Same day",
      "After",
      "Lift",
      "Value",
    ]);
  }, 60_000);
});
