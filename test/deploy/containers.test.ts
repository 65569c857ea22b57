import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT, contextFiles, readStages } from "./container-files";

interface ComposeService {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly security_opt?: readonly string[];
  readonly read_only?: boolean;
}
const compose = parse(readFileSync(join(ROOT, "docker-compose.yml"), "utf8")) as {
  readonly services: Readonly<Record<"neo4j" | "dealgraph", ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};

describe("the Dockerfile", () => {
  const stages = readStages();
  const [build, run] = stages;
  const textsOf = (stage: typeof build, name: string) => stage.filter((one) => one.name === name).map(({ text }) => text);

  it("builds in one stage and runs in another, from images of a named version", () => {
    expect(stages).toHaveLength(2);
    for (const [from] of stages) expect(from.text).toMatch(/^node:\d+-[a-z]+-slim( AS build)?$/);
    expect(Number(/node:(\d+)/.exec(run[0].text)?.[1])).toBeGreaterThanOrEqual(20);
  });

  it("knows only instructions of Docker, and none that fetches from elsewhere", () => {
    const known = ["FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME", "EXPOSE", "HEALTHCHECK", "ENTRYPOINT", "CMD"];
    expect(stages.flat().filter(({ name }) => !known.includes(name))).toEqual([]);
  });

  it("runs without rights, and looks after its own health", () => {
    const names = run.map(({ name }) => name);
    expect(textsOf(run, "USER")).toEqual(["node"]);
    expect(names.indexOf("USER")).toBeLessThan(names.indexOf("ENTRYPOINT"));
    expect(names.slice(names.indexOf("USER"))).not.toContain("RUN");
    expect(textsOf(run, "HEALTHCHECK").join()).toContain("/readyz");
    for (const text of [...textsOf(run, "ENTRYPOINT"), ...textsOf(run, "CMD")]) expect(Array.isArray(JSON.parse(text))).toBe(true);
  });

  it("holds no secret and no tool for building in the image that runs", () => {
    expect(stages.flat().filter(({ text }) => /password|secret|token/i.test(text))).toEqual([]);
    expect(textsOf(build, "RUN").join("\n")).toMatch(/npm install[\s\S]*npm prune --omit=dev/);
    expect(textsOf(run, "RUN").join()).not.toContain("npm");
  });

  it("copies what is there: from the repository, or from what the build made", () => {
    const files = contextFiles();
    for (const text of textsOf(build, "COPY")) {
      for (const source of text.split(" ").slice(0, -1)) if (source !== ".") expect(files).toContain(source);
    }
    for (const text of textsOf(run, "COPY")) {
      const source = /\/app\/(\S+)/.exec(text)?.[1] ?? "";
      const isMade = ["node_modules", "dist"].includes(source);
      expect({ source, isThere: isMade || files.some((file) => file === source || file.startsWith(`${source}/`)) }).toEqual({
        source,
        isThere: true,
      });
    }
  });

  it("gets no tests, caches or dependencies of this machine into the build", () => {
    expect(contextFiles().filter((file) => /^(test|node_modules|dist|\.cache)\//.test(file))).toEqual([]);
  });
});

describe("docker-compose.yml", () => {
  const { neo4j, dealgraph } = compose.services;

  it("has no default password: without one it does not start", () => {
    for (const value of [neo4j.environment["NEO4J_AUTH"], dealgraph.environment["NEO4J_PASSWORD"]])
      expect(value).toMatch(/^(neo4j\/)?\$\{NEO4J_PASSWORD:\?[^}]+\}$/);
    const withoutReference = JSON.stringify(compose).replace(/\$\{NEO4J_PASSWORD:\?[^}]+\}/g, "");
    expect(withoutReference).not.toMatch(/"[A-Z_]*PASSWORD":"[^"]+"/);
  });

  it("starts the service when the server answers, and watches both", () => {
    expect(dealgraph.depends_on).toEqual({ neo4j: { condition: "service_healthy" } });
    expect(neo4j.healthcheck?.test.join(" ")).toContain("cypher-shell");
  });

  it("runs Neo4j Community of the version that the tests run, with Graph Data Science", () => {
    const tested = /<neo4j\.version>(\d+\.\d+)\./.exec(readFileSync(join(ROOT, "scripts", "neo4j", "pom.xml"), "utf8"))?.[1];
    expect(neo4j.image).toBe(`neo4j:${String(tested)}-community`);
    expect(JSON.parse(neo4j.environment["NEO4J_PLUGINS"])).toContain("graph-data-science");
  });

  it("opens ports to this machine alone, keeps data in named volumes, and gives the service no more rights than it needs", () => {
    for (const port of neo4j.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    for (const volume of neo4j.volumes ?? []) expect(Object.keys(compose.volumes)).toContain(volume.split(":")[0]);
    expect(dealgraph.read_only).toBe(true);
    expect(dealgraph.security_opt).toContain("no-new-privileges:true");
  });

  it("calls a command that exists", () => {
    expect(dealgraph.command?.[0]).toBe("serve");
    expect(existsSync(join(ROOT, "server", "cli", "commands", "serve.ts"))).toBe(true);
  });
});
