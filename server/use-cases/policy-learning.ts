import { asProductId } from "../../graph/deals/ids";
import { policyNames, type PolicyName } from "../../graph/policy/policy";
import type { OfferOutcome } from "../../graph/recommendation/recommender";
import type { Clock } from "../ports/clock";
import type { Outcome, OutcomeEntry } from "../ports/decision-log";
import { NotFoundError } from "../ports/errors";
import type { Stores } from "../ports/stores";
import { canonicalClient, type ServingState } from "./serving-state";

/** How far a policy has learnt. Kept beside its stored versions, so that whatever was not stored is learnt again. */
export interface LearningProgress {
  /** Stored version from which everything was learnt: the fit, or what was rolled back to. */
  readonly base: number;
  /** Sequence number up to which outcomes are in the base, or were left out on purpose. */
  readonly baseThrough: number;
  /** Version that decides now; one more for each outcome that it learnt. */
  readonly version: number;
  /** Newest version whose bytes are in the store. */
  readonly stored: number;
  /** Sequence number of the last outcome that was looked at. */
  readonly through: number;
}

/** Name of the setting that keeps the progress of a run's policies. */
const learningSetting = (runId: string): string => `learning/${runId}`;

/** Outcomes read at a time. */
const BATCH = 500;
/** Outcomes of one batch's decisions: a bound that nothing reaches. */
const MOST = 1_000_000;
/** Learnt outcomes after which a policy is stored: what a restart learns again at the most. */
const STORE_EVERY = 20;

/** 1 for accepted, 0 for rejected or ignored. */
const rewardOf = ({ kind }: Outcome): number => (kind === "accepted" ? 1 : 0);

/**
 * What all outcomes of a decision say together, in whatever order they came: a deal that was made is a deal, a refusal says more than
 * silence. Null without any.
 */
export function settledOutcome(outcomes: readonly Outcome[]): Outcome | null {
  const rank = { accepted: 0, rejected: 1, ignored: 2 } as const;
  return [...outcomes].sort((a, b) => rank[a.kind] - rank[b.kind] || (a.at < b.at ? -1 : 1))[0] ?? null;
}

/**
 * Lets the policies of a run learn, from the log and nothing else: outcomes after a watermark, in the order in which the log took them. A
 * process that dies between an outcome and the policy's new state loses nothing, and several processes on one store learn the same.
 *
 * A decision is learnt once. An outcome that changes what is known of a decision (ignored, and accepted after all) cannot be taken back out
 * of a posterior: the policy is then built again from its fit, by all settled outcomes in the order of their first ones.
 */
export class PolicyLearning {
  private readonly progress = new Map<PolicyName, LearningProgress>();

  constructor(
    private readonly stores: Stores,
    private readonly clock: Clock,
  ) {}

  /** The version to restore of each policy: where learning stood; null: the newest one. */
  async storedVersions(runId: string): Promise<ReadonlyMap<PolicyName, LearningProgress>> {
    const setting = await this.stores.settings.setting(learningSetting(runId));
    const known = (setting?.body ?? {}) as Partial<Record<PolicyName, LearningProgress>>;
    return new Map(policyNames.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]] as const])));
  }

  /** Begins with policies that were just restored or fitted; `through` of a fit is where the log stands. */
  start(policies: ReadonlyMap<PolicyName, LearningProgress>): void {
    this.progress.clear();
    for (const [name, progress] of policies) this.progress.set(name, progress);
  }

  version(name: string): number {
    return this.of(name)?.version ?? 0;
  }

  /** Learns what the log has and the policies have not. Returns how many outcomes were looked at. */
  async catchUp(state: ServingState): Promise<number> {
    let looked = 0;
    for (;;) {
      const from = Math.min(...[...this.progress.values()].map(({ through }) => through));
      const entries = Number.isFinite(from) ? await this.stores.decisions.outcomesAfter(from, BATCH) : [];
      if (entries.length === 0) return looked;
      looked += entries.length;
      await this.learn(state, entries);
    }
  }

  /** Stores every policy that learnt since it was stored. */
  async store(state: ServingState): Promise<void> {
    for (const name of policyNames) {
      const now = this.progress.get(name);
      if (now !== undefined && now.version > now.stored)
        await this.storePolicy(state, name, (await state.recommender.learn(name, [])).body);
    }
    await this.storeProgress(state);
  }

  /**
   * Makes a stored version decide again. What was learnt after it is not learnt again; outcomes from now on are.
   * @returns the new version, which has the old one's bytes
   * @throws NotFoundError when that version is not stored
   */
  async rollBack(state: ServingState, name: PolicyName, version: number): Promise<number> {
    const progress = this.progress.get(name);
    const stored = await this.stores.runs.policy(state.run.id, name, version);
    if (progress === undefined || stored === null)
      throw new NotFoundError(`no version ${version} of policy ${name} on run ${state.run.id}`);
    await state.recommender.replace(name, stored.body);
    const next = progress.version + 1;
    this.progress.set(name, { ...progress, base: next, baseThrough: progress.through, version: next });
    await this.storePolicy(state, name, stored.body);
    return next;
  }

  private of(name: string): LearningProgress | undefined {
    const known = policyNames.find((policy) => policy === name);
    return known === undefined ? undefined : this.progress.get(known);
  }

  private async learn(state: ServingState, entries: readonly OutcomeEntry[]): Promise<void> {
    const ids = [...new Set(entries.map(({ decision }) => decision.id))];
    const history = new Map<string, OutcomeEntry[]>();
    for (const entry of await this.stores.decisions.outcomesAfter(0, MOST, ids))
      history.set(entry.decision.id, [...(history.get(entry.decision.id) ?? []), entry]);
    const stale = new Set<PolicyName>();
    const fresh = new Map<PolicyName, OfferOutcome[]>();
    for (const { sequence, decision } of entries) {
      const name = policyNames.find((policy) => policy === decision.policyName);
      const progress = name === undefined ? undefined : this.progress.get(name);
      if (name === undefined || progress === undefined || decision.runId !== state.run.id || sequence <= progress.through) continue;
      const upTo = (last: number): Outcome | null =>
        settledOutcome((history.get(decision.id) ?? []).filter((entry) => entry.sequence <= last).map(({ outcome }) => outcome));
      const before = upTo(sequence - 1);
      const now = upTo(sequence);
      if (now === null) continue;
      if (before === null) fresh.set(name, [...(fresh.get(name) ?? []), offerOf(state, decision, rewardOf(now))]);
      else if (rewardOf(before) !== rewardOf(now)) stale.add(name);
    }
    const through = entries[entries.length - 1].sequence;
    for (const [name, progress] of this.progress) {
      if (progress.through >= through) continue;
      if (stale.has(name)) await this.rebuild(state, name, through);
      else {
        const offers = fresh.get(name) ?? [];
        const { body } = offers.length > 0 ? await state.recommender.learn(name, offers) : { body: null };
        const next = { ...progress, version: progress.version + offers.length, through };
        this.progress.set(name, next);
        if (body !== null && next.version - next.stored >= STORE_EVERY) await this.storePolicy(state, name, body);
      }
    }
    if ([...this.progress.values()].every(({ version, stored }) => version === stored)) await this.storeProgress(state);
  }

  /** From the fit, by everything that the log says up to `through`. */
  private async rebuild(state: ServingState, name: PolicyName, through: number): Promise<void> {
    const progress = this.progress.get(name);
    const fitted = progress === undefined ? null : await this.stores.runs.policy(state.run.id, name, progress.base);
    if (progress === undefined || fitted === null) return;
    const outcomes = new Map<string, { decision: OutcomeEntry["decision"]; outcomes: Outcome[] }>();
    for (let from = progress.baseThrough; from < through;) {
      const entries = await this.stores.decisions.outcomesAfter(from, BATCH);
      for (const { sequence, outcome, decision } of entries) {
        if (sequence > through || decision.policyName !== name || decision.runId !== state.run.id) continue;
        const known = outcomes.get(decision.id);
        if (known === undefined) outcomes.set(decision.id, { decision, outcomes: [outcome] });
        else known.outcomes.push(outcome);
      }
      from = entries.length === 0 ? through : entries[entries.length - 1].sequence;
    }
    const offers = [...outcomes.values()].flatMap(({ decision, outcomes: own }) => {
      const settled = settledOutcome(own);
      return settled === null ? [] : [offerOf(state, decision, rewardOf(settled))];
    });
    await state.recommender.replace(name, fitted.body);
    const { body } = await state.recommender.learn(name, offers);
    this.progress.set(name, { ...progress, version: progress.version + 1, through });
    await this.storePolicy(state, name, body);
  }

  /** First the bytes, then the pointer to them: a pointer without bytes would lose what was learnt. */
  private async storePolicy(state: ServingState, name: PolicyName, body: string): Promise<void> {
    const progress = this.progress.get(name);
    if (progress === undefined) return;
    const { version } = progress;
    await this.stores.runs.putPolicy({ name, version, runId: state.run.id, createdAt: this.clock.now().toISOString(), body });
    this.progress.set(name, { ...progress, stored: version });
    await this.storeProgress(state);
  }

  /** Where each policy's stored bytes stand; what was learnt after them is not in it, so that it is learnt again. */
  private async storeProgress(state: ServingState): Promise<void> {
    const before = await this.storedVersions(state.run.id);
    const body = Object.fromEntries(
      [...this.progress].flatMap(([name, now]) => {
        const kept = now.version === now.stored ? now : before.get(name);
        return kept === undefined ? [] : [[name, kept]];
      }),
    );
    if (JSON.stringify(body) === JSON.stringify(Object.fromEntries(before))) return;
    await this.stores.settings.put(learningSetting(state.run.id), body, this.clock.now().toISOString(), "learning");
  }
}

const offerOf = (state: ServingState, decision: OutcomeEntry["decision"], reward: number): OfferOutcome => ({
  clientId: canonicalClient(state, decision.clientId),
  productId: asProductId(decision.productId),
  reward,
});
