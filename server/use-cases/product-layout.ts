/** What the layout places: products by their problems. */
export interface LayoutInput {
  readonly nProblems: number;
  /** Weights P x K, row-major, each row sums to 1. */
  readonly weights: Float64Array;
  /** Size of each product, for example its clients; larger ones lie further inside. */
  readonly sizes: Int32Array;
}

export interface Layout {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const STRESS_ROUNDS = 200;
const OVERLAP_ROUNDS = 400;
/** Free room around the disc of a problem, in units of the distance between neighbouring products. */
const MARGIN = 1.5;

/**
 * Places products by problem, in the plane, about -1 to 1. Each problem is a disc as large as its number of products; problems that
 * share products lie near each other (stress majorisation of K points, then discs are pushed apart). Inside its disc a product lies the
 * nearer to the rim, and to the side of its second problem, the less it belongs to one problem alone. So the place says what the
 * mixture says, no two products lie on each other, and equal runs give equal maps. Linear in products (a sort apart), cubic in nothing:
 * a force simulation over all products costs seconds and draws blobs, because most pairs of products share a client.
 */
export function layoutProducts(input: LayoutInput): Layout {
  const { nProblems, weights, sizes } = input;
  const nProducts = sizes.length;
  const x = new Float64Array(nProducts);
  const y = new Float64Array(nProducts);
  const members = groupByHeaviest(input);
  const radii = members.map((list) => Math.sqrt(list.length) + (list.length === 0 ? 0 : MARGIN));
  const centres = placeDiscs(affinities(input), radii);
  members.forEach((list, k) => {
    const purity = (p: number) => weights[p * nProblems + k];
    list.sort((a, b) => purity(b) - purity(a) || sizes[b] - sizes[a] || a - b);
    placeInDisc(list, k);
  });
  scaleToUnit(x, y);
  return { x, y };

  /** Fills the slots of a sunflower ring by ring; within a ring products are turned towards the problems they also serve. */
  function placeInDisc(list: readonly number[], k: number): void {
    let start = 0;
    for (let ring = 1; start < list.length; ring += 1) {
      const end = Math.min(list.length, start + 6 * ring);
      const slots = Array.from({ length: end - start }, (_, i) => slot(start + i)).sort((a, b) => a.angle - b.angle);
      const wanted = list.slice(start, end).map((p) => ({ p, angle: wantedAngle(p, k) }));
      wanted.sort((a, b) => a.angle - b.angle || a.p - b.p);
      wanted.forEach(({ p }, i) => {
        x[p] = centres.x[k] + slots[i].radius * Math.cos(slots[i].angle);
        y[p] = centres.y[k] + slots[i].radius * Math.sin(slots[i].angle);
      });
      start = end;
    }
  }

  function wantedAngle(p: number, k: number): number {
    let dx = 0;
    let dy = 0;
    for (let j = 0; j < nProblems; j += 1) {
      if (j === k) continue;
      const length = Math.hypot(centres.x[j] - centres.x[k], centres.y[j] - centres.y[k]) || 1;
      dx += (weights[p * nProblems + j] * (centres.x[j] - centres.x[k])) / length;
      dy += (weights[p * nProblems + j] * (centres.y[j] - centres.y[k])) / length;
    }
    return Math.atan2(dy, dx);
  }
}

function slot(i: number): { angle: number; radius: number } {
  const turn = (i * GOLDEN_ANGLE) % (2 * Math.PI);
  return { radius: Math.sqrt(i + 0.25), angle: turn > Math.PI ? turn - 2 * Math.PI : turn };
}

function groupByHeaviest({ nProblems, weights, sizes }: LayoutInput): number[][] {
  const members = Array.from({ length: nProblems }, (): number[] => []);
  for (let p = 0; p < sizes.length; p += 1) {
    let best = 0;
    for (let k = 1; k < nProblems; k += 1) if (weights[p * nProblems + k] > weights[p * nProblems + best]) best = k;
    members[best].push(p);
  }
  return members;
}

/** How much two problems share products: cosine of their weight columns, K x K. */
function affinities({ nProblems, weights, sizes }: LayoutInput): Float64Array {
  const dots = new Float64Array(nProblems * nProblems);
  for (let p = 0; p < sizes.length; p += 1) {
    for (let i = 0; i < nProblems; i += 1) {
      const w = weights[p * nProblems + i];
      if (w === 0) continue;
      for (let j = 0; j < nProblems; j += 1) dots[i * nProblems + j] += w * weights[p * nProblems + j];
    }
  }
  const norms = Array.from({ length: nProblems }, (_, k) => Math.sqrt(dots[k * nProblems + k]) || 1);
  return dots.map((dot, at) => dot / (norms[Math.floor(at / nProblems)] * norms[at % nProblems]));
}

/** Centres of discs: wanted distances shrink with affinity (SMACOF from a circle), then overlapping discs are pushed apart. */
function placeDiscs(affinity: Float64Array, radii: readonly number[]): Layout {
  const n = radii.length;
  const greatest = Math.max(1e-9, ...affinity.filter((_, at) => Math.floor(at / n) !== at % n));
  const wanted = (i: number, j: number) => (radii[i] + radii[j]) * (1 + 1.2 * (1 - affinity[i * n + j] / greatest));
  const rim = radii.reduce((sum, radius) => sum + radius, 0) / Math.PI;
  let x = Float64Array.from(radii, (_, k) => rim * Math.cos((2 * Math.PI * k) / n));
  let y = Float64Array.from(radii, (_, k) => rim * Math.sin((2 * Math.PI * k) / n));
  for (let round = 0; round < STRESS_ROUNDS && n > 1; round += 1) {
    const nextX = new Float64Array(n);
    const nextY = new Float64Array(n);
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < n; j += 1) {
        if (i === j) continue;
        const distance = Math.hypot(x[i] - x[j], y[i] - y[j]) || 1e-9;
        nextX[i] += x[j] + (wanted(i, j) * (x[i] - x[j])) / distance;
        nextY[i] += y[j] + (wanted(i, j) * (y[i] - y[j])) / distance;
      }
    }
    x = nextX.map((sum) => sum / (n - 1));
    y = nextY.map((sum) => sum / (n - 1));
  }
  for (let round = 0; round < OVERLAP_ROUNDS && pushApart(x, y, radii); round += 1);
  return { x, y };
}

/** Moves every pair of overlapping discs apart by half of what is missing; false when none overlaps. */
function pushApart(x: Float64Array, y: Float64Array, radii: readonly number[]): boolean {
  let moved = false;
  for (let i = 0; i < x.length; i += 1) {
    for (let j = i + 1; j < x.length; j += 1) {
      const dx = x[j] - x[i];
      const dy = y[j] - y[i];
      const distance = Math.hypot(dx, dy);
      const missing = radii[i] + radii[j] - distance;
      if (missing <= 1e-6) continue;
      const [ux, uy] = distance > 1e-9 ? [dx / distance, dy / distance] : [1, 0];
      x[i] -= (ux * missing) / 2;
      y[i] -= (uy * missing) / 2;
      x[j] += (ux * missing) / 2;
      y[j] += (uy * missing) / 2;
      moved = true;
    }
  }
  return moved;
}

/** Moves the middle to 0 and the farthest coordinate to 1. */
function scaleToUnit(...axes: Float64Array[]): void {
  const middles = axes.map((axis) => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const value of axis) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return { middle: (low + high) / 2, half: (high - low) / 2 };
  });
  const half = Math.max(...middles.map((axis) => axis.half)) || 1;
  axes.forEach((axis, a) => {
    for (let i = 0; i < axis.length; i += 1) axis[i] = (axis[i] - middles[a].middle) / half;
  });
}
