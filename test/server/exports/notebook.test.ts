import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startSecuredService, type SecuredService } from "../support/secured-service";

const NOTEBOOK = join(__dirname, "..", "..", "..", "docs", "recipes", "notebook.ipynb");
const PYTHON = process.env["DEALGRAPH_PYTHON"] ?? process.env["PYTHON"] ?? "python3";
/** Where the test line installs them. */
const PACKAGES = join(__dirname, "..", "..", "..", ".cache", "notebook");
const ENV = { ...process.env, PYTHONPATH: PACKAGES };

/** What keeps the cells from running here; null when nothing does. */
function whatIsMissing(): string | null {
  const { status, error } = spawnSync(PYTHON, ["-c", "import gql, networkx, pandas, pyarrow, requests"], { stdio: "ignore", env: ENV });
  return status === 0 ? null : `${PYTHON} lacks ${error === undefined ? "gql, networkx, pandas, pyarrow or requests" : "itself"}`;
}

/** The cells as a notebook runs them: one after the other, each told what its last line comes to. */
function programOf(notebook: string): string {
  const { cells } = JSON.parse(notebook) as { readonly cells: readonly { readonly cell_type: string; readonly source: string }[] };
  const code = cells.filter(({ cell_type: type }) => type === "code").map(({ source }) => source);
  return `import ast, json
names = {}
for cell in ${JSON.stringify(code)}:
    tree = ast.parse(cell)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    if last is not None:
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
        print(json.dumps([type(value).__name__, len(value)]))
`;
}

const missing = whatIsMissing();
const remedy = "run `npm run verify`, which installs them, or set DEALGRAPH_PYTHON to an interpreter that has them";
if (missing !== null && process.env["CI"] !== undefined) throw new Error(`the notebook cannot run: ${missing}; ${remedy}`);
if (missing !== null) console.warn(`SKIPPED the notebook: ${missing}; ${remedy}`);

(missing === null ? describe : describe.skip)("the notebook", () => {
  let service: SecuredService;
  beforeAll(async () => {
    service = await startSecuredService();
  });
  afterAll(() => service.end());

  it("runs from the first cell to the last with pandas, gql and networkx, and every cell has something to show", async () => {
    const child = spawn(PYTHON, ["-c", programOf(readFileSync(NOTEBOOK, "utf8"))], {
      env: { ...ENV, DEALGRAPH_URL: service.url, DEALGRAPH_KEY: service.keys.analyst },
    });
    let [said, faults] = ["", ""];
    child.stdout.on("data", (part: Buffer) => (said += part.toString()));
    child.stderr.on("data", (part: Buffer) => (faults += part.toString()));
    const status = await new Promise((resolve) => child.once("close", resolve));
    expect([status, faults]).toEqual([0, ""]);
    const shown = said
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as [type: string, length: number]);
    expect(shown.map(([type]) => type)).toEqual(["DataFrame", "DataFrame", "tuple"]);
    expect(shown.every(([, length]) => length > 0)).toBe(true);
  });
});
