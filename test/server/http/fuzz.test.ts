import { describeFuzz } from "./fuzz-suite";

describeFuzz({ operations: 200, files: 60, seed: 11, timeoutMs: 600_000 });
