import express, { type RequestHandler } from "express";

/** Half a surrogate pair is no character: stores and other programs refuse it, so it becomes the replacement character here. */
const wellFormed = (value: unknown): unknown => (typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value);

/** Keys that would reach into the prototypes of objects are dropped while JSON is read. */
function withoutPrototypes(this: unknown, key: string, value: unknown): unknown {
  return key === "__proto__" || key === "constructor" || key === "prototype" ? undefined : wellFormed(value);
}

/** Reads a JSON body of at most `limit` bytes. */
export const jsonBody = (limit: number): RequestHandler => express.json({ limit, strict: true, reviver: withoutPrototypes });

/** The same for records, whose keys are names of columns: only the one that no object can have is dropped. */
export const recordsBody = (limit: number): RequestHandler =>
  express.json({ limit, strict: true, reviver: (key: string, value: unknown) => (key === "__proto__" ? undefined : wellFormed(value)) });
