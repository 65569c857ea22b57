import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describeWithBrowser, visitPages } from "../support/browser";
import { smallBook, startExplorerServer, type ExplorerServer } from "../support/server";
import { expectEventually } from "./views";

describeWithBrowser("the explorer in a browser", () => {
  let server: ExplorerServer;
  const visits = visitPages();

  /** A watched page on the served example; the test fails on any fault. */
  const visit = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await visits.open(server.url, options);
    await page.goto(path);
    return page;
  };
  /** The same where requests are made to fail, which the console reports by itself. */
  const visitUnwatched = async (prepare: (page: Page) => Promise<void>, path: string): Promise<Page> => {
    const page = await visits.openUnwatched(server.url);
    await prepare(page);
    await page.goto(path);
    return page;
  };

  beforeAll(async () => {
    server = await startExplorerServer(smallBook());
  }, 60_000);

  afterAll(async () => {
    await server.stop();
  }, 30_000);

  test("deals without an analysis offer to start one; when it is done the open page shows what was found", async () => {
    const page = await visit("/");
    await page.getByText("The deals are loaded, but not analysed yet").waitFor();
    await page.getByRole("button", { name: "Start the analysis" }).waitFor();
    await server.ask(`mutation { startAnalysis(input: { mode: FAST, seed: 1 }) { id } }`);
    // The page hears of it by itself: at the latest when the reader comes back to it.
    await page.evaluate(`window.dispatchEvent(new Event("online"))`);
    await page.getByRole("heading", { name: /^3 problems stand behind/ }).waitFor({ timeout: 120_000 });
  }, 150_000);

  test("a lost connection keeps what was loaded and marks it as old", async () => {
    let failing = false;
    const page = await visitUnwatched(async (each) => {
      await each.route("**/graphql", (route) => (failing ? route.abort() : route.continue()));
    }, "/");
    const headline = page.getByRole("heading", { name: /^3 problems stand behind/ });
    await headline.waitFor();
    failing = true;
    await page.evaluate(`window.dispatchEvent(new Event("online"))`);
    await page.getByRole("alert").getByText("No connection to the server. Everything here was loaded at").waitFor();
    expect(await headline.count()).toBe(1);
    failing = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("alert").waitFor({ state: "detached" });
  }, 60_000);

  test("rows that came after the analysis are announced as not counted", async () => {
    const page = await visitUnwatched(async (each) => {
      await each.route("**/graphql", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).replace('"stale":false', '"stale":true') });
      });
    }, "/graph");
    await page.getByText("The data changed after this analysis").waitFor();
    await page.getByText("older than the data").waitFor();
  }, 60_000);

  test("search leads to clients and problems, and says when there is nothing", async () => {
    const page = await visit("/");
    await page.getByRole("searchbox", { name: /^Search/ }).fill("client 42");
    await page.getByRole("option", { name: /Client 42 Ltd/ }).click();
    await page.getByRole("heading", { name: "Client 42 Ltd" }).waitFor();
    await page.getByRole("searchbox", { name: /^Search/ }).fill("zzzzqq");
    await page.getByText("Nothing found for “zzzzqq”").waitFor();
  }, 60_000);

  test("an intersection of products tells how many clients bought all of them and exactly who; products are added, left out and taken away", async () => {
    const page = await visit("/products/p-0-0");
    await page
      .getByRole("link", { name: /exactly who$/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Exactly who" }).waitFor();
    const two = [...new URL(page.url()).searchParams.getAll("product")];
    expect(two[0]).toBe("p-0-0");
    await page.getByRole("searchbox", { name: "Add a product" }).fill("p-0-");
    const third = page.getByRole("list", { name: "Results" }).getByRole("button").first();
    await third.click();
    await page.waitForURL((url) => url.searchParams.getAll("product").length === 3);
    const productIds = new URL(page.url()).searchParams.getAll("product");
    const { intersection } = await server.ask<{
      readonly intersection: { readonly clientsAll: number; readonly clients: { readonly nodes: readonly { readonly name: string }[] } };
    }>(`query ($ids: [ID!]!) { intersection(productIds: $ids) { clientsAll clients(first: 200) { nodes { name } } } }`, {
      ids: productIds,
    });
    await page.getByRole("heading", { name: new RegExp(`^${intersection.clientsAll} clients? bought all of them$`) }).waitFor();
    const names = intersection.clients.nodes.map(({ name }) => name);
    expect(names).toHaveLength(intersection.clientsAll);
    if (names.length > 0) {
      await page.getByRole("link", { name: names[0], exact: true }).waitFor();
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "All of them (CSV)" }).click()]);
      const rows = readFileSync(await file.path(), "utf8")
        .trim()
        .split("\r\n");
      expect(rows).toHaveLength(names.length + 1);
      expect(rows[1]).toContain(names[0]);
    }
    await page
      .getByRole("button", { name: /^Leave out/ })
      .last()
      .click();
    await page.waitForURL((url) => url.searchParams.getAll("product").length === 2);
    await page.goto("/intersection?product=p-0-0&product=nothing");
    await page.getByText("Not all of these products are in the analysis").waitFor();
    await page.goto("/intersection");
    await page.getByText("Choose products to intersect").waitFor();
  }, 60_000);

  test("what fits nowhere is counted on the overview and listed, as the API has it", async () => {
    const { activeRun, clients } = await server.ask<{
      readonly activeRun: { readonly report: { readonly misfitClients: number; readonly misfitProducts: number } };
      readonly clients: { readonly nodes: readonly { readonly name: string }[] };
    }>(`{ activeRun { report { misfitClients misfitProducts } } clients(misfit: true, first: 25) { nodes { name } } }`);
    const { misfitClients, misfitProducts } = activeRun.report;
    const page = await visit("/");
    await page.getByRole("heading", { name: "What fits nowhere" }).waitFor();
    if (misfitClients + misfitProducts > 0) await page.getByRole("link", { name: new RegExp(`^${misfitClients} clients?`) }).click();
    else await page.goto("/misfits");
    const list = page.getByRole("region", { name: "Clients" });
    await (
      misfitClients === 0 ? list.getByText("None: every client") : list.getByRole("link", { name: clients.nodes[0].name, exact: true })
    ).waitFor();
    expect(await list.locator("tbody tr").count()).toBe(clients.nodes.length);
  }, 60_000);

  test("a client page gives reasons and evidence; answers are recorded and stay", async () => {
    const page = await visit("/clients/c-003");
    const offers = page.locator(".offer");
    await offers.first().waitFor();
    for (const reason of await page.locator(".offer-reason").allTextContents()) expect(reason.length).toBeGreaterThan(20);
    await offers.first().getByText("Why, in detail").click();
    await offers.first().getByText("What each signal adds to the score").waitFor();
    const accepted = await offers.nth(0).locator(".offer-name").textContent();
    const rejected = await offers.nth(1).locator(".offer-name").textContent();
    await offers
      .nth(0)
      .getByRole("button", { name: /^Accept:/ })
      .click();
    await offers.nth(0).getByText("accepted", { exact: true }).waitFor();
    await offers
      .nth(1)
      .getByRole("button", { name: /^Reject:/ })
      .click();
    await offers.nth(1).getByText("rejected", { exact: true }).waitFor();
    // Leaving sends what could still be taken back.
    await page.reload();
    const earlier = page.locator("h3:has-text('Earlier answers') + ul li");
    await expectEventually(async () => {
      const n = await earlier.count();
      if (n < 2) await page.reload({ waitUntil: "networkidle" });
      return n;
    }, 2);
    const lines = await earlier.allTextContents();
    expect(lines.some((line) => line.startsWith(accepted ?? "?") && line.includes("accepted"))).toBe(true);
    expect(lines.some((line) => line.startsWith(rejected ?? "?") && line.includes("rejected"))).toBe(true);
  }, 60_000);

  test("an answer can be taken back for a while; then nothing is recorded", async () => {
    const page = await visit("/clients/c-006");
    const offer = page.locator(".offer").first();
    await offer.getByRole("button", { name: /^Reject:/ }).click();
    await offer.getByRole("button", { name: "Undo" }).click();
    await offer.getByRole("button", { name: /^Reject:/ }).waitFor();
    const { client } = await server.ask<{ client: { decisions: { nodes: { outcomes: unknown[] }[] } } }>(
      `{ client(id: "c-006") { decisions(first: 20) { nodes { outcomes { id } } } } }`,
    );
    expect(client.decisions.nodes.flatMap((each) => each.outcomes)).toEqual([]);
  }, 60_000);

  test("all that is marked on the whitespace is summed and can be taken, in sight or not", async () => {
    const page = await visit("/whitespace?cells=0,149,0,23");
    await page.getByText(/^150 clients by 24 products: [\d,.]+ first purchases expected\.$/).waitFor();
    expect(await page.getByRole("button", { name: "Visible rows (CSV)" }).isEnabled()).toBe(true);
  }, 60_000);

  test("the whitespace grid is walked by keys, a part is marked and taken as a file, and the address keeps it", async () => {
    const page = await visit("/whitespace");
    await page.getByRole("gridcell", { name: /%/ }).first().waitFor();
    const grid = page.getByRole("grid");
    await grid.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page
      .getByRole("status")
      .getByText(/Client \d+ Ltd, .*: (\d|has it|<|not on offer)/)
      .waitFor({ state: "attached" });
    for (let i = 0; i < 3; i += 1) {
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Shift+ArrowRight");
    }
    await page.waitForURL(/cells=/);
    await page.getByText(/^4 clients by 4 products/).waitFor();
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Visible rows (CSV)" }).click();
    const csv = readFileSync(await (await coming).path(), "utf8");
    expect(csv).toContain("client_id,client_name,product_id,product_name,chance");
    await page.reload();
    await page.getByText(/^4 clients by 4 products/).waitFor();
    await page.getByLabel("Order of clients").selectOption("NAME");
    await page.getByRole("rowheader").first().getByText("Client 0 Ltd").waitFor();
    await page.getByLabel("Find a client").fill("client 77");
    await expectEventually(() => page.getByRole("rowheader").count(), 1);
  }, 60_000);

  test("an evaluation is started, can be stopped, and its job is listed", async () => {
    const page = await visit("/evaluation");
    await page.getByRole("button", { name: "Evaluate now" }).click();
    await page.getByRole("heading", { name: /^Evaluation under way/ }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Evaluate now" }).waitFor({ timeout: 60_000 });
    await page.goto("/runs");
    const jobs = page.getByRole("region", { name: "Jobs" }).last();
    await jobs.getByText("evaluation").first().waitFor();
  }, 120_000);

  test("policies are played where the truth is known: progress comes by events, the regret is drawn and stands in a table", async () => {
    const page = await visit("/evaluation");
    const card = page.getByRole("region", { name: "Where the truth is known" });
    await card.getByText("Nothing was played yet").waitFor();
    const events = page.waitForRequest("**/api/v1/events");
    // Less than the button asks for, so that it takes seconds.
    await server.ask(`mutation { startSimulation(markets: 2, decisions: 2000, effort: 0) { id } }`);
    await page.reload();
    await events;
    await card.getByRole("img", { name: /^Regret of each policy with its range/ }).waitFor({ timeout: 90_000 });
    await card.getByRole("img", { name: /^Regret of each policy by offers made/ }).waitFor();
    await card.getByText("As a table").first().click();
    const { simulations } = await server.ask<{
      simulations: { report: { planted: { markets: { policy: string; byState: boolean; regret: number }[] } } }[];
    }>(`{ simulations { report } }`);
    const { markets } = simulations[0].report.planted;
    const rows = card.getByRole("region", { name: "Regret of each policy" }).locator("tbody tr");
    expect(await rows.count()).toBe(markets.length);
    expect(await rows.first().textContent()).toContain(
      `${markets[0].policy}${markets[0].byState ? ", by state" : ""}${Math.round(markets[0].regret)}`,
    );
    await card.getByRole("heading", { name: "In a process fitted to your history" }).waitFor();
    // The next one is started by its button and stopped while it runs.
    await card.getByRole("button", { name: "Play again" }).click();
    await card.getByRole("button", { name: "Cancel" }).click();
    await card.getByRole("button", { name: "Cancel" }).waitFor({ state: "detached" });
    expect(await card.getByRole("img").count()).toBeGreaterThanOrEqual(2);
  }, 150_000);

  test("what is open for a client is ordered, paged and taken as a file in which a hostile name is text", async () => {
    const page = await visit("/clients/c-000");
    const card = page.getByRole("region", { name: "What is still open" });
    await card.locator("tbody tr").first().waitFor();
    await card.getByLabel("Order").selectOption("PROBABILITY");
    await page.waitForURL(/openby=chance/);
    const { openOffers } = await server.ask<{ openOffers: { totalCount: number; nodes: { productName: string; reason: string }[] } }>(
      `{ openOffers(clientId: "c-000", orderBy: PROBABILITY, first: 100) { totalCount nodes { productName reason } } }`,
    );
    const first = openOffers.nodes[0].productName.slice(0, 20);
    await card.locator("tbody tr").first().getByRole("link", { name: first }).waitFor();
    expect(openOffers.nodes.every(({ reason }) => reason.length > 20)).toBe(true);
    const hostile = openOffers.nodes.findIndex(({ productName }) => productName.startsWith("<img"));
    expect(hostile).toBeGreaterThanOrEqual(0);
    for (let n = 0; n < Math.floor(hostile / 10); n += 1) await card.getByRole("button", { name: "Next" }).click();
    await card.getByRole("link", { name: /^<img src=x/ }).waitFor();
    const coming = page.waitForEvent("download");
    await card.getByRole("button", { name: "Visible rows (CSV)" }).click();
    const csv = readFileSync(await (await coming).path(), "utf8");
    expect(csv).toContain('"<img src=x onerror=""alert(1)"">');
    expect(csv.trim().split("\r\n").length).toBeLessThanOrEqual(11);
    expect(await page.locator("img").count()).toBe(0);
  }, 60_000);

  test("a job of any kind is cancelled from the list, and the list follows it by events", async () => {
    const { startEvaluation } = await server.ask<{ startEvaluation: { id: string } }>(`mutation { startEvaluation { id } }`);
    const page = await visits.open(server.url);
    const events = page.waitForRequest("**/api/v1/events");
    await page.goto("/runs");
    await events;
    const jobs = page.getByRole("region", { name: "Jobs" }).last();
    await jobs.getByRole("button", { name: /^Cancel: evaluation/ }).click();
    await jobs.locator("tbody tr").first().getByText("cancelled").waitFor({ timeout: 60_000 });
    const { job } = await server.ask<{ job: { status: string } }>(`query ($id: ID!) { job(id: $id) { status } }`, {
      id: startEvaluation.id,
    });
    expect(job.status).toBe("CANCELLED");
  }, 90_000);

  test("serving: a challenger and a shadow are put in and taken back, decisions are listed with what became of them", async () => {
    const page = await visit("/evaluation");
    await page.getByRole("link", { name: "Serving: decisions, guardrails, drift" }).click();
    await page.getByRole("heading", { name: "Serving", level: 1 }).waitFor();
    await page.getByText("Owned products are never offered again").waitFor();
    await page.getByRole("combobox", { name: /^Challenger/ }).selectOption("popularity");
    await page.getByRole("combobox", { name: /^Share of the challenger/ }).selectOption("0.5");
    await page.getByRole("combobox", { name: /^Only logged/ }).selectOption("problems");
    await page.getByRole("button", { name: "Let them decide" }).click();
    const deployments = page.getByRole("region", { name: "Who decides" }).last();
    await deployments.getByRole("cell", { name: /^popularity\s*50/ }).waitFor();
    const served = await server.ask<{ serveRecommendation: { items: { decisionId: string }[] } }>(
      `mutation { serveRecommendation(clientId: "c-010", top: 2) { items { decisionId } } }`,
    );
    const { decisionId } = served.serveRecommendation.items[0];
    await server.ask(`mutation { recordOutcome(input: { id: "e2e-serving", decisionId: "${decisionId}", kind: ACCEPTED }) { recorded } }`);
    // Lists are read again after a second.
    const mine = `{ decision_id: { _eq: "${decisionId}" } }`;
    const counted = async () => {
      const { flat_decisions: decisions, flat_outcomes: outcomes } = await server.ask<
        Record<"flat_decisions" | "flat_outcomes", { totalCount: number }>
      >(`{ flat_decisions(where: ${mine}) { totalCount } flat_outcomes(where: ${mine}) { totalCount } }`);
      return decisions.totalCount > 0 && outcomes.totalCount > 0;
    };
    await expectEventually(counted, true);
    await page.reload();
    const log = page.getByRole("region", { name: "Decision log" }).last();
    await log.getByText("accepted").first().waitFor();
    await page.getByRole("combobox", { name: /^Part/ }).selectOption("shadow");
    await log.getByText("only logged").first().waitFor();
    await expectEventually(() => log.getByText("accepted").count(), 0);
    await page.getByRole("combobox", { name: /^Challenger/ }).selectOption("");
    await page.getByRole("combobox", { name: /^Only logged/ }).selectOption("");
    await page.getByRole("button", { name: "Let them decide" }).click();
    await page.getByRole("button", { name: "Bring back version 1" }).click();
    await expectEventually(() => deployments.getByRole("cell", { name: /^popularity\s*50/ }).count(), 2);
    await server.ask(`mutation { deploy(input: { champion: "ranking" }) { version } }`);
  }, 90_000);

  test("search forgives one wrong letter", async () => {
    const page = await visit("/");
    await page.getByRole("searchbox", { name: /^Search/ }).fill("payrol suitte");
    await page.getByText(/Nothing found/).waitFor();
    await page.getByRole("searchbox", { name: /^Search/ }).fill("pairoll");
    await page.getByRole("option", { name: /Payroll suite/ }).waitFor();
  }, 60_000);

  test("a name given to a problem shows everywhere, and the made name comes back", async () => {
    const page = await visit("/problems/p1");
    const before = await page.getByRole("heading", { level: 1 }).textContent();
    await page.getByRole("button", { name: "Give it a name" }).click();
    await page.getByLabel("Name of the problem").fill("Keep the lights on");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Keep the lights on", level: 1 }).waitFor();
    await page.getByRole("link", { name: "Overview" }).first().click();
    await page.getByRole("heading", { name: "Keep the lights on", level: 3 }).waitFor();
    await page.goto("/problems/p1");
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("button", { name: "Use the made name" }).click();
    await page.getByRole("heading", { name: before ?? "", level: 1 }).waitFor();
  }, 60_000);

  test("clients are found by name, listed by problem and paged; the address keeps it", async () => {
    const page = await visit("/clients");
    await page.getByText("1–25 of 150").waitFor();
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByText("26–50 of 150").waitFor();
    await page.getByLabel("Find a client").fill("client 14");
    await page.getByText("Client 14 Ltd").waitFor();
    await page.waitForURL(/q=client/);
    await page.reload();
    await page.getByText("Client 14 Ltd").waitFor();
    await page.getByLabel("Find a client").fill("nobody");
    await page.getByText("No client fits").waitFor();
  }, 60_000);

  test("a run is started from the runs page, shows its progress and can be served again", async () => {
    const page = await visit("/runs");
    const rows = page.getByRole("region", { name: "Table of runs" }).locator("tbody tr");
    await rows.first().waitFor();
    const nBefore = await rows.count();
    await page.getByLabel("Effort").selectOption("FAST");
    await page.getByLabel(/^Deals up to/).fill("2024-06-30");
    await page.getByRole("button", { name: "Start the analysis" }).click();
    await page.getByRole("heading", { name: /^Analysis under way/ }).waitFor();
    await rows.nth(nBefore).waitFor({ timeout: 120_000 });
    for (const row of [rows.first(), rows.last()]) {
      await row.getByRole("button", { name: "Serve" }).click({ timeout: 60_000 });
      await row.getByText(/^served/).waitFor();
    }
  }, 180_000);

  test("what does not exist says so", async () => {
    const page = await visit("/clients/nobody");
    await page.getByText("There is no such page or thing").waitFor();
    for (const path of ["/products/none", "/problems/p99", "/nowhere"]) {
      await page.goto(path);
      await page.getByText("There is no such page or thing").waitFor();
    }
    await page.getByRole("link", { name: "To the overview" }).click();
    await page.getByRole("heading", { name: /^3 problems/ }).waitFor();
  }, 60_000);

  test("a hostile name is shown as text and cannot turn the text around it", async () => {
    const page = await visit("/products/p-2-7");
    const heading = page.getByRole("heading", { level: 1 });
    await heading.waitFor();
    const text = (await heading.textContent()) ?? "";
    expect(text).toContain('<img src=x onerror="alert(1)">');
    expect(text).not.toContain("\u202e");
    expect(text.length).toBeLessThanOrEqual(170);
    await page.goto("/graph?product=p-2-7");
    await page.getByRole("heading", { name: /<img src=x/ }).waitFor();
    expect(await page.locator("img").count()).toBe(0);
  }, 60_000);

  test("the first view needs less than 300 kB of JavaScript and no drawing code", async () => {
    const page = await visits.open(server.url);
    const scripts: Promise<{ url: string; bytes: number }>[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script")
        scripts.push(response.body().then((body) => ({ url: response.url(), bytes: gzipSync(body).length })));
    });
    await page.goto("/");
    await page.getByRole("heading", { name: /^3 problems/ }).waitFor();
    const loaded = await Promise.all(scripts);
    expect(loaded.length).toBeGreaterThan(1);
    expect(loaded.reduce((sum, each) => sum + each.bytes, 0)).toBeLessThan(300_000);
    expect(loaded.filter((each) => each.url.includes("graph-view"))).toEqual([]);
  }, 60_000);
});
