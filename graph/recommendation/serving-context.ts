import { digestNumbers } from "../numeric/digest";
import type { PolicyContext } from "../policy/policy";
import { problemsOfProduct } from "../simulation/client-journey";
import { findNeighbours, type Neighbourhood } from "../signals/neighbours";
import { signalNames } from "../signals/signal-names";
import { candidateAffinities, candidatePriors, computeSignals, findCandidates, type SignalSpace } from "../signals/signal-space";
import type { Subject } from "../signals/subject";

/** The context of one subject, computed on first use of each part. */
export class ServingContext implements PolicyContext {
  readonly candidates: Int32Array;
  readonly featureNames = signalNames;
  readonly #space: SignalSpace;
  readonly #cache = new Map<string, Float64Array>();
  #neighbourhood: Neighbourhood | null = null;

  constructor(
    space: SignalSpace,
    readonly subject: Subject,
    /** Which candidates may be offered; default all. */
    mayOffer: (product: number) => boolean = () => true,
  ) {
    this.#space = space;
    this.candidates = findCandidates(space, subject).filter(mayOffer);
  }

  get nOwned(): number {
    return this.subject.owned.length;
  }

  get shares(): Float64Array {
    return this.subject.shares;
  }

  /** Clients that share a product with the subject. */
  get neighbourhood(): Neighbourhood {
    this.#neighbourhood ??= findNeighbours(this.#space.history, this.subject);
    return this.#neighbourhood;
  }

  get features(): Float64Array {
    return this.#once("features", () => computeSignals(this.#space, this.subject, this.candidates, this.neighbourhood));
  }

  get popularity(): Float64Array {
    return this.#once("popularity", () => Float64Array.from(this.candidates, (p) => Math.log(this.#space.history.productDegrees[p] + 0.5)));
  }

  get priorScores(): Float64Array {
    return this.#once("prior", () => candidatePriors(this.#space, this.subject, this.candidates));
  }

  get recent(): Float64Array {
    return this.#once("recent", () => {
      const { nProblems: K } = this.#space.model;
      const { owned, recency } = this.subject;
      const sums = new Float64Array(K);
      owned.forEach((p, i) => {
        problemsOfProduct(this.#space.model, p).forEach((share, k) => {
          sums[k] += recency[i] * share;
        });
      });
      return sums;
    });
  }

  get freshness(): number {
    return this.subject.recency.reduce((a, b) => Math.max(a, b), 0);
  }

  get affinities(): Float64Array {
    return this.#once("affinities", () => candidateAffinities(this.#space, this.subject, this.candidates));
  }

  get profiles(): Float64Array {
    return this.#once("profiles", () => {
      const { nProblems, phi } = this.#space.model;
      const nProducts = this.#space.history.incidence.nProducts;
      const rows = new Float64Array(this.candidates.length * nProblems);
      for (let i = 0; i < this.candidates.length; i += 1) {
        for (let k = 0; k < nProblems; k += 1) rows[i * nProblems + k] = phi[k * nProducts + this.candidates[i]];
      }
      return rows;
    });
  }

  /** Digest of all that a policy may read: signals, popularity, shares, and what is on offer. */
  digest(): string {
    return digestNumbers([this.candidates, this.features, this.popularity, this.priorScores, this.affinities, this.shares, [this.nOwned]]);
  }

  #once(name: string, compute: () => Float64Array): Float64Array {
    const known = this.#cache.get(name);
    if (known !== undefined) return known;
    const value = compute();
    this.#cache.set(name, value);
    return value;
  }
}
