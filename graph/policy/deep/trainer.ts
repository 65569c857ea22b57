import type { Tensor2D, Variable } from "@tensorflow/tfjs-core";
import type { Network } from "./network";

type TensorLibrary = typeof import("@tensorflow/tfjs-core");

let library: Promise<TensorLibrary> | null = null;

/**
 * TensorFlow.js with its WebAssembly backend, loaded on first use and never before: 30 ms, nothing native, single-threaded and so
 * repeatable.
 */
function loadTensorLibrary(): Promise<TensorLibrary> {
  library ??= (async () => {
    const tensors = await import("@tensorflow/tfjs-core");
    tensors.enableProdMode();
    await import("@tensorflow/tfjs-backend-wasm");
    if (!(await tensors.setBackend("wasm"))) throw new Error("the WebAssembly backend of TensorFlow.js cannot be used here");
    await tensors.ready();
    return tensors;
  })();
  return library;
}

/** Trains one network: Adam on gradients that the caller gives with respect to the outputs. Close it to free its tensors. */
export interface Trainer {
  /** Outputs for a batch, rows x outputs, row-major. @param inputs rows x inputs, row-major */
  predict(inputs: Float32Array, rows: number): Float32Array;
  /**
   * One step. `gradientOf` gets the outputs and returns d(loss)/d(output), rows x outputs: losses stay readable formulas, the tensor
   * library does the algebra.
   */
  step(inputs: Float32Array, rows: number, gradientOf: (outputs: Float32Array) => Float32Array): void;
  /** Takes over the weights of another trainer of the same shape. */
  copyFrom(other: Trainer): void;
  /** The weights as plain numbers. */
  network(): Network;
  close(): void;
}

/** Gradients are cut to this norm: one odd batch must not undo a training. */
const MAX_NORM = 5;

/** A trainer that starts from `network`. @param learningRate of Adam, > 0 */
export async function createTrainer(network: Network, learningRate: number): Promise<Trainer> {
  const tensors = await loadTensorLibrary();
  const { sizes } = network;
  const nLayers = sizes.length - 1;
  const weights = network.weights.map((values, l): Variable => tensors.variable(tensors.tensor2d(values, [sizes[l], sizes[l + 1]])));
  const biases = network.biases.map((values, l): Variable => tensors.variable(tensors.tensor2d(values, [1, sizes[l + 1]])));
  const optimizer = tensors.train.adam(learningRate);
  const forward = (input: Tensor2D): Tensor2D[] => {
    const layers = [input];
    for (let l = 0; l < nLayers; l += 1) {
      const sum = tensors.add(tensors.matMul(layers[l], weights[l] as unknown as Tensor2D), biases[l]);
      layers.push((l + 1 < nLayers ? tensors.relu(sum) : sum) as Tensor2D);
    }
    return layers;
  };
  const dataOf = (variable: Variable): Float32Array => variable.dataSync<"float32">().slice();
  return {
    predict: (inputs, rows) =>
      tensors.tidy(() =>
        forward(tensors.tensor2d(inputs, [rows, sizes[0]]))
          [nLayers].dataSync<"float32">()
          .slice(),
      ),
    step(inputs, rows, gradientOf) {
      tensors.tidy(() => {
        const layers = forward(tensors.tensor2d(inputs, [rows, sizes[0]]));
        const outputs = layers[nLayers].dataSync<"float32">();
        let delta = tensors.tensor2d(gradientOf(outputs), [rows, sizes[nLayers]]);
        const gradients: Record<string, Tensor2D> = {};
        for (let l = nLayers - 1; l >= 0; l -= 1) {
          gradients[weights[l].name] = tensors.matMul(layers[l], delta, true, false);
          gradients[biases[l].name] = tensors.sum(delta, 0, true);
          // relu passes the gradient where it was positive.
          if (l > 0) delta = tensors.mul(tensors.matMul(delta, weights[l] as unknown as Tensor2D, false, true), tensors.step(layers[l]));
        }
        let norm = 0;
        for (const gradient of Object.values(gradients)) norm += tensors.sum(tensors.square(gradient)).dataSync<"float32">()[0];
        const scale = Math.min(1, MAX_NORM / Math.max(1e-12, Math.sqrt(norm)));
        optimizer.applyGradients(
          Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, tensors.mul(gradient, scale)])),
        );
      });
    },
    copyFrom(other) {
      const { weights: theirs, biases: their } = other.network();
      tensors.tidy(() => {
        theirs.forEach((values, l) => {
          weights[l].assign(tensors.tensor2d(values, [sizes[l], sizes[l + 1]]));
          biases[l].assign(tensors.tensor2d(their[l], [1, sizes[l + 1]]));
        });
      });
    },
    network: () => ({ sizes, weights: weights.map(dataOf), biases: biases.map(dataOf) }),
    close() {
      optimizer.dispose();
      for (const variable of [...weights, ...biases]) variable.dispose();
    },
  };
}
