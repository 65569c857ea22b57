import { InvalidArgumentError } from "../numeric/errors";

/** Version of the serialised form; a reader refuses any other. */
const FORMAT = 1;

/** Versioned JSON of a policy's state. Numbers must be finite: JSON writes the shortest text that reads back to the same bits. */
export function serializeState(name: string, state: unknown): string {
  return JSON.stringify({ format: FORMAT, name, state }, (_key, value: unknown) =>
    value instanceof Float64Array || value instanceof Float32Array || value instanceof Int32Array ? Array.from(value) : value,
  );
}

/**
 * Reads the envelope.
 * @throws InvalidArgumentError when the text is no policy of this version
 */
export function parseSerialized(text: string): { readonly name: string; readonly state: unknown } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new InvalidArgumentError("a serialised policy must be JSON");
  }
  if (typeof parsed !== "object" || parsed === null || !("format" in parsed) || !("name" in parsed) || !("state" in parsed))
    throw new InvalidArgumentError("a serialised policy must have format, name and state");
  if (parsed.format !== FORMAT)
    throw new InvalidArgumentError(`policy format must be ${FORMAT}, got ${String(parsed.format)}: fit the policy again`);
  return { name: String(parsed.name), state: parsed.state };
}
