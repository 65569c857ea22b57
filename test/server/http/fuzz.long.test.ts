import { describeFuzz } from "./fuzz-suite";

describeFuzz({ operations: 10_000, files: 10_000, seed: 21, timeoutMs: 3_600_000 });
