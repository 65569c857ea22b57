import { InvalidArgumentError } from "../../numeric/errors";
import { createRng } from "../../numeric/rng";
import { standardNormal } from "../../numeric/standard-normal";

/**
 * A small fully connected network as plain numbers: rectified hidden layers, linear output. Serving needs no tensor library: it is a few
 * thousand multiplications. `weights[l]` is inputs x outputs, row-major.
 */
export interface Network {
  /** Width of every layer, the input first. */
  readonly sizes: readonly number[];
  readonly weights: readonly Float32Array[];
  readonly biases: readonly Float32Array[];
}

/** A network with He-normal weights and no biases; the output layer is scaled down so that all actions begin alike. */
export function createNetwork(sizes: readonly number[], seed: number): Network {
  if (sizes.length < 2 || sizes.some((size) => !(Number.isInteger(size) && size >= 1)))
    throw new InvalidArgumentError(`sizes must be two or more integers >= 1, got [${sizes.join(", ")}]`);
  const rng = createRng(seed, "network");
  const last = sizes.length - 2;
  return {
    sizes,
    weights: sizes.slice(1).map((width, l) => {
      const scale = Math.sqrt(2 / sizes[l]) * (l === last ? 0.01 : 1);
      return Float32Array.from({ length: sizes[l] * width }, () => scale * standardNormal(rng));
    }),
    biases: sizes.slice(1).map((width) => new Float32Array(width)),
  };
}

/** Activations of every layer, the input first, the output last. */
function activations(network: Network, input: Float64Array): Float64Array[] {
  const { sizes, weights, biases } = network;
  if (input.length !== sizes[0]) throw new InvalidArgumentError(`input must have ${sizes[0]} numbers, got ${input.length}`);
  const layers = [input];
  for (let l = 0; l + 1 < sizes.length; l += 1) {
    const width = sizes[l + 1];
    const below = layers[l];
    const out = Float64Array.from(biases[l]);
    for (let i = 0; i < below.length; i += 1) {
      const x = below[i];
      if (x !== 0) for (let j = 0; j < width; j += 1) out[j] += x * weights[l][i * width + j];
    }
    if (l + 2 < sizes.length) for (let j = 0; j < width; j += 1) if (out[j] < 0) out[j] = 0;
    layers.push(out);
  }
  return layers;
}

/** Output for one input. */
export function runNetwork(network: Network, input: Float64Array): Float64Array {
  return activations(network, input)[network.sizes.length - 1];
}

/**
 * The network after its output at `input` moved by `step` times `direction`, exactly: only the output layer changes, by the smallest
 * change that does it (normalised least mean squares). What an online outcome may do without a training run.
 */
export function nudgeOutput(network: Network, input: Float64Array, direction: Float64Array, step: number): Network {
  const layers = activations(network, input);
  const hidden = layers[layers.length - 2];
  let norm = 1;
  for (const h of hidden) norm += h * h;
  const last = network.weights.length - 1;
  const width = direction.length;
  const weights = Float32Array.from(network.weights[last]);
  const biases = Float32Array.from(network.biases[last]);
  for (let j = 0; j < width; j += 1) {
    const move = (step * direction[j]) / norm;
    for (let i = 0; i < hidden.length; i += 1) weights[i * width + j] += move * hidden[i];
    biases[j] += move;
  }
  return { ...network, weights: [...network.weights.slice(0, last), weights], biases: [...network.biases.slice(0, last), biases] };
}
