import { writeFileSync } from "node:fs";
import { InputError } from "../../ports/errors";
import type { ErasureReceipt } from "../../ports/privacy-book";
import type { CommandContext } from "../command-context";
import { findServer, type RemoteServer } from "../remote-server";

interface StoreOption {
  readonly store: string;
}
export interface PrivacyExportOptions extends StoreOption {
  readonly out: string;
}

/** Erasing retrains and re-serves: it is the work of a server. */
async function serverOf({ store }: StoreOption): Promise<RemoteServer> {
  const server = await findServer(store);
  if (server === null)
    throw new InputError(`no server runs on ${store}: start one by \`dealgraph serve --store ${store}\`, then ask again`);
  return server;
}

const address = (subject: string, id: string): string => `/privacy/${subject}/${encodeURIComponent(id)}`;

export async function eraseCommand(subject: string, id: string, options: StoreOption, context: CommandContext): Promise<void> {
  const receipt = await (await serverOf(options)).json<ErasureReceipt>("DELETE", address(subject, id));
  context.print(JSON.stringify(receipt, null, 2));
}

export async function exportSubjectCommand(
  subject: string,
  id: string,
  options: PrivacyExportOptions,
  context: CommandContext,
): Promise<void> {
  const found = await (await serverOf(options)).json<object>("GET", address(subject, id));
  writeFileSync(options.out, `${JSON.stringify(found, null, 2)}\n`, { mode: 0o600 });
  context.print(`everything about ${subject} ${id}: ${options.out}`);
}

export async function receiptsCommand(options: StoreOption, context: CommandContext): Promise<void> {
  context.print(JSON.stringify(await (await serverOf(options)).json<readonly ErasureReceipt[]>("GET", "/privacy/receipts"), null, 2));
}
