import { describeDealStore } from "../../contracts/deal-store.contract";
import { describeDecisionLog } from "../../contracts/decision-log.contract";
import { describeJobStore } from "../../contracts/job-store.contract";
import { describePrivacyStore } from "../../contracts/privacy-store.contract";
import { describeRunStore } from "../../contracts/run-store.contract";
import { describeSettingStore } from "../../contracts/setting-store.contract";
import { openStores } from "../../../server/stores/open-stores";

const open = () => openStores("duckdb::memory:", { threads: 1, memoryLimit: "512MB" });

describeDealStore("DuckDB", open);
describeRunStore("DuckDB", open);
describeDecisionLog("DuckDB", open);
describeJobStore("DuckDB", open);
describeSettingStore("DuckDB", open);
describePrivacyStore("DuckDB", open);
