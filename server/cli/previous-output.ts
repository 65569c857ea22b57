import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { columnsOfLinks, type PreviousLink, type PreviousLinks, type PreviousRun } from "../../graph/mixtures/match-problems";
import { readCsvRecords } from "../ingestion/csv-records";
import { InputError } from "../ports/errors";

/** Reads columns of a CSV file by name; case and space around a name do not count, as in the data files. */
async function readColumns(
  path: string,
  columns: readonly string[],
  visit: (cells: readonly string[], line: number) => void,
): Promise<void> {
  const positions: number[] = [];
  await readCsvRecords(path, (cells, line) => {
    if (positions.length === 0) {
      const names = cells.map((cell) => cell.trim().toLowerCase());
      for (const column of columns) {
        const at = names.indexOf(column);
        if (at < 0) throw new InputError(`${path}: there is no column ${column}`);
        positions.push(at);
      }
      return;
    }
    visit(
      positions.map((at) => cells[at] ?? ""),
      line,
    );
  });
  if (positions.length === 0) throw new InputError(`${path} is empty: it needs a header with ${columns.join(", ")}`);
}

/** Ids in the column `client_id` of a file, trimmed like those of deals, each once, in the order of the file. */
export async function readClientIds(path: string): Promise<string[]> {
  const ids = new Set<string>();
  await readColumns(path, ["client_id"], ([cell], line) => {
    const id = cell.trim();
    if (id === "") throw new InputError(`${path}, line ${line}: client_id is empty`);
    ids.add(id);
  });
  if (ids.size === 0) throw new InputError(`${path} lists no client`);
  return [...ids];
}

/**
 * What a former `analyze` left in its output folder.
 * @throws InputError when the folder is none of them
 */
export async function readPreviousOutput(folder: string): Promise<PreviousRun> {
  const report = readReport(join(folder, "report.json"));
  const links = async (file: string, idColumn: string, weightColumn: string): Promise<PreviousLinks> => {
    const found: PreviousLink[] = [];
    const path = join(folder, file);
    await readColumns(path, [idColumn, "problem_id", weightColumn], ([id, problemId, text], line) => {
      const weight = Number(text);
      if (text === "" || !(weight >= 0 && weight <= 1))
        throw new InputError(`${path}, line ${line}: ${weightColumn} must be 0 to 1, got ${text}`);
      found.push({ id, problemId, weight });
    });
    return columnsOfLinks(found, report.problems);
  };
  const states = { clientIds: [] as string[], stateIds: [] as string[] };
  await readColumns(join(folder, "client_states.csv"), ["client_id", "state_id"], ([client, state]) => {
    states.clientIds.push(client);
    states.stateIds.push(state);
  });
  return {
    problems: report.problems.map(({ id, label }) => ({ id, label })),
    products: await links("product_problems.csv", "product_id", "weight"),
    clients: await links("client_mixtures.csv", "client_id", "share"),
    states,
    nextProblemNumber: report.lineage?.nextProblemNumber ?? null,
    nextStateNumber: report.lineage?.nextStateNumber ?? null,
  };
}

interface PreviousReport {
  readonly problems: readonly { readonly id: string; readonly label: string }[];
  readonly lineage?: { readonly nextProblemNumber?: number; readonly nextStateNumber?: number };
}

function readReport(path: string): PreviousReport {
  if (!existsSync(path)) throw new InputError(`--previous: there is no ${path}; give the --out folder of a former analyze`);
  let report: Partial<PreviousReport>;
  try {
    report = JSON.parse(readFileSync(path, "utf8")) as Partial<PreviousReport>;
  } catch (error) {
    throw new InputError(`--previous: ${path} is no JSON`, { cause: error });
  }
  if (!Array.isArray(report.problems)) throw new InputError(`--previous: ${path} lists no problems`);
  return { ...report, problems: report.problems };
}
