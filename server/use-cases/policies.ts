import type { PolicyName } from "../../graph/policy/policy";

const descriptions: Readonly<Record<PolicyName, string>> = {
  ranking: "Bayesian ranking model over problems, intersections and momentum; its posterior explores. The default.",
  problems: "Mixture of problems alone: how probable the product is given the client's problems.",
  popularity: "What most clients bought.",
  "q-learning": "Value of addressing a product in the client's state, learnt from histories.",
  "epsilon-greedy": "The popular product mostly, another one at random at times.",
  dqn: "Deep Q-learning over the client's mixture and recent problems, in a process fitted from history. Trained when asked for.",
  "policy-gradient": "REINFORCE with a learnt baseline, in the same process. Trained when asked for.",
  "actor-critic": "Advantage actor-critic, in the same process. Trained when asked for.",
};

export const describePolicy = (name: PolicyName): string => descriptions[name];
