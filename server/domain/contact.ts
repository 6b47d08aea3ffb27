/** How a conversation was held. */
export const contactChannels = ["phone", "email", "visit", "letter", "chat", "text", "social", "web"] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** Who began it: `in` the customer, `out` we. */
export const contactDirections = ["in", "out"] as const;
export type ContactDirection = (typeof contactDirections)[number];

/** What it was about, from the customer's side. `own`: we rang of our own accord. */
export const contactCauses = ["product", "bill", "information", "promise_broken", "own", "other"] as const;
export type ContactCause = (typeof contactCauses)[number];

/** The journey stages every installation begins with; what is offered, and in which words, stands in `journey_stages`. */
export const journeyStages = ["find_and_buy", "start", "use", "get_help", "renew", "leave"] as const;
export type JourneyStage = (typeof journeyStages)[number];

/** Where feedback came in from outside, without a conversation with us. */
export const feedbackSources = ["review", "survey", "social", "letter", "other"] as const;
export type FeedbackSource = (typeof feedbackSources)[number];

/** Feedback is a contact too: the channel it is counted under. */
export const feedbackChannels: Record<FeedbackSource, ContactChannel> = {
  review: "web",
  survey: "web",
  social: "social",
  letter: "letter",
  other: "web",
};
