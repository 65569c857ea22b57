import { describeDealStore } from "../../contracts/deal-store.contract";
import { describeDecisionLog } from "../../contracts/decision-log.contract";
import { describeJobStore } from "../../contracts/job-store.contract";
import { describePrivacyStore } from "../../contracts/privacy-store.contract";
import { describeRunStore } from "../../contracts/run-store.contract";
import { describeSettingStore } from "../../contracts/setting-store.contract";
import { describeWithNewerNeo4j } from "../../support/neo4j-server";

describeWithNewerNeo4j("Neo4j 2026 fulfils every store contract", (neo4j) => {
  it("is a server of that line", async () => {
    expect(
      await neo4j.run("CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN left(versions[0], 5) AS version"),
    ).toEqual([{ version: "2026." }]);
  });

  describeDealStore("Neo4j 2026", neo4j.openEmpty);
  describeRunStore("Neo4j 2026", neo4j.openEmpty);
  describeDecisionLog("Neo4j 2026", neo4j.openEmpty);
  describeJobStore("Neo4j 2026", neo4j.openEmpty);
  describeSettingStore("Neo4j 2026", neo4j.openEmpty);
  describePrivacyStore("Neo4j 2026", neo4j.openEmpty);
});
