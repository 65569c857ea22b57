import { countChainPairs } from "./chain/count-chain-pairs.task";
import { tunePeerTask } from "./evaluation/peers/tune-peer";
import { refit } from "./mixtures/refit.task";
import { scoreFirmographics } from "./mixtures/score-firmographics.task";
import { scorePriors } from "./mixtures/score-priors.task";
import { searchPath } from "./mixtures/search-path.task";
import type { Task } from "./numeric/tasks";
import { replayWindowTask } from "./policy/replay-windows";
import { countIntersections } from "./projection/count-intersections.task";
import { countLifeCycles } from "./states/count-life-cycles.task";

/** Every task by name, so that a worker thread can find the one it is asked to run. */
export const tasks: ReadonlyMap<string, Task<unknown, unknown>> = new Map(
  [
    countIntersections,
    searchPath,
    scorePriors,
    scoreFirmographics,
    refit,
    countChainPairs,
    countLifeCycles,
    replayWindowTask,
    tunePeerTask,
  ].map((task: Task<unknown, unknown>) => [task.name, task]),
);
