import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fork } from "node:child_process";
import { chooseNeo4j } from "./choose-neo4j";
import { whyNoDocker } from "./docker-engine";

const there = () => null;
const never = (): never => {
  throw new Error("this was not to be looked at");
};

test.each([
  [
    "a given server wins and nothing else is looked at",
    { given: "bolt://host", recipe: never, docker: never },
    { kind: "given", url: "bolt://host" },
  ],
  ["Java and Maven come before Docker, which is not asked", { given: undefined, recipe: there, docker: never }, { kind: "recipe" }],
  ["an empty NEO4J_URI is none", { given: "", recipe: there, docker: never }, { kind: "recipe" }],
  ["a container where there is only Docker", { given: undefined, recipe: () => "Java is missing", docker: there }, { kind: "container" }],
  [
    "without any, both remedies are told",
    { given: undefined, recipe: () => "Java is missing: install it", docker: () => "no Docker engine: start one" },
    { kind: "none", why: "Java is missing: install it; no Docker engine: start one; or set NEO4J_URI" },
  ],
])("%s", (_, probes, source) => {
  expect(chooseNeo4j(probes)).toEqual(source);
});

/** An engine that answers pings, in a process of its own: asking blocks this one. */
const ENGINE = `
const { createServer } = require("node:http");
const status = Number(process.argv[3]);
createServer((request, response) => response.writeHead(request.url === "/_ping" ? status : 404).end()).listen(process.argv[2], () => process.send("up"));`;

test("a Docker engine is there when it answers a ping well", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-docker-test-"));
  const socket = join(folder, "docker.sock");
  try {
    expect(whyNoDocker(`unix://${socket}`)).toBe(`no Docker engine answers at unix://${socket}: start one, or set DOCKER_HOST`);
    for (const [status, isThere] of [
      [200, true],
      [500, false],
    ] as const) {
      rmSync(socket, { force: true });
      const script = join(folder, "engine.cjs");
      writeFileSync(script, ENGINE);
      const engine = fork(script, [socket, String(status)]);
      await new Promise((resolve) => engine.once("message", resolve));
      expect(whyNoDocker(`unix://${socket}`) === null).toBe(isThere);
      engine.kill();
      await new Promise((resolve) => engine.once("exit", resolve));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
