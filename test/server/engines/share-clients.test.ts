import { asClientId, type ClientId } from "../../../graph/deals/ids";
import { CancelledError } from "../../../graph/numeric/errors";
import type { EngineCall } from "../../../server/engines/in-process/engine.worker";
import { shareClients, type CalledWorker } from "../../../server/engines/in-process/share-clients";
import type { RecommenderTask } from "../../../server/ports/engine";

const task = { seed: 1, asOfDay: null, policies: ["ranking"], analysis: null, restored: new Map() } as unknown as RecommenderTask;
const clients = Array.from({ length: 2_600 }, (_, i) => asClientId(`c${i}`));
const options = { top: 1 };

/** Answers like a thread would: a slate names its client. */
class FakeWorker implements CalledWorker {
  readonly calls: EngineCall[] = [];
  closed = 0;
  private end: (error: Error) => void = () => undefined;
  private readonly ended = new Promise<never>((_, reject) => {
    this.end = reject;
  });

  constructor(private readonly prepareMs: number | "fails" = 0) {
    this.ended.catch(() => undefined);
  }

  call<T>(call: EngineCall): Promise<T> {
    this.calls.push(call);
    return Promise.race([this.answer(call), this.ended]) as Promise<T>;
  }

  close(): Promise<void> {
    this.closed += 1;
    this.end(new CancelledError("closed"));
    return Promise.resolve();
  }

  private async answer(call: EngineCall): Promise<unknown> {
    if (call.kind === "handover") return { analysis: "its analysis", bodies: new Map([["ranking", "its policy"]]) };
    if (call.kind === "prepare") {
      if (this.prepareMs === "fails") throw new Error("out of memory");
      await new Promise((resolve) => setTimeout(resolve, this.prepareMs as number).unref());
      return new Map();
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
    return call.kind === "recommendAll" ? call.clients.map((clientId) => [{ clientId }]) : null;
  }
}

const idsOf = (slates: readonly (readonly { readonly clientId: ClientId }[])[]) => slates.map(([row]) => row.clientId);

it("answers in the order of the clients whoever did the work, and tells its progress", async () => {
  const first = new FakeWorker();
  const helper = new FakeWorker();
  const seen: number[] = [];
  const slates = await shareClients(first, task, () => helper, 1, clients, options, { onProgress: (fraction) => seen.push(fraction) });
  expect(idsOf(slates)).toEqual(clients);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
  expect(helper.calls[0]).toMatchObject({
    kind: "prepare",
    task: { analysis: "its analysis", restored: new Map([["ranking", "its policy"]]) },
  });
  expect(helper.calls.length).toBeGreaterThan(1);
  expect([first.closed, helper.closed]).toEqual([0, 1]);
});

it("does not wait for a helper that is not ready when all is done", async () => {
  const helper = new FakeWorker(60_000);
  const slates = await shareClients(new FakeWorker(), task, () => helper, 1, clients, options);
  expect(idsOf(slates)).toEqual(clients);
  expect(helper.closed).toBeGreaterThan(0);
});

it("fails when a helper fails, and leaves none behind", async () => {
  const helpers = [new FakeWorker("fails"), new FakeWorker()];
  let n = 0;
  await expect(shareClients(new FakeWorker(), task, () => helpers[n++], 2, clients, options)).rejects.toThrow("out of memory");
  expect(helpers.every(({ closed }) => closed > 0)).toBe(true);
});

it("keeps small batches and single threads to one thread", async () => {
  for (const [nHelpers, some] of [
    [1, clients.slice(0, 100)],
    [0, clients],
  ] as const) {
    const first = new FakeWorker();
    const start = (): CalledWorker => {
      throw new Error("not wanted");
    };
    expect(idsOf(await shareClients(first, task, start, nHelpers, some, options))).toEqual(some);
    expect(first.calls.map(({ kind }) => kind)).toEqual(["recommendAll"]);
  }
});
