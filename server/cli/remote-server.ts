import { rmSync } from "node:fs";
import { deserialize } from "node:v8";
import { CancelledError } from "../../graph/numeric/errors";
import { controlFilePath, readControlFile, type ControlFile } from "../http/control-file";
import { InputError, NotFoundError, StoreUnavailableError } from "../ports/errors";
import { isAlive } from "./process-alive";

const PROBE_MS = 2000;

/** The running server that has an embedded store open. */
export class RemoteServer {
  constructor(private readonly file: ControlFile) {}

  get url(): string {
    return this.file.url;
  }

  async json<T>(method: "GET" | "POST" | "DELETE", path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const response = await this.fetch(method, path, body, signal);
    return (await response.json()) as T;
  }

  /** A value in Node's own serialisation. */
  async binary<T>(path: string, signal?: AbortSignal): Promise<T> {
    const response = await this.fetch("GET", path, undefined, signal);
    return deserialize(new Uint8Array(await response.arrayBuffer())) as T;
  }

  private async fetch(method: string, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`${this.file.url}/control${path}`, {
        method,
        headers: { authorization: `Bearer ${this.file.token}`, ...(body !== undefined && { "content-type": "application/json" }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(signal !== undefined && { signal }),
      });
    } catch (error) {
      if (signal?.aborted === true) throw new CancelledError("cancelled", { cause: error });
      throw new StoreUnavailableError(`the server at ${this.file.url} that has the store open does not answer`, true, { cause: error });
    }
    if (response.ok) return response;
    throw toError(response.status, await response.text());
  }
}

function toError(status: number, text: string): Error {
  let message = text;
  try {
    const body = JSON.parse(text) as { message?: string; error?: string };
    message = body.message ?? body.error ?? text;
  } catch {
    // Not JSON: the text is the message.
  }
  if (status === 404) return new NotFoundError(message);
  if (status === 503) return new StoreUnavailableError(message, true);
  return status < 500 ? new InputError(message) : new Error(message);
}

/**
 * The server that has this store open, if any. A control file of a process that is gone, or of another program on its port, is removed.
 */
export async function findServer(storeUrl: string): Promise<RemoteServer | null> {
  const path = controlFilePath(storeUrl);
  const file = path === null ? null : readControlFile(path);
  if (path === null || file === null) return null;
  const server = new RemoteServer(file);
  if (isAlive(file.pid)) {
    try {
      const status = await server.json<{ pid: number }>("GET", "/status", undefined, AbortSignal.timeout(PROBE_MS));
      if (status.pid === file.pid) return server;
    } catch (error) {
      if (error instanceof CancelledError || (error instanceof StoreUnavailableError && !(error.cause instanceof TypeError)))
        throw new StoreUnavailableError(
          `the server at ${file.url} has the store open but does not answer; try again or stop process ${file.pid}`,
          true,
          { cause: error },
        );
    }
  }
  rmSync(path, { force: true });
  return null;
}
