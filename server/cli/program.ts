import { Command, InvalidArgumentError as UsageError, Option } from "commander";
import { SIMULATE_POLICIES_DEFAULTS } from "../../graph/evaluation/simulate-policies";
import { WHITESPACE_DEFAULTS } from "../../graph/recommendation/whitespace";
import { OFF_POLICY_DEFAULTS } from "../../graph/evaluation/off-policy/evaluate-off-policy";
import { ALIAS_RULES } from "../ingestion/suggest-aliases";
import { intervalKinds } from "../use-cases/evaluate-off-policy";
import { LEAD_ENTITIES } from "../use-cases/read-leads";
import type { CommandContext } from "./command-context";
import type { AliasOptions, MergeOptions, RuleOptions } from "./commands/aliases";
import type { AnalyzeCommandOptions } from "./commands/analyze";
import type { CopyCommandOptions } from "./commands/copy";
import type { EvaluateCommandOptions } from "./commands/evaluate";
import type { WhitespaceCommandOptions } from "./commands/whitespace";
import type { BackupOptions, RestoreOptions } from "./commands/backup";
import type { CreateKeyOptions, RotateKeyOptions } from "./commands/keys";
import type { PrivacyExportOptions } from "./commands/privacy";
import type { DoctorCommandOptions } from "./commands/doctor";
import type { FunnelsCommandOptions } from "./commands/funnels";
import type { ImportCommandOptions } from "./commands/import";
import type { OpeCommandOptions } from "./commands/ope";
import type {
  MatchCommandOptions,
  MixCommandOptions,
  NextCommandOptions,
  RankCommandOptions,
  RetroCommandOptions,
  TrackCommandOptions,
} from "./commands/leads";
import type { RecommendCommandOptions } from "./commands/recommend";
import type { SimulateCommandOptions } from "./commands/simulate";
import type { DemoCommandOptions, ServeCommandOptions } from "./commands/serve";
import {
  STORE_URLS,
  asOfOption,
  atLeastZero,
  dataOption,
  engineOption,
  integer,
  isoDate,
  isoDates,
  readingOptions,
  seedOption,
  sparkOptions,
  storeOption,
} from "./options";

const examples = (...lines: readonly string[]): string => `\nExamples:\n${lines.map((line) => `  $ ${line}`).join("\n")}\n`;
const RUN = "npm run -s dealgraph --";

/**
 * The command line. Actions load their code when they are called, so that usage and help answer at once. Every action gets `context`; the
 * exit status is decided by the caller from what is thrown, or by `onFailure`.
 */
export function createProgram(context: CommandContext, onFailure: () => void): Command {
  const program = new Command("dealgraph")
    .description("Deal-intersection clustering: closed deals reveal each client's hidden mixture of problems, and what to offer next.")
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .addHelpText(
      "after",
      examples(
        `${RUN} demo`,
        `${RUN} analyze --data examples/northwind --out out`,
        `${RUN} recommend --data examples/northwind --as-of 1997-12-22 --top 10 --out next.csv`,
      ),
    );
  /** A command that fails in commander's own way throws, like the program. */
  const command = (name: string, description: string) => program.command(name).description(description).exitOverride();
  const withReading = (defaultRejects: string, target: Command) =>
    readingOptions(defaultRejects).reduce((all, option) => all.addOption(option), target);

  const withSpark = (target: Command) => sparkOptions().reduce((all, option) => all.addOption(option), target);

  withReading(
    "rejects.csv in the --out folder",
    withSpark(command("analyze", "find problems, mixtures, intersections, chain and states, and write them as files"))
      .addOption(dataOption())
      .addOption(storeOption()),
  )
    .requiredOption("--out <folder>", "folder for the files; others in it are kept")
    .option("--previous <folder>", "output of a former analyze: problems and states keep its ids and names")
    .addOption(asOfOption())
    .addOption(seedOption())
    .addOption(
      new Option("--mode <mode>", "fast for a look, thorough for reports, update to bring the active run of a store up to date")
        .choices(["fast", "thorough", "update"])
        .default("thorough"),
    )
    .addOption(engineOption())
    .addHelpText(
      "after",
      examples(
        `${RUN} analyze --data examples/northwind --out out`,
        `${RUN} analyze --store duckdb:deals.duckdb --as-of 2024-12-31 --out out --previous last`,
        `${RUN} analyze --store duckdb:deals.duckdb --mode update --out out`,
        `NEO4J_PASSWORD=... ${RUN} analyze --store neo4j://localhost:7687 --engine gds --out out`,
        `${RUN} analyze --store duckdb:deals.duckdb --engine spark --spark-master spark://host:7077 --spark-storage /mnt/shared --out out`,
      ),
    )
    .action(async (options: AnalyzeCommandOptions) => (await import("./commands/analyze.js")).analyzeCommand(options, context));

  withReading(
    "the --out file with .rejects.csv behind its name",
    command("recommend", "rank what to offer each client next, with reasons").addOption(dataOption()).addOption(storeOption()),
  )
    .addOption(asOfOption())
    .addOption(new Option("--top <k>", "products for each client").argParser(integer(1, 1000)).default(10))
    .option("--out <file>", "CSV file; replaced whole")
    .option("--policy <name>", "policy that ranks; `list` prints them", "ranking")
    .option("--clients <file>", "only the clients in the column client_id; unknown ones get the prior")
    .option("--explore", "draw from the policy, with its probabilities, instead of ranking by its best guess")
    .addOption(seedOption())
    .addHelpText(
      "after",
      examples(
        `${RUN} recommend --data examples/northwind --as-of 1997-12-22 --top 10 --out next.csv`,
        `${RUN} recommend --store duckdb:deals.duckdb --clients call_today.csv --explore --out next.csv`,
        `${RUN} recommend --policy list`,
      ),
    )
    .action(async (options: RecommendCommandOptions) => (await import("./commands/recommend.js")).recommendCommand(options, context));

  withReading(
    "rejects.csv in the --out folder",
    command("funnels", "which funnels are one, and which mechanics carry over to where they were not tried")
      .addOption(dataOption())
      .addOption(storeOption()),
  )
    .requiredOption("--out <folder>", "folder for the files; others in it are kept")
    .addOption(asOfOption())
    .addOption(seedOption())
    .addHelpText(
      "after",
      examples(`${RUN} funnels --data examples/northwind --out funnels`, `${RUN} funnels --store duckdb:deals.duckdb --out funnels`),
    )
    .action(async (options: FunnelsCommandOptions) => (await import("./commands/funnels.js")).funnelsCommand(options, context));

  withReading(
    "rejects.csv in the --out folder",
    command("evaluate", "decide at past dates and judge by what came true: peers, intervals, calibration, what was left on the table")
      .addOption(dataOption())
      .addOption(storeOption()),
  )
    .addOption(
      new Option("--cut <date...>", "decide at the end of these UTC days; default: 70, 80 and 90 % of the time span").argParser(isoDates),
    )
    .addOption(new Option("--horizon-days <n>", "days after a cut that count; default: all").argParser(integer(1, 100_000)))
    .requiredOption("--out <folder>", "folder for report.json and report.html; others in it are kept")
    .addOption(seedOption())
    .addHelpText(
      "after",
      examples(
        `${RUN} evaluate --data examples/northwind --cut 1997-12-22 --out judged`,
        `${RUN} evaluate --store duckdb:deals.duckdb --out judged`,
      ),
    )
    .action(async (options: EvaluateCommandOptions) => (await import("./commands/evaluate.js")).evaluateCommand(options, context));

  withReading(
    "rejects.csv in the --out folder",
    command(
      "whitespace",
      "what clients do not have yet: probability, expected value, support and reason, by client, product, problem, segment",
    )
      .addOption(dataOption())
      .addOption(storeOption()),
  )
    .addOption(asOfOption())
    .addOption(new Option("--top <k>", "open offers listed for each client").argParser(integer(1, 1000)).default(WHITESPACE_DEFAULTS.top))
    .addOption(new Option("--min-probability <p>", "least probability of an open offer").argParser(atLeastZero).default(0))
    .addOption(
      new Option("--max-clients <n>", "clients looked at, those with the most expected purchases")
        .argParser(integer(1, 100_000_000))
        .default(WHITESPACE_DEFAULTS.maxClients),
    )
    .requiredOption("--out <folder>", "folder for the files; others in it are kept")
    .addOption(seedOption())
    .addHelpText("after", examples(`${RUN} whitespace --data examples/northwind --out space`))
    .action(async (options: WhitespaceCommandOptions) => (await import("./commands/whitespace.js")).whitespaceCommand(options, context));

  command("ope", "judge a policy by the logged decisions of another: seven estimators, intervals, overlap, verdict")
    .requiredOption("--rounds <file>", "CSV, plain or gzip: round_id,action,reward,propensity")
    .requiredOption("--policy <file>", "CSV, plain or gzip: round_id,action,probability and perhaps q_hat")
    .requiredOption("--out <file>", "JSON file; replaced whole")
    .addOption(
      new Option("--lambda <x>", "largest weight that Switch-DR corrects by the log")
        .argParser(atLeastZero)
        .default(OFF_POLICY_DEFAULTS.lambda),
    )
    .addOption(
      new Option("--ci <kind>", "what ci_low and ci_high hold; normal resamples nothing").choices(intervalKinds).default("bootstrap"),
    )
    .addOption(seedOption())
    .addHelpText("after", examples(`${RUN} ope --rounds log.csv --policy candidate.csv.gz --out ope.json --lambda 3`))
    .action(async (options: OpeCommandOptions) => (await import("./commands/ope.js")).opeCommand(options, context));

  command("simulate", "play every policy in planted markets, or with --data in a process fitted to your own history")
    .addOption(
      new Option("--decisions <n>", "offers of each policy in each market")
        .argParser(integer(1, 1_000_000))
        .default(SIMULATE_POLICIES_DEFAULTS.nDecisions),
    )
    .addOption(
      new Option("--markets <n>", "markets to average over").argParser(integer(1, 1_000)).default(SIMULATE_POLICIES_DEFAULTS.nMarkets),
    )
    .addOption(dataOption())
    .addOption(storeOption())
    .addOption(asOfOption())
    .addOption(
      new Option("--effort <x>", "with --data or --store: training of the deep policies, 0 leaves them out")
        .argParser(atLeastZero)
        .default(1),
    )
    .option("--out <file>", "JSON file beside the table; replaced whole")
    .addOption(seedOption())
    .addHelpText(
      "after",
      examples(
        `${RUN} simulate`,
        `${RUN} simulate --markets 2 --decisions 5000 --out simulation.json`,
        `${RUN} simulate --data DIR    # policies in a process fitted to your own history, with its fit`,
      ),
    )
    .action(async (options: SimulateCommandOptions) => (await import("./commands/simulate.js")).simulateCommand(options, context));

  withReading(
    "the store's file with .rejects.csv behind its name",
    command("import", "load files into a store; rows of the same key are replaced")
      .argument("[files...]", "files named KIND.csv, KIND.ndjson or KIND.parquet")
      .addOption(storeOption())
      .addOption(dataOption()),
  )
    .option("--rates <file>", "currency rates: currency,rate and perhaps day")
    .option("--currency <code>", "currency of the reports; default: the one with rate 1")
    .addHelpText(
      "after",
      examples(
        `${RUN} import --store duckdb:deals.duckdb --data examples/northwind`,
        `${RUN} import --store duckdb:deals.duckdb exports/deals.csv --date-format dmy --rejects rejected.csv`,
      ),
    )
    .action(async (files: string[], options: ImportCommandOptions) =>
      (await import("./commands/import.js")).importCommand(files, options, context),
    );

  command("copy", "bring everything of one store into another, and verify it; the same again completes what was cut short")
    .requiredOption("--from <url>", `store to read: ${STORE_URLS}`)
    .requiredOption("--to <url>", "store to fill: empty, or filled by this command before")
    .addHelpText(
      "after",
      examples(
        `NEO4J_PASSWORD=... ${RUN} copy --from duckdb:deals.duckdb --to neo4j://localhost:7687`,
        `${RUN} copy --from bolt+s://user:password@db.example:7687/sales --to duckdb:backup.duckdb`,
      ),
    )
    .action(async (options: CopyCommandOptions) => (await import("./commands/copy.js")).copyCommand(options, context));

  command("migrate", "bring the schema of a server's database up to date, and add missing indexes")
    .addOption(storeOption().makeOptionMandatory())
    .addHelpText("after", examples(`NEO4J_PASSWORD=... ${RUN} migrate --store neo4j://localhost:7687`))
    .action(async ({ store }: { readonly store: string }) => {
      const { migrateStore } = await import("../stores/open-stores.js");
      context.print(await migrateStore(store));
    });

  withSpark(command("serve", "serve API and explorer of a store on one port"))
    .addOption(storeOption().makeOptionMandatory())
    .addOption(engineOption())
    .option("--port <n>", "port; default PORT or 4173")
    .option("--host <address>", "address; default HOST or 127.0.0.1, loopback only")
    .addHelpText("after", examples(`${RUN} serve --store duckdb:deals.duckdb`, `${RUN} serve --store duckdb:deals.duckdb --port 8080`))
    .action(async (options: ServeCommandOptions) => (await import("./commands/serve.js")).serveCommand(options, context));

  command("demo", "load and analyse the bundled example, then serve it; the next time only serve")
    .option("--port <n>", "port; default PORT or 4173")
    .option("--host <address>", "address; default HOST or 127.0.0.1, loopback only")
    .addOption(new Option("--store <url>", "where to keep it; default duckdb:.dealgraph/demo.duckdb"))
    .addHelpText("after", examples(`${RUN} demo`, `${RUN} demo --port 8080`))
    .action(async (options: DemoCommandOptions) => (await import("./commands/serve.js")).demoCommand(options, context));

  command("doctor", "say what is wrong with this machine or a store, and what to do")
    .addOption(storeOption())
    .option("--port <n>", "port to look at; default PORT or 4173")
    .addOption(new Option("--engine <name>", "also look at what this engine needs").choices(["spark"]))
    .addHelpText(
      "after",
      examples(
        `${RUN} doctor`,
        `${RUN} doctor --store duckdb:deals.duckdb`,
        `NEO4J_PASSWORD=... ${RUN} doctor --store neo4j://localhost:7687`,
      ),
    )
    .action(async (options: DoctorCommandOptions) => {
      if (!(await (await import("./commands/doctor.js")).doctorCommand(options, context))) onFailure();
    });

  addKeys(command("keys", "API keys of a service: made, listed, rotated, revoked"), context);
  addPrivacy(command("privacy", "erase or export a client or an agent; asks the running server"), context);
  addBackup(command, context);
  addLeads(command("leads", "rank, match, distribute and nudge open leads; judge a past period; track performance"), context);
  addAliases(command("aliases", "one firm or product under several ids: merge and undo"), context);
  return program;
}

function addBackup(command: (name: string, description: string) => Command, context: CommandContext): void {
  const store = () => storeOption().makeOptionMandatory();
  command("backup", "everything of a store, with keys, tombstones and audit log, in a new folder")
    .addOption(store())
    .requiredOption("--out <folder>", "new folder")
    .addHelpText("after", examples(`${RUN} backup --store duckdb:deals.duckdb --out backups/monday`))
    .action(async (options: BackupOptions) => (await import("./commands/backup.js")).backupCommand(options, context));
  command("restore", "bring a backup into an empty store, embedded or Neo4j")
    .addOption(store())
    .requiredOption("--from <folder>", "folder that backup wrote")
    .addHelpText("after", examples(`${RUN} restore --store duckdb:new.duckdb --from backups/monday`))
    .action(async (options: RestoreOptions) => (await import("./commands/backup.js")).restoreCommand(options, context));
  command("compact", "write an embedded store anew, without what was removed; after an erasure")
    .addOption(store())
    .addHelpText("after", examples(`${RUN} compact --store duckdb:deals.duckdb`))
    .action(async (options: { store: string }) => (await import("./commands/backup.js")).compactCommand(options, context));
}

function addPrivacy(privacy: Command, context: CommandContext): void {
  const store = () => storeOption().makeOptionMandatory();
  const subject = (name: string, description: string) =>
    privacy
      .command(name)
      .exitOverride()
      .description(description)
      .argument("<subject>", "client or agent")
      .argument("<id>")
      .addOption(store());
  privacy.addHelpText(
    "after",
    examples(
      `${RUN} privacy erase client C-17 --store duckdb:deals.duckdb`,
      `${RUN} privacy export client C-17 --store duckdb:deals.duckdb --out c17.json`,
    ),
  );
  subject("erase", "remove everywhere, for ever, and print the receipt").action(
    async (kind: string, id: string, options: { store: string }) =>
      (await import("./commands/privacy.js")).eraseCommand(kind, id, options, context),
  );
  subject("export", "write everything that is stored as JSON")
    .requiredOption("--out <file>", "JSON file")
    .action(async (kind: string, id: string, options: PrivacyExportOptions) =>
      (await import("./commands/privacy.js")).exportSubjectCommand(kind, id, options, context),
    );
  privacy
    .command("receipts")
    .exitOverride()
    .description("print what was erased when, and how")
    .addOption(store())
    .action(async (options: { store: string }) => (await import("./commands/privacy.js")).receiptsCommand(options, context));
}

function addKeys(keys: Command, context: CommandContext): void {
  const store = () => storeOption().makeOptionMandatory();
  const sub = (name: string, description: string) => keys.command(name).exitOverride().description(description).addOption(store());
  keys.addHelpText(
    "after",
    examples(
      `${RUN} keys create --store duckdb:deals.duckdb --name you --role admin`,
      `${RUN} keys create --store duckdb:deals.duckdb --name powerbi --role analyst --scopes "catalog.read,lists.*,*.read" --expires 365d`,
      `${RUN} keys rotate 1a2b3c4d5e6f --grace 24h --store duckdb:deals.duckdb`,
    ),
  );
  sub("create", "make a key and print it, once")
    .requiredOption("--name <name>", "whose it is")
    .addOption(new Option("--role <role>", "what it may do").choices(["viewer", "analyst", "operator", "admin"]).makeOptionMandatory())
    .option("--scopes <list>", "hold it to these operations, with commas between; * at the end for any ending")
    .option("--expires <time>", "90d, 12h, 30m or never", "90d")
    .action(async (options: CreateKeyOptions) => {
      (await import("./commands/keys.js")).createKeyCommand(options, context);
    });
  sub("list", "print all keys as CSV, without the keys themselves").action(async (options: { store: string }) => {
    (await import("./commands/keys.js")).listKeysCommand(options, context);
  });
  sub("rotate", "make a key with the same rights; the old one goes on for a while")
    .argument("<id>")
    .option("--grace <time>", "how long the old one goes on", "24h")
    .action(async (id: string, options: RotateKeyOptions) => {
      (await import("./commands/keys.js")).rotateKeyCommand(id, options, context);
    });
  sub("revoke", "close a key at once")
    .argument("<id>")
    .action(async (id: string, options: { store: string }) => {
      (await import("./commands/keys.js")).revokeKeyCommand(id, options, context);
    });
}

/** Both of a pair such as L1=A2. */
function pairOf(text: string): readonly [string, string] {
  const at = text.indexOf("=");
  if (at <= 0 || at === text.length - 1) throw new UsageError("It must have the form NAME=VALUE.");
  return [text.slice(0, at), text.slice(at + 1)];
}
const collect = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
const collectNumbers = (text: string, before: ReadonlyMap<string, number> = new Map()): ReadonlyMap<string, number> => {
  const [id, value] = pairOf(text);
  return new Map([...before, [id, integer(0, 1_000_000)(value)]]);
};
const collectPairs = (text: string, before: readonly { leadId: string; agentId: string }[] = []) => {
  const [leadId, agentId] = pairOf(text);
  return [...before, { leadId, agentId }];
};
const collectSkills = (text: string, before: readonly { leadColumn: string; agentColumn: string }[] = []) => {
  const [leadColumn, agentColumn] = pairOf(text);
  return [...before, { leadColumn, agentColumn }];
};
function shareOf(text: string): number {
  const value = atLeastZero(text);
  if (value > 1) throw new UsageError("It must be a number of 0 to 1.");
  return value;
}
function gradeCutsOf(text: string): readonly [number, number, number] {
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, ...more] = text.split(",").map(Number);
  if (!(a < 1 && a > b && b > c && c > 0) || more.length > 0)
    throw new UsageError("It must be three descending numbers within 0 and 1, such as 0.5,0.3,0.15.");
  return [a, b, c];
}

function addLeads(leads: Command, context: CommandContext): void {
  leads.addHelpText(
    "after",
    examples(
      `${RUN} leads rank --data DIR --out rank.csv`,
      `${RUN} leads mix --data DIR --out mix.csv --fairness 0.8`,
      `${RUN} leads next --data DIR --as-of 2025-12-31 --out next.csv`,
      `${RUN} leads retro --data DIR --from 2025-07-01 --to 2025-12-31 --out retro`,
    ),
  );
  const entity = () => new Option("--entity <kind>", "what is worked: leads, or deals as leads").choices(LEAD_ENTITIES).default("leads");
  const withSource = (target: Command) =>
    readingOptions("the --out file with .rejects.csv behind its name")
      .reduce((all, option) => all.addOption(option), target.exitOverride().addOption(dataOption()).addOption(storeOption()))
      .addOption(seedOption())
      .addOption(entity());
  const desk = (name: string, description: string) =>
    withSource(leads.command(name).description(description)).addOption(asOfOption()).requiredOption("--out <file>", "file; replaced whole");
  const scored = (name: string, description: string) =>
    desk(name, description)
      .addOption(new Option("--grades <a,b,c>", "least chances of grades A, B and C").argParser(gradeCutsOf))
      .addOption(new Option("--least-won <n>", "quality gate: won leads to learn from").argParser(integer(1, 1_000_000)))
      .addOption(new Option("--least-lost <n>", "quality gate: lost leads to learn from").argParser(integer(1, 1_000_000)))
      .addOption(new Option("--least-auc <x>", "quality gate: held-out AUC").argParser(shareOf))
      .addOption(new Option("--exclude-column <name>", "column not to be used; may be given again").argParser(collect))
      .addOption(
        new Option("--allow-column <name>", "column to be used though it looks as if it leaked; may be given again").argParser(collect),
      );
  const matched = (name: string, description: string) =>
    scored(name, description).option("--type-column <name>", "column that says what a lead is about; found by itself without it");
  scored("rank", "P(close) of every open lead, with grade and reasons").action(async (options: RankCommandOptions) =>
    (await import("./commands/leads.js")).rankCommand(options, context),
  );
  matched("match", "P(agent closes lead) for open leads x agents").action(async (options: MatchCommandOptions) =>
    (await import("./commands/leads.js")).matchCommand(options, context),
  );
  matched("mix", "who works which lead: the most expected closes within the limits")
    .option("--redistribute", "leads in hand may move; otherwise they stay and count against capacity")
    .addOption(new Option("--move-cost <x>", "what a move must gain at least").argParser(atLeastZero))
    .addOption(new Option("--most-moves <n>", "most leads in hand that may move").argParser(integer(0, 1_000_000)))
    .addOption(
      new Option("--fairness <x>", "part of its fair share of the leads' quality that each agent gets at least").argParser(shareOf),
    )
    .addOption(new Option("--pace <x>", "part of each capacity that may be filled by now").argParser(shareOf))
    .addOption(new Option("--capacity <agent=n>", "capacity of an agent; may be given again").argParser(collectNumbers))
    .addOption(new Option("--minimum <agent=n>", "least load of an agent; may be given again").argParser(collectNumbers))
    .addOption(new Option("--skill <lead column=agent column>", "agents take only what their attribute lists").argParser(collectSkills))
    .addOption(new Option("--pin <lead=agent>", "fixed pair; may be given again").argParser(collectPairs))
    .addOption(new Option("--exclude <lead=agent>", "pair that must not be; may be given again").argParser(collectPairs))
    .option("--worth-column <name>", "column with the worth of a close; without it closes are counted")
    .action(async (options: MixCommandOptions) => (await import("./commands/leads.js")).mixCommand(options, context));
  matched("next", "the next step of every open lead, with deadline and hazard of fading")
    .addOption(new Option("--explore <x>", "share of steps drawn by lot, with their probabilities in the file").argParser(shareOf))
    .action(async (options: NextCommandOptions) => (await import("./commands/leads.js")).nextCommand(options, context));
  withSource(leads.command("retro").description("what was left on the table in a past period: report.json and report.html"))
    .addOption(new Option("--from <date>", "first day").argParser(isoDate).makeOptionMandatory())
    .addOption(new Option("--to <date>", "last day").argParser(isoDate).makeOptionMandatory())
    .addOption(new Option("--close-value <x>", "worth of a close").argParser(atLeastZero))
    .requiredOption("--out <folder>", "folder for the report")
    .action(async (options: RetroCommandOptions) => (await import("./commands/leads.js")).retroCommand(options, context));
  desk("track", "conversion, cycle, response and satisfaction by group, with control charts, as JSON")
    .addOption(new Option("--change <date>", "compare before and after this day").argParser(isoDate))
    .action(async (options: TrackCommandOptions) => (await import("./commands/leads.js")).trackCommand(options, context));
}

function addAliases(aliases: Command, context: CommandContext): void {
  const store = () => storeOption().makeOptionMandatory();
  const entity = () => new Option("--entity <kind>", "what the ids are of").choices(["client", "product"]).default("client");
  aliases.addHelpText(
    "after",
    examples(
      `${RUN} aliases list --store duckdb:deals.duckdb`,
      `${RUN} aliases merge C-17 C-4 --store duckdb:deals.duckdb`,
      `${RUN} aliases undo C-17 --store duckdb:deals.duckdb`,
      `${RUN} aliases suggest --store duckdb:deals.duckdb > aliases.csv`,
      `${RUN} aliases apply --rule domain --store duckdb:deals.duckdb`,
    ),
  );
  aliases
    .command("list")
    .exitOverride()
    .description("print all aliases as CSV")
    .addOption(store())
    .action(async (options: AliasOptions) => (await import("./commands/aliases.js")).listAliasesCommand(options, context));
  aliases
    .command("merge")
    .exitOverride()
    .description("read ALIAS as CANONICAL from now on")
    .argument("<alias>")
    .argument("<canonical>")
    .addOption(store())
    .addOption(entity())
    .action(async (alias: string, canonical: string, options: MergeOptions) =>
      (await import("./commands/aliases.js")).mergeCommand(alias, canonical, options, context),
    );
  aliases
    .command("undo")
    .exitOverride()
    .description("let ALIAS stand for itself again")
    .argument("<alias>")
    .addOption(store())
    .addOption(entity())
    .action(async (alias: string, options: MergeOptions) => (await import("./commands/aliases.js")).undoCommand(alias, options, context));
  aliases
    .command("suggest")
    .exitOverride()
    .description("print ids that look like one, by name or by web or mail domain, as CSV; changes nothing")
    .addOption(store())
    .addOption(entity())
    .action(async (options: MergeOptions) => (await import("./commands/aliases.js")).suggestCommand(options, context));
  aliases
    .command("apply")
    .exitOverride()
    .description("merge what a rule finds")
    .addOption(
      new Option("--rule <rule>", "name: equal but for case, accents, punctuation, legal form; domain: one of their own")
        .choices(ALIAS_RULES)
        .makeOptionMandatory(),
    )
    .addOption(store())
    .addOption(entity())
    .action(async (options: RuleOptions) => (await import("./commands/aliases.js")).applyRuleCommand(options, context));
}
