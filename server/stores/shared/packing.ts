import { isMap, isSet } from "node:util/types";
/*
 * A value of plain objects, arrays, maps, text, numbers and typed arrays as bytes, and back: the same numbers (NaN, infinities and -0
 * too), the same order of keys and entries. New fields need no change here.
 *
 * Layout: 8 bytes length of the head (a double), the head (JSON in which every typed array is a reference), the bytes of the typed
 * arrays in the order of their references. Everything comes and goes in pieces, so that no copy of the whole is made.
 */

const ARRAYS = {
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
} as const;
type ArrayName = keyof typeof ARRAYS;
type PackableArray = InstanceType<(typeof ARRAYS)[ArrayName]>;

/** Size of a piece: large enough for speed, small against memory. */
const PIECE_BYTES = 4 * 1024 * 1024;

const isTypedArray = (value: object): value is PackableArray => ArrayBuffer.isView(value) && value.constructor.name in ARRAYS;

/** Splits a value into pieces of at most PIECE_BYTES. */
export function* packValue(value: unknown): Generator<Uint8Array> {
  const arrays: PackableArray[] = [];
  const head = Buffer.from(JSON.stringify(toTree(value, arrays)));
  const length = Buffer.alloc(8);
  length.writeDoubleLE(head.length);
  yield* split(Buffer.concat([length, head]));
  for (const array of arrays) yield* split(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
}

function* split(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) yield bytes.slice(from, from + PIECE_BYTES);
}

/** Puts a value together again from its pieces, in order. */
export class Unpacker {
  private head: Uint8Array | null = null;
  private filled = 0;
  private readonly arrays: PackableArray[] = [];
  private current = 0;
  private tree: unknown;
  private lengthRead = false;

  add(piece: Uint8Array): void {
    let bytes = piece;
    if (!this.lengthRead) {
      const headLength = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0, true);
      this.head = new Uint8Array(headLength);
      this.lengthRead = true;
      bytes = bytes.subarray(8);
    }
    if (this.head !== null) {
      this.head.set(bytes, this.filled);
      this.filled += bytes.length;
      if (this.filled < this.head.length) return;
      this.tree = fromTree(JSON.parse(Buffer.from(this.head).toString()), this.arrays);
      this.head = null;
      this.filled = 0;
      return;
    }
    while (this.arrays.at(this.current)?.byteLength === 0) this.current += 1;
    const target = this.arrays.at(this.current);
    if (target === undefined) throw new Error("packed value has more bytes than its head says");
    new Uint8Array(target.buffer).set(bytes, this.filled);
    this.filled += bytes.length;
    if (this.filled === target.byteLength) {
      this.current += 1;
      this.filled = 0;
    }
  }

  value(): unknown {
    while (this.arrays.at(this.current)?.byteLength === 0) this.current += 1;
    if (!this.lengthRead || this.head !== null || this.current < this.arrays.length) throw new Error("packed value ends too early");
    return this.tree;
  }
}

type Tree = string | boolean | null | number | Tree[] | { [key: string]: Tree };

function toTree(value: unknown, arrays: PackableArray[]): Tree {
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0) ? value : { $number: Object.is(value, -0) ? "-0" : String(value) };
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (value === undefined) return { $undefined: true };
  if (Array.isArray(value)) return value.map((item) => toTree(item, arrays));
  if (typeof value !== "object") throw new TypeError(`cannot store a ${typeof value}`);
  if (isTypedArray(value)) {
    arrays.push(value);
    return { $array: value.constructor.name, length: value.length };
  }
  if (isMap(value)) return { $map: [...value].map(([key, item]) => [toTree(key, arrays), toTree(item, arrays)]) };
  if (isSet(value)) return { $set: [...value].map((item) => toTree(item, arrays)) };
  const prototype: unknown = Object.getPrototypeOf(value);
  // A plain object of any realm: what comes from a worker thread may have another Object.prototype than this module's.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TypeError(`cannot store a ${value.constructor.name}`);
  const entries = Object.entries(value);
  const isMarked = entries.some(([key]) => key.startsWith("$") || key === "__proto__");
  // Keys that would read as a mark, or that JSON cannot give back, go as entries.
  if (isMarked) return { $object: entries.map(([key, item]) => [key, toTree(item, arrays)]) };
  return Object.fromEntries(entries.map(([key, item]) => [key, toTree(item, arrays)]));
}

function fromTree(tree: unknown, arrays: PackableArray[]): unknown {
  if (typeof tree !== "object" || tree === null) return tree;
  if (Array.isArray(tree)) return tree.map((item) => fromTree(item, arrays));
  const node = tree as Record<string, unknown>;
  if ("$number" in node) return Number(node["$number"]);
  if ("$undefined" in node) return undefined;
  if ("$array" in node) {
    const array = new ARRAYS[node["$array"] as ArrayName](node["length"] as number);
    arrays.push(array);
    return array;
  }
  const pairs = (list: unknown): [unknown, unknown][] =>
    (list as [unknown, unknown][]).map(([key, item]) => [fromTree(key, arrays), fromTree(item, arrays)]);
  if ("$map" in node) return new Map(pairs(node["$map"]));
  if ("$set" in node) return new Set((node["$set"] as unknown[]).map((item) => fromTree(item, arrays)));
  if ("$object" in node) return Object.fromEntries(pairs(node["$object"]) as [string, unknown][]);
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, fromTree(item, arrays)]));
}
