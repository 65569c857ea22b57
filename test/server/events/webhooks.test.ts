import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { EventBus, type ServiceEvent } from "../../../server/events/event-bus";
import { sendWebhooks } from "../../../server/events/webhooks";
import { until } from "../support/test-service";

interface Post {
  readonly body: string;
  readonly signature: string | undefined;
}

let server: Server;
let url = "";
let posts: Post[] = [];
/** Statuses of the next answers; 200 behind them. */
let answers: number[] = [];
let warnings: string[] = [];
let waits: number[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      posts.push({ body, signature: request.headers["x-dealgraph-signature"] as string | undefined });
      const status = answers.shift() ?? 200;
      response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  [posts, answers, warnings, waits] = [[], [], [], []];
});

const log = {
  info: () => undefined,
  error: () => undefined,
  warn: (_fields: object, message: string) => {
    warnings.push(message);
  },
};
const start = (secret: string | null) => {
  const bus = new EventBus();
  const wait = (ms: number): Promise<void> => {
    waits.push(ms);
    return Promise.resolve();
  };
  return { bus, hooks: sendWebhooks({ url, secret, bus, log, wait }) };
};
const job = (status: string): ServiceEvent => ({
  kind: "job",
  jobId: "j",
  jobKind: "import",
  status,
  progress: 1,
  stage: "",
  at: "2024-01-01T00:00:00.000Z",
});
const active: ServiceEvent = { kind: "run-active", runId: "r", nProblems: 3, nClients: 9, at: "2024-01-01T00:00:00.000Z" };
const received = (n: number) => until(() => Promise.resolve(posts.length >= n ? posts : null), 10_000);

describe("webhooks", () => {
  it("carry the event, signed by the shared secret over the very bytes", async () => {
    const { bus, hooks } = start("s3cret");
    bus.publish(active);
    const [{ body, signature }] = await received(1);
    expect(JSON.parse(body)).toEqual(active);
    expect(signature).toBe(`sha256=${createHmac("sha256", "s3cret").update(body).digest("hex")}`);
    hooks.stop();
  });

  it("are unsigned without a secret", async () => {
    const { bus, hooks } = start(null);
    bus.publish(active);
    expect((await received(1))[0].signature).toBeUndefined();
    hooks.stop();
  });

  it("come again after a failure, later each time, and in order", async () => {
    answers = [500, 503];
    const { bus, hooks } = start(null);
    bus.publish(active);
    bus.publish(job("failed"));
    await received(4);
    expect(posts.map(({ body }) => (JSON.parse(body) as ServiceEvent).kind)).toEqual(["run-active", "run-active", "run-active", "job"]);
    expect(waits).toEqual([1000, 2000]);
    expect(warnings).toEqual([]);
    hooks.stop();
  });

  it("are given up after three times, which the log says, and follow no redirect", async () => {
    answers = [500, 302, 500];
    const { bus, hooks } = start(null);
    bus.publish(active);
    bus.publish(job("succeeded"));
    await received(4);
    expect(warnings).toEqual(["webhook not delivered"]);
    hooks.stop();
  });

  it("tell the end of a job and not its progress, and nothing after they were stopped", async () => {
    const { bus, hooks } = start(null);
    for (const status of ["queued", "running", "succeeded", "cancelled"]) bus.publish(job(status));
    await received(2);
    hooks.stop();
    bus.publish(active);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(posts.map(({ body }) => (JSON.parse(body) as { status: string }).status)).toEqual(["succeeded", "cancelled"]);
  });
});
