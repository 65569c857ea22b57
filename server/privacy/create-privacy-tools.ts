import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { LISTS } from "../exports/catalogue";
import type { ListTables } from "../exports/list-tables";
import { ForbiddenError } from "../ports/errors";
import type { PrivacyBook } from "../ports/privacy-book";
import type { AuditFile } from "../observability/audit-file";
import { embeddedFile } from "../stores/embedded-file";
import type { PrivacyTools } from "../use-cases/privacy";

export interface PrivacyToolsOptions {
  readonly book: PrivacyBook;
  readonly audit: AuditFile;
  readonly tables: ListTables;
  readonly storeUrl: string;
  readonly uploadFolder: string;
}

/** Most rows of one list in a person's own export. */
const MAX_ROWS = 10_000;
/** Ids in one condition. */
const MAX_IDS = 1000;

/** What erasing and the right to know need of this service. */
export function createPrivacyTools({ book, audit, tables, storeUrl, uploadFolder }: PrivacyToolsOptions): PrivacyTools {
  return {
    book,
    audit,
    forgetTables: () => tables.forget(),
    async removeSideFiles() {
      const removed: string[] = [];
      const remove = async (path: string): Promise<void> => {
        await rm(path, { recursive: true, force: true });
        removed.push(basename(path));
      };
      const file = embeddedFile(storeUrl);
      if (file !== null) {
        for (const name of await readdir(dirname(file)))
          if (name === `${basename(file)}.rejects.csv` || (name.startsWith(`${basename(file)}.v`) && name.endsWith(".backup")))
            await remove(join(dirname(file), name));
      }
      // Rejected rows of uploads; files of imports under way are in use and are guarded by the tombstones.
      for (const name of existsSync(uploadFolder) ? await readdir(uploadFolder) : []) {
        const rejects = join(uploadFolder, name, "rejects.csv");
        if (existsSync(rejects)) await remove(rejects);
      }
      return removed;
    },
    async rowsOfLists(context, columns) {
      const found: Record<string, object[]> = {};
      for (const list of LISTS) {
        const [column, ids] = columns.find(([asked]) => list.columns.some(({ name }) => name === asked)) ?? ["", []];
        try {
          const rows: object[] = [];
          for (let from = 0; from < ids.length && rows.length < MAX_ROWS; from += MAX_IDS) {
            const where = { [column]: { _in: ids.slice(from, from + MAX_IDS) } };
            for await (const row of tables.select(list, context, { where, limit: MAX_ROWS - rows.length, offset: 0 }))
              rows.push(Object.fromEntries(list.columns.map(({ name }, i) => [name, row[i]])));
          }
          if (rows.length > 0) found[list.name] = rows;
        } catch (error) {
          if (!(error instanceof ForbiddenError)) throw error;
        }
      }
      return found;
    },
  };
}
