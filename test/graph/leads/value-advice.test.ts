import { learnStateSpace, NEXT_REWARDS } from "../../../graph/leads/next/lead-states";
import { readLeadHistories } from "../../../graph/leads/next/lead-histories";
import { valueAdvice } from "../../../graph/leads/next/value-advice";
import { plantLeadMarket, playLeadPolicy } from "../../../graph/simulation/lead-market";
import { bookOfMarket } from "./support";

const market = plantLeadMarket({ seed: 3, nHistory: 1_200, nOpen: 0, nAgents: 6, activityEffect: 0.3, handOverRate: 0.01 });
const book = bookOfMarket(market);
const positions = Int32Array.from(book.leads.keys());
const space = learnStateSpace(book);
const log = readLeadHistories(book, positions, space, null);
const valueOf = (advised: Int32Array) => valueAdvice(log, { space, advised, rewards: {}, seed: 1 });

describe("valueAdvice", () => {
  it("finds no gain in the agents' own habit, and models its value near what it brought", () => {
    const value = valueOf(new Int32Array(space.nStates).fill(-1));
    expect(value?.gain).toEqual({ value: 0, low: 0, high: 0 });
    expect(value?.advised).toEqual(value?.logged);
    expect(Math.abs((value?.modelled ?? 0) - (value?.logged.value ?? 0))).toBeLessThan(1);
  });

  it("has the truth of another policy in its interval: never doing anything more lets leads fade", () => {
    const idle = valueOf(new Int32Array(space.nStates).fill(space.wait));
    const truth =
      playLeadPolicy(market, () => 4, NEXT_REWARDS, 6_000, 1).meanReturn - playLeadPolicy(market, null, NEXT_REWARDS, 6_000, 1).meanReturn;
    expect(idle?.gain.low).toBeLessThan(truth);
    expect(idle?.gain.high).toBeGreaterThan(truth);
    expect((idle?.gain.high ?? 0) - (idle?.gain.low ?? 0)).toBeLessThan(20);
  });

  it("says nothing on fewer than 20 answered leads of each outcome", () => {
    expect(
      valueAdvice(readLeadHistories(book, positions.slice(0, 30), space, null), {
        space,
        advised: new Int32Array(space.nStates),
        rewards: {},
        seed: 1,
      }),
    ).toBeNull();
  });
});
