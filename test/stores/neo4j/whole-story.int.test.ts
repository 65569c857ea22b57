import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRng } from "../../../graph/numeric/rng";
import { listStatements, readStatement } from "../../../server/stores/neo4j/cypher-file";
import { describeWithNeo4j } from "../../support/neo4j-server";

jest.setTimeout(300_000);

const root = join(__dirname, "..", "..", "..");

/** Clients with two of three problems, of which the second tends to lead to the third; each problem is solved by ten products. */
function plantedDeals(nClients: number): string {
  const rng = createRng(11);
  const rows = ["deal_id,client_id,product_id,stage,closed_at,amount"];
  for (let c = 0; c < nClients; c += 1) {
    const first = c % 3;
    const second = first === 1 ? 2 : (first + 1 + Math.floor(rng() * 2)) % 3;
    for (let i = 0; i < 10; i += 1) {
      const problem = i < 5 ? first : second;
      const product = problem * 10 + Math.floor(10 * rng() ** 1.5);
      const day = new Date(Date.UTC(2023, 0, 1 + i * 30 + Math.floor(rng() * 25))).toISOString().slice(0, 10);
      rows.push(`d${c}-${i},c${c},p${product},won,${day},${Math.round(rng() * 1000)}`);
    }
  }
  return `${rows.join("\n")}\n`;
}

function withoutPassword(url: string): string {
  const parsed = new URL(url);
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
}

describeWithNeo4j("the whole story in Neo4j", (neo4j) => {
  const folder = mkdtempSync(join(tmpdir(), "dealgraph-story-"));
  const stores = (): readonly (readonly [name: string, url: string])[] => [
    ["neo4j", withoutPassword(neo4j.url)],
    ["duckdb", `duckdb:${join(folder, "store.duckdb")}`],
  ];
  const dealgraph = (...args: string[]): void => {
    execFileSync(process.execPath, [join(root, "bin", "dealgraph.cjs"), ...args], {
      stdio: ["ignore", "ignore", "pipe"],
      // A password on a command line would be seen by everybody on the machine.
      env: { ...process.env, NEO4J_PASSWORD: new URL(neo4j.url).password || process.env["NEO4J_PASSWORD"] },
    });
  };
  beforeAll(async () => {
    await (await neo4j.openEmpty()).close();
    writeFileSync(join(folder, "deals.csv"), plantedDeals(300));
    const clients = Array.from({ length: 300 }, (_, c) => `c${c},Client ${c}`);
    writeFileSync(join(folder, "clients.csv"), `client_id,name\n${clients.join("\n")}\n`);
    for (const [name, url] of stores()) {
      const out = join(folder, name);
      dealgraph("import", "--store", url, "--data", folder);
      dealgraph("analyze", "--store", url, "--out", out, "--seed", "5");
      dealgraph("recommend", "--store", url, "--as-of", "2023-09-01", "--top", "3", "--out", join(out, "recommendations.csv"));
    }
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("gives byte for byte the files that DuckDB gives", () => {
    const files = readdirSync(join(folder, "duckdb")).filter((file) => file !== "timings.json");
    expect(files.length).toBeGreaterThan(6);
    for (const file of files) {
      expect([file, readFileSync(join(folder, "neo4j", file), "utf8")]).toEqual([file, readFileSync(join(folder, "duckdb", file), "utf8")]);
    }
  });

  it("shows the findings of the active run as nodes and relationships", async () => {
    const [found] = await neo4j.run(
      `MATCH (run:Run {active: true})
       RETURN COUNT { (run)-[:FOUND]->(:Problem) } AS problems, COUNT { (run)-[:FOUND]->(:State) } AS states,
         COUNT { (:Client)-[:IN_STATE]->(:State) } AS placed, COUNT { (:Product)-[:INTERSECTS]->(:Product) } AS intersections,
         COUNT { (:Problem)-[:LEADS_TO]->(:Problem) } AS links`,
    );
    expect(found["problems"]).toBe(3);
    expect(found["states"]).toBeGreaterThan(1);
    expect(found["placed"]).toBe(300);
    expect(found["intersections"]).toBeGreaterThan(10);
    expect(found["links"]).toBeGreaterThan(0);
    const shares = await neo4j.run(
      "MATCH (c:Client)-[h:HAS]->(:Problem) WITH c, sum(h.share) AS total RETURN min(total) AS least, max(total) AS most",
    );
    expect(shares[0]["least"]).toBeGreaterThan(0.9);
    expect(shares[0]["most"]).toBeLessThan(1.000001);
  });

  it.each(listStatements("questions"))("%s has an answer", async (name) => {
    const [{ productId }] = await neo4j.run(
      "MATCH (p:Product)-[i:INTERSECTS]-() RETURN p.id AS productId, count(i) AS links ORDER BY links DESC, productId LIMIT 1",
    );
    const rows = await neo4j.run(readStatement(name), { clientId: "c1", productId, words: "Client" });
    expect(rows.length).toBeGreaterThan(0);
  });
});
