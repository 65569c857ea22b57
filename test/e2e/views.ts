import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Every view with what shows that its data is there. */
export const VIEWS: readonly (readonly [name: string, path: string, ready: (page: Page) => Promise<unknown>])[] = [
  [
    "overview",
    "/",
    (page) => page.getByRole("heading", { name: /problems stand behind the deals of 150 clients on 24 products/ }).waitFor(),
  ],
  ["graph", "/graph", (page) => page.locator("canvas[data-labels]").waitFor({ state: "attached" })],
  ["graph with a selection", "/graph?product=p-0-0", (page) => page.getByRole("heading", { name: "Payroll suite" }).waitFor()],
  ["graph as a table", "/graph?view=table", (page) => page.getByRole("button", { name: "Payroll suite", exact: true }).waitFor()],
  ["whitespace", "/whitespace", (page) => page.getByRole("gridcell", { name: /%/ }).first().waitFor()],
  ["chain", "/chain?all=1", (page) => page.getByRole("heading", { name: "All links" }).waitFor()],
  [
    "evaluation",
    "/evaluation",
    async (page) => {
      for (const name of ["Do chances come true?", "Regret at the end"]) await page.getByRole("heading", { name }).waitFor();
    },
  ],
  ["serving", "/serving", (page) => page.getByRole("heading", { name: "Decision log" }).waitFor()],
  ["import", "/import", (page) => page.getByText("Drop files here").waitFor()],
  ["problem", "/problems/p0", (page) => page.getByRole("heading", { name: "What it is made of" }).waitFor()],
  ["clients", "/clients", (page) => page.getByRole("link", { name: "Client 0 Ltd" }).waitFor()],
  [
    "client",
    "/clients/c-000",
    (page) =>
      page
        .getByRole("button", { name: /^Accept:/ })
        .first()
        .waitFor(),
  ],
  ["product", "/products/p-0-0", (page) => page.getByRole("heading", { name: "Adjacent products" }).waitFor()],
  [
    "intersection",
    "/intersection?product=p-0-0&product=p-0-1&product=p-0-2",
    (page) => page.getByRole("heading", { name: "Exactly who" }).waitFor(),
  ],
  [
    "misfits",
    "/misfits",
    async (page) => {
      for (const name of ["Clients", "Products"]) await page.getByRole("region", { name }).locator("table, p").first().waitFor();
    },
  ],
  ["runs", "/runs", (page) => page.getByText("served", { exact: true }).waitFor()],
];

/** Addresses that restore more than a view. */
export const STATES: typeof VIEWS = [
  [
    "graph at a past day",
    "/graph?time=2023-06-30",
    (page) =>
      page
        .getByText(/products bought by then/)
        .first()
        .waitFor(),
  ],
  ["graph of a neighbourhood", "/graph?around=p-0-0&product=p-0-0", (page) => page.getByText(/of 24 products are shown/).waitFor()],
  [
    "graph with a path",
    "/graph?product=p-0-0&to=p-1-3&lift=0&shared=1",
    (page) => page.getByRole("heading", { name: /^Path of \d/ }).waitFor(),
  ],
  [
    "graph with clients",
    "/graph?product=p-0-0&clients=1",
    (page) => page.getByText(/clients (are drawn|with the most products)/).waitFor(),
  ],
  ["graph with picked products", "/graph?set=p-0-0,p-0-1", (page) => page.getByRole("heading", { name: "2 products picked" }).waitFor()],
  [
    "graph as another run saw it",
    "/graph?frame=OTHER",
    // Until what it found is there, the page is dimmed.
    (page) =>
      page
        .locator(".time-day")
        .filter({ hasText: /^Run as of/, hasNotText: "Loading…" })
        .waitFor(),
  ],
  ["graph beside another run", "/graph?compare=OTHER", (page) => page.getByRole("heading", { name: /^Beside the run of/ }).waitFor()],
  ["graph with a problem", "/graph?problem=p0", (page) => page.getByRole("heading", { name: "Most typical products" }).waitFor()],
  ["whitespace with a part marked", "/whitespace?cells=0,3,0,3", (page) => page.getByText(/^4 clients by 4 products/).waitFor()],
  ["whitespace of a client by chance", "/clients/c-000?openby=chance&open=2", (page) => page.getByText(/^11–/).waitFor()],
];

/** Waits until placeholders are gone, and what is dimmed while something newer is on its way. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[role="status"][aria-label="Loading…"], .updating').first().waitFor({ state: "detached" });
}

/** The page as it stands has no serious or critical finding of axe, in both themes. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: "attached" });
    // The grid's rows are all alike, and their hundreds of cells take longer than everything else.
    const axe = new AxeBuilder({ page }).exclude(".grid-row:nth-child(n+6)").options({ resultTypes: ["violations"] });
    const { violations } = await axe.analyze();
    const serious = violations.filter((each) => each.impact === "serious" || each.impact === "critical");
    expect(serious.map((each) => `${colorScheme}, ${each.id}: ${each.nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
  }
}

/** Asks until the answer is the expected one. */
export async function expectEventually<T>(ask: () => Promise<T>, expected: T, timeoutMs = 15_000): Promise<void> {
  const end = performance.now() + timeoutMs;
  let answer = await ask();
  while (answer !== expected && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    answer = await ask();
  }
  expect(answer).toBe(expected);
}
