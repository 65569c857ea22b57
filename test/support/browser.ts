import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";

const COMMON_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const REMEDY = "no Chromium found: install chromium (apt-get install chromium) or set CHROMIUM_PATH to a Chrome or Chromium";

/** Path of a Chromium: `CHROMIUM_PATH`, or where systems put it. Null where there is none; under CI that is an error. */
function findChromium(): string | null {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH is ${named}, where there is no file`);
    return named;
  }
  const found = COMMON_PATHS.find((path) => existsSync(path)) ?? null;
  if (found === null) {
    if (process.env["CI"] !== undefined) throw new Error(REMEDY);
    console.warn(`browser tests are skipped: ${REMEDY}`);
  }
  return found;
}

const executable = findChromium();

/** `describe` where there is a Chromium; elsewhere the tests are skipped, under CI that is an error. */
export const describeWithBrowser = executable === null ? describe.skip : describe;

function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executable ?? "", args: ["--disable-gpu", "--no-sandbox"] });
}

/** A page that remembers what must not happen. */
interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, uncaught errors, requests to another origin. */
  readonly faults: string[];
}

/** Opens a page in a fresh context; every fault against `origin` is noted. */
async function openPage(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 1280, height: 860 },
    locale: "en-GB",
    timezoneId: "UTC",
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith("blob:")) faults.push(`request to ${request.url()}`);
  });
  return { page, context, faults };
}

export interface Visits {
  /** A fresh page of that origin, not yet at any path. A fault on it fails the test. */
  open(origin: string, options?: BrowserContextOptions): Promise<Page>;
  /** A fresh page for a test in which requests are made to fail, which the console reports by itself. */
  openUnwatched(origin: string): Promise<Page>;
  /** From now on faults of the page count. */
  watch(): void;
  /** Closes the page before the test ends, for a server that stops before it. */
  leave(): Promise<void>;
}

/** One browser for the suite that calls it, one page at a time, closed after each test, which fails on any fault of the page. */
export function visitPages(): Visits {
  let browser: Browser | null = null;
  let watched: WatchedPage | null = null;
  /** What the open page noted, counted or not. */
  let noted: string[] = [];
  const leave = async (): Promise<void> => {
    if (watched === null || watched.page.isClosed()) return;
    // Answers that are still being changed on their way end with the page.
    await watched.page.unrouteAll({ behavior: "ignoreErrors" });
    await watched.context.close();
  };
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterEach(async () => {
    await leave();
    const faults = watched?.faults ?? [];
    watched = null;
    expect(faults).toEqual([]);
  });
  afterAll(() => browser?.close(), 30_000);
  const open: Visits["open"] = async (origin, options) => {
    if (browser === null) throw new Error("no browser before the suite begins");
    watched = await openPage(browser, origin, options);
    noted = watched.faults;
    return watched.page;
  };
  return {
    open,
    openUnwatched: async (origin) => {
      const page = await open(origin);
      if (watched !== null) watched = { ...watched, faults: [] };
      return page;
    },
    watch: () => {
      noted.length = 0;
      if (watched !== null) watched = { ...watched, faults: noted };
    },
    leave,
  };
}
