import type { PolicyName } from "../../graph/policy/policy";

const descriptions: Readonly<Record<PolicyName, string>> = {
  ranking: "Bayesian ranking model over problems, intersections and momentum; its posterior explores. The default.",
  problems: "Mixture of problems alone: how probable the product is given the client's problems.",
  popularity: "What most clients bought.",
  "q-learning": "Value of addressing a product in the client's state, learnt from histories.",
  "epsilon-greedy": "The popular product mostly, another one at random at times.",
};

export const describePolicy = (name: PolicyName): string => descriptions[name];
