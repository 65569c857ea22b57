import { spawnSync } from "node:child_process";

/** Asks a Docker engine whether it is there; a process of its own, because suites must be defined before anything can be awaited. */
const PING = `
const { get } = require("node:http");
const url = new URL(process.argv[1]);
const where = url.protocol === "unix:" ? { socketPath: url.pathname } : { host: url.hostname, port: url.port || 2375 };
get({ ...where, path: "/_ping", timeout: 3000 }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1))
  .on("timeout", () => process.exit(1))
  .on("error", () => process.exit(1));`;

/** Why there is no Docker engine, with the remedy; null where one answers at DOCKER_HOST or its usual socket. */
export function whyNoDocker(host = process.env["DOCKER_HOST"] ?? "unix:///var/run/docker.sock"): string | null {
  const { status } = spawnSync(process.execPath, ["-e", PING, host], { stdio: "ignore", timeout: 10_000 });
  return status === 0 ? null : `no Docker engine answers at ${host}: start one, or set DOCKER_HOST`;
}
