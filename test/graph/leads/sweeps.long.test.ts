import { fitMatchModel } from "../../../graph/leads/match-agents";
import { mixLeads } from "../../../graph/leads/mix/mix-leads";
import { selectTrainingCohort } from "../../../graph/leads/training-cohort";
import { readActionLog } from "../../../graph/leads/next/action-log";
import { learnNextActions } from "../../../graph/leads/next/learn-next-actions";
import { addTried, NEXT_REWARDS, stateIndex } from "../../../graph/leads/next/lead-states";
import { retroEvaluate } from "../../../graph/leads/retro-evaluate";
import {
  ACTIVITY_TYPES,
  AS_USUAL,
  HAND_OVER,
  plantLeadMarket,
  playLeadPolicy,
  WAIT,
  type DailyPolicy,
} from "../../../graph/simulation/lead-market";
import { compareWithHighs } from "./compare-with-highs";
import { bookOfMarket } from "./support";

const DAY = 86_400_000;

describe("retro-evaluation of planted histories", () => {
  it("states a gain whose interval holds the true one in at least 9 of 10 seeds", () => {
    const inside = Array.from({ length: 10 }, (_, k) => {
      const market = plantLeadMarket({ seed: k + 1, nHistory: 10_000, nOpen: 0 });
      const report = retroEvaluate(market.rows, { fromDay: Date.UTC(2025, 6, 1) / DAY, toDay: Date.UTC(2025, 11, 31) / DAY, seed: k + 1 });
      const nAgents = market.agentIds.length;
      const at = new Map(market.leadIds.map((id, i) => [id, i]));
      const chance = (leadId: string, agentId: string | null): number =>
        market.winChances[(at.get(leadId) ?? 0) * nAgents + market.agentIds.indexOf(agentId ?? "")];
      const truth = report.leads.reduce(
        (sum, { leadId, agentId, betterAgentId }) => sum + chance(leadId, betterAgentId) - chance(leadId, agentId),
        0,
      );
      return report.gain.low <= truth && truth <= report.gain.high;
    });
    expect(inside.filter(Boolean).length).toBeGreaterThanOrEqual(9);
  });
});

describe("desks without skills", () => {
  it("get no claim about agents, and a gain that covers zero, in at least 9 of 10 seeds", () => {
    const blind = Array.from({ length: 10 }, (_, k) => {
      const book = bookOfMarket(plantLeadMarket({ seed: k + 1, skill: 0, responseDecay: 0 }));
      const { leads, open } = selectTrainingCohort(book);
      const model = fitMatchModel(book, leads, { seed: 1 });
      const { gain } = mixLeads(book, model, open, true);
      return model.evidence.claim === "none" && gain.low <= 0 && gain.high >= 0;
    });
    expect(blind.filter(Boolean).length).toBeGreaterThanOrEqual(9);
  });
});

describe("next actions on planted desks with activities that have an effect", () => {
  it("beat the logged habit in truth in every seed, and the intervals of their gain hold the truth in at least 9 of 10, by the g-formula and by the log", () => {
    const byModel: boolean[] = [];
    const byLog = new Map<number, boolean[]>();
    for (let seed = 1; seed <= 10; seed += 1) {
      const market = plantLeadMarket({ seed, activityEffect: 0.3, handOverRate: 0.01, nOpen: 0 });
      const book = bookOfMarket(market);
      const positions = Int32Array.from(book.leads.keys());
      const learnt = learnNextActions(book, positions, { seed });
      const { space, policy, value } = learnt;
      const candidates = Int32Array.from(space.actions.keys());
      const places = ACTIVITY_TYPES.map((kind) => space.actions.indexOf(kind));
      /** The policy for some days after the first answer, then as usual. */
      const followFor = (days: number): DailyPolicy => {
        // A lead keeps one array of counts through its life; the policy is first asked on the day after the answer.
        const since = new WeakMap<Int32Array, number>();
        return ({ type, ageDays, quietDays, counts }) => {
          const first = since.get(counts) ?? ageDays;
          since.set(counts, first);
          if (ageDays - first >= days) return AS_USUAL;
          let tried = 0;
          counts.forEach((count, kind) => {
            if (count > 0) tried = addTried(tried, places[kind]);
          });
          const situation = { type: space.types.indexOf(`type_${type}`), isAnswered: true, ageDays, quietDays, tried };
          const context = { state: stateIndex(space, situation), candidates, usual: -1 };
          if (policy.usesPrior(context)) return AS_USUAL;
          const action = policy.probabilities(context, [], "greedy").indexOf(1);
          return action === space.wait ? WAIT : action === space.handOver ? HAND_OVER : places.indexOf(action);
        };
      };
      const logged = playLeadPolicy(market, null, NEXT_REWARDS, 40_000, seed);
      const truthOf = (days: number): number =>
        playLeadPolicy(market, followFor(days), NEXT_REWARDS, 40_000, seed).meanReturn - logged.meanReturn;
      const truth = truthOf(Number.POSITIVE_INFINITY);
      expect(truth).toBeGreaterThan(3 * logged.standardError);
      // The log itself is summed up without loss.
      const log = readActionLog(book, positions, space);
      expect(log.rewards.reduce((sum, r) => sum + r, 0) / log.leads.length).toBeCloseTo(logged.meanReturn, -1);
      byModel.push(value !== null && value.gain.low <= truth && truth <= value.gain.high);
      for (const { days, gain } of learnt.byLog) {
        if (days === null || days > 3 || gain === null) continue;
        const own = truthOf(days);
        byLog.set(days, [...(byLog.get(days) ?? []), gain.low <= own && own <= gain.high]);
      }
    }
    expect(byModel.filter(Boolean).length).toBeGreaterThanOrEqual(9);
    expect([...byLog.keys()]).toEqual([1, 3]);
    // One miss of ten is what an interval of 95 % may have; with fewer answers fewer hits can be asked for.
    for (const held of byLog.values()) expect(held.filter((isHeld) => !isHeld).length).toBeLessThanOrEqual(1);
  });
});

describe("distribution under bounds that a flow cannot express", () => {
  it("is proven within 1 % in 300 random problems, and HiGHS agrees", async () => {
    const cases = await compareWithHighs(Array.from({ length: 300 }, (_, k) => 1_000 + k));
    expect(cases.length).toBeGreaterThan(150);
    expect(cases.filter(({ isSolved, trueGap, statedGap }) => !isSolved || trueGap > 0.01 || statedGap > 0.01)).toEqual([]);
  });
});
