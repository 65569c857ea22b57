import { describeDealStore } from "../../contracts/deal-store.contract";
import { describeDecisionLog } from "../../contracts/decision-log.contract";
import { describeJobStore } from "../../contracts/job-store.contract";
import { describePrivacyStore } from "../../contracts/privacy-store.contract";
import { describeRunStore } from "../../contracts/run-store.contract";
import { describeSettingStore } from "../../contracts/setting-store.contract";
import { describeWithNeo4j } from "../../support/neo4j-server";

jest.setTimeout(60_000);

describeWithNeo4j("Neo4j fulfils every store contract", (neo4j) => {
  describeDealStore("Neo4j", neo4j.openEmpty);
  describeRunStore("Neo4j", neo4j.openEmpty);
  describeDecisionLog("Neo4j", neo4j.openEmpty);
  describeJobStore("Neo4j", neo4j.openEmpty);
  describeSettingStore("Neo4j", neo4j.openEmpty);
  describePrivacyStore("Neo4j", neo4j.openEmpty);
});
