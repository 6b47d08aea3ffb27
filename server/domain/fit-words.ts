import type { Refusal } from "./climb";

/** Why a model is not shown, for people. */
export const refusalWords: Readonly<Record<Refusal, string>> = {
  few_repeaters: "Fewer than 100 customers have bought again: too few to tell slow buying from leaving.",
  impossible_history: "Some histories cannot be: a repeat before the first purchase, or after the day of counting.",
  nonsense_likelihood: "The arithmetic broke down: it found a likelihood that no customers could have.",
  at_bound: "The search ran to the edge of what is sensible: the model does not describe these customers.",
  flat: "The purchases do not settle every parameter: very different ones explain them equally well.",
  not_converged: "The search did not come to an end: what it found cannot be relied on.",
};
