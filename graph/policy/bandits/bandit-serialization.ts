import { InvalidArgumentError } from "../../numeric/errors";

/** Version of the serialised form; a reader refuses any other. */
const FORMAT = 1;

/** Versioned JSON of a bandit's state; typed arrays become lists, numbers read back to the same bits. */
export function serializeBandit(state: object): string {
  return JSON.stringify({ format: FORMAT, ...state }, (_key, value: unknown) =>
    value instanceof Float64Array ? Array.from(value) : value,
  );
}

/**
 * Reads `serializeBandit` text.
 * @throws InvalidArgumentError when it is no JSON object of this version
 */
export function parseBandit(text: string): ReadonlyMap<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new InvalidArgumentError("a serialised bandit must be JSON");
  }
  if (typeof parsed !== "object" || parsed === null) throw new InvalidArgumentError("a serialised bandit must be an object");
  const fields = new Map<string, unknown>(Object.entries(parsed));
  if (fields.get("format") !== FORMAT)
    throw new InvalidArgumentError(`bandit format must be ${FORMAT}, got ${String(fields.get("format"))}: train the bandit again`);
  return fields;
}
