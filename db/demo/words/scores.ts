import type { RubricKey } from "../../../server/domain/rubric";

/** What peers wrote beside a no. */
export const scoreNotes: Record<RubricKey, string> = {
  voice: "“Case handling” is our word. A customer would say “sorting it out”.",
  quote: "The quote is a summary. What did they say?",
  counts: "“About four hundred” – the register knows how many.",
  worstOff: "It names them, but not how many they are.",
  sizes: "“Less worry” – how would we see that?",
  mitigation: "A softer sentence in the letter changes nothing of what happens to them.",
  telling: "The front line reads it on the same day as the customers.",
  prediction: "This would have come true whatever we did.",
};
