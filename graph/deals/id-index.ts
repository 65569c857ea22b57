import { hashText } from "../numeric/rng";

/**
 * Positions of ids in a list, as a Map from id to position would give them, but for lists of any length: a Map of V8 holds 2^24 entries at
 * most. Open addressing over one typed array, 8 to 16 bytes an id beside the list itself.
 */
export class IdIndex<Id extends string = string> {
  /** Position + 1 of an id, 0 where a slot is free; a power of two of them, at least twice the ids. */
  private readonly slots: Int32Array;

  /** @param ids of an id that is there twice, the last position counts, as with a Map */
  constructor(private readonly ids: readonly Id[]) {
    let size = 4;
    while (size < 2 * ids.length) size *= 2;
    this.slots = new Int32Array(size);
    for (let i = 0; i < ids.length; i += 1) this.slots[this.find(ids[i])] = i + 1;
  }

  /** Position of the id, undefined where it is not in the list. */
  get(id: Id): number | undefined {
    const found = this.slots[this.find(id)];
    return found === 0 ? undefined : found - 1;
  }

  has(id: Id): boolean {
    return this.slots[this.find(id)] !== 0;
  }

  /** The slot of the id, or the free one where it would be. */
  private find(id: Id): number {
    const { slots, ids } = this;
    const mask = slots.length - 1;
    let at = hashText(id) & mask;
    while (slots[at] !== 0 && ids[slots[at] - 1] !== id) at = (at + 1) & mask;
    return at;
  }
}
