import { isAnyArrayBuffer, isSharedArrayBuffer } from "node:util/types";

/**
 * Buffers of the typed arrays in a value, to be moved rather than copied to another thread. Only buffers that an array covers whole:
 * a view into a larger buffer is copied, because others may look into the rest. The sender must not use the value afterwards.
 */
export function transferablesOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const seen = new Set<object>();
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null || seen.has(part)) return;
    seen.add(part);
    if (ArrayBuffer.isView(part)) {
      const { buffer } = part;
      if (isAnyArrayBuffer(buffer) && !isSharedArrayBuffer(buffer) && part.byteLength === buffer.byteLength) found.add(buffer);
    } else if (part instanceof Map) {
      for (const [key, item] of part) {
        visit(key);
        visit(item);
      }
    } else if (Array.isArray(part)) {
      // Long lists hold ids or rows of one kind: when the first item is no object, none is.
      if (typeof part[0] === "object") part.forEach(visit);
    } else {
      Object.values(part).forEach(visit);
    }
  };
  visit(value);
  return [...found];
}
