import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { until } from "../server/support/test-service";
import { ROOT, contextFiles, readStages } from "./container-files";

/** The steps of the Dockerfile on this machine, where no Docker engine runs: build in one folder, run from another. */
describe("the steps of the Dockerfile, outside of Docker", () => {
  it("build the image's content from the build context, which then serves and says it is healthy", async () => {
    const folder = mkdtempSync(join(tmpdir(), "dealgraph-image-"));
    const [build, run] = readStages();
    const app = join(folder, "build");
    const image = join(folder, "image");
    for (const file of contextFiles()) {
      mkdirSync(dirname(join(app, file)), { recursive: true });
      cpSync(join(ROOT, file), join(app, file));
    }
    try {
      for (const { name, text } of build) if (name === "RUN") execFileSync("sh", ["-ec", text], { cwd: app, stdio: "pipe" });
      mkdirSync(image);
      for (const { name, text } of run) {
        const copy = name === "COPY" ? /\/app\/(\S+) (\S+)$/.exec(text) : null;
        if (copy === null) continue;
        // A file keeps its name in a folder; of a folder, COPY takes what is in it.
        const target = copy[2].endsWith("/") ? join(image, copy[2], basename(copy[1])) : join(image, copy[2]);
        cpSync(join(app, copy[1]), target, { recursive: true, verbatimSymlinks: true });
      }
      const list = (wanted: string) => JSON.parse(run.find(({ name }) => name === wanted)?.text ?? "[]") as string[];
      const command = [...list("ENTRYPOINT"), ...list("CMD")].map((word) => word.replace("/data/", `${folder}/`));
      const port = String(20_000 + (process.pid % 20_000));
      const service = spawn(command[0], command.slice(1), { cwd: image, env: { ...process.env, PORT: port, NODE_ENV: "production" } });
      try {
        const health = JSON.parse(
          /CMD (\[.*\])$/.exec(run.find(({ name }) => name === "HEALTHCHECK")?.text ?? "")?.[1] ?? "[]",
        ) as string[];
        await until(() => {
          if (service.exitCode !== null) throw new Error(`the service ended with ${service.exitCode}`);
          try {
            execFileSync(health[0], health.slice(1), { env: { ...process.env, PORT: port }, stdio: "pipe" });
            return Promise.resolve(true);
          } catch {
            return Promise.resolve(null);
          }
        }, 60_000);
        expect((await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: "text/html" } })).status).toBe(200);
      } finally {
        service.kill("SIGTERM");
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
