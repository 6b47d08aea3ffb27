/** How a conversation was held. */
export const contactChannels = ["phone", "email", "visit", "letter", "chat", "text", "social", "web"] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** Who began it: `in` the customer, `out` we. */
export const contactDirections = ["in", "out"] as const;
export type ContactDirection = (typeof contactDirections)[number];

/** What it was about, from the customer's side. `own`: we rang of our own accord. */
export const contactCauses = ["product", "bill", "information", "promise_broken", "own", "other"] as const;
export type ContactCause = (typeof contactCauses)[number];

/** Where the customer is, in the customer's words. */
export const journeyStages = ["find_and_buy", "start", "use", "get_help", "renew", "leave"] as const;
export type JourneyStage = (typeof journeyStages)[number];
