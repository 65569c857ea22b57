/** A box on the screen, in pixels from the top left. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A text to place, with the boxes where it may stand, the best first. */
export interface LabelWish<T> {
  readonly item: T;
  readonly boxes: readonly Box[];
}

/** A text that is measured only when there may be room for it. */
export interface UnmeasuredWish<T> {
  /** A box for each where it may stand, no larger than that: where none is free, the text finds no place. */
  readonly least: readonly Box[];
  readonly measure: () => LabelWish<T>;
}

export interface PlacedLabel<T> {
  readonly item: T;
  readonly box: Box;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

const CELL = 64;

/** Boxes by the squares of the screen that they touch, so that thousands of them are asked quickly. */
class BoxIndex {
  private readonly cells = new Map<number, Box[]>();

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    this.visit(box, (cell) => {
      const boxes = this.cells.get(cell);
      if (boxes === undefined) this.cells.set(cell, [box]);
      else boxes.push(box);
      return true;
    });
  }

  /** Whether no box overlaps this one. */
  isFree(box: Box): boolean {
    let free = true;
    this.visit(box, (cell) => {
      for (const other of this.cells.get(cell) ?? [])
        if (overlap(box, other)) {
          free = false;
          break;
        }
      return free;
    });
    return free;
  }

  /** How many boxes overlap this one; counting stops at `enough`. */
  count(box: Box, enough: number): number {
    const seen = new Set<Box>();
    this.visit(box, (cell) => {
      for (const other of this.cells.get(cell) ?? []) if (overlap(box, other)) seen.add(other);
      return seen.size < enough;
    });
    return seen.size;
  }

  /** Calls back for each square that the box touches, until the answer is false. */
  private visit({ left, top, width, height }: Box, each: (cell: number) => boolean): void {
    for (let row = Math.floor(top / CELL); row <= Math.floor((top + height) / CELL); row += 1)
      for (let column = Math.floor(left / CELL); column <= Math.floor((left + width) / CELL); column += 1)
        if (!each(row * 100_003 + column)) return;
  }
}

/**
 * Places texts greedily, most important first: a text that finds no free box within the view is left out, so no two placed texts ever overlap.
 * @param wishes most important first
 * @param obstacles boxes that no text may cover
 * @param max most texts to place
 * @param soft boxes that a text had better not cover: of its free boxes it takes the first that covers the fewest of them
 */
export function placeLabels<T>(
  wishes: readonly (LabelWish<T> | UnmeasuredWish<T>)[],
  view: { readonly width: number; readonly height: number },
  obstacles: readonly Box[],
  max: number,
  soft: readonly Box[] = [],
): PlacedLabel<T>[] {
  const taken = new BoxIndex(obstacles);
  const under = new BoxIndex(soft);
  const placed: PlacedLabel<T>[] = [];
  const isOpen = (box: Box): boolean =>
    box.left >= 0 && box.top >= 0 && box.left + box.width <= view.width && box.top + box.height <= view.height && taken.isFree(box);
  for (const wish of wishes) {
    if (placed.length >= max) break;
    if ("measure" in wish && !wish.least.some(isOpen)) continue;
    const { item, boxes } = "measure" in wish ? wish.measure() : wish;
    const free = boxes.filter(isOpen);
    let box: Box | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    for (const each of free) {
      const covered = under.count(each, fewest);
      if (covered < fewest) [box, fewest] = [each, covered];
    }
    if (box === undefined) continue;
    taken.add(box);
    placed.push({ item, box });
  }
  return placed;
}

/** Boxes beside a node where its name may stand: right, left, above, below. */
export function boxesBeside(x: number, y: number, radius: number, width: number, height: number): Box[] {
  const gap = radius + 4;
  return [
    { left: x + gap, top: y - height / 2, width, height },
    { left: x - gap - width, top: y - height / 2, width, height },
    { left: x - width / 2, top: y - gap - height, width, height },
    { left: x - width / 2, top: y + gap, width, height },
  ];
}
