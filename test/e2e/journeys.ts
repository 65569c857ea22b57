import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** What a journey needs to know of the data. */
export interface JourneyData {
  /** Part of a product's name that search finds, and the name. */
  readonly productSearch: string;
  readonly productName: RegExp;
  readonly clientSearch: string;
  readonly clientName: RegExp;
}

/** Takes pictures for the docs, or none. */
export type Camera = (page: Page, name: string) => Promise<void>;
export const noCamera: Camera = () => Promise.resolve();

/** Pictures into a folder, small enough for a repository. */
export function cameraInto(folder: string): Camera {
  mkdirSync(folder, { recursive: true });
  return async (page, name) => {
    // Charts and captions are drawn a moment after their data came.
    await page.waitForTimeout(700);
    await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
  };
}

const find = async (page: Page, text: string, option: RegExp): Promise<void> => {
  await page.keyboard.press("/");
  await page.keyboard.type(text);
  await page.getByRole("option", { name: option }).first().click();
};

/** "Which products are adjacent to mine and why": from the start to the link and its evidence. */
export async function adjacencyJourney(page: Page, data: JourneyData, camera: Camera): Promise<void> {
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await camera(page, "adjacent-1-overview");
  await find(page, data.productSearch, data.productName);
  await page.getByRole("heading", { name: "Adjacent products" }).waitFor();
  await page
    .getByText(/shared clients?|Shared clients/)
    .first()
    .waitFor();
  await camera(page, "adjacent-2-product");
  await page.getByRole("link", { name: "Show in the graph" }).click();
  await page.locator("canvas[data-labels]").waitFor({ state: "attached" });
  const first = page.locator(".adjacent").first();
  await first.waitFor();
  // Why: shared clients, lift with its interval, q.
  expectMatch(await first.textContent(), /\d+ shared clients?.*\d.*×.*q /);
  await camera(page, "adjacent-3-graph");
}

/** "What should I offer this client, why, and I reject one". */
export async function offerJourney(page: Page, data: JourneyData, camera: Camera): Promise<void> {
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await find(page, data.clientSearch, data.clientName);
  const offers = page.locator(".offer");
  await offers.first().waitFor();
  await camera(page, "offer-1-client");
  await offers.first().getByText("Why, in detail").click();
  await offers.first().getByText("What each signal adds to the score").waitFor();
  await camera(page, "offer-2-why");
  const second = offers.nth(1);
  const name = (await second.locator(".offer-name").textContent()) ?? "?";
  await second.getByRole("button", { name: /^Reject:/ }).click();
  await second.getByText("rejected", { exact: true }).waitFor();
  await second.getByRole("button", { name: "Undo" }).waitFor();
  await camera(page, "offer-3-rejected");
  await second.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
  const earlier = page.locator("h3:has-text('Earlier answers') + ul li");
  await earlier
    .filter({ hasText: name })
    .getByText(/rejected/)
    .first()
    .waitFor();
}

/** "Import a CRM export and look at my own problems": an empty server at the start. */
export async function importJourney(page: Page, csv: string, camera: Camera): Promise<void> {
  await page.goto("/import");
  await page.getByLabel("Choose files").setInputFiles({ name: "hubspot-deals.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.getByRole("heading", { name: "Recognised columns" }).waitFor();
  await page.getByText("Looks like an export of hubspot").waitFor();
  await camera(page, "import-1-recognised");
  await page.getByRole("button", { name: /^Load hubspot-deals/ }).click();
  await page.getByText(/rows new/).waitFor({ timeout: 120_000 });
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Rejected rows" }).click();
  expectMatch((await coming).suggestedFilename(), /rejects/);
  await camera(page, "import-2-loaded");
  await page.getByRole("button", { name: "Start the analysis" }).click();
  await page.getByRole("link", { name: "To the overview" }).first().click();
  await page.getByRole("heading", { name: /problems? stands? behind the deals/ }).waitFor({ timeout: 300_000 });
  await camera(page, "import-3-problems");
}

function expectMatch(text: string | null, pattern: RegExp): void {
  if (text === null || !pattern.test(text)) throw new Error(`expected ${String(pattern)}, got ${text ?? "nothing"}`);
}
