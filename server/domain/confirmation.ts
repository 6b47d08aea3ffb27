import type { CustomerAnswer, PromiseKind } from "./promise-words";

/** What the customer is asked about: a claim of ours that it was kept, or that they asked us to leave it (ruling 3). */
export const confirmationClaims = ["kept", "cancelled"] as const;
export type ConfirmationClaim = (typeof confirmationClaims)[number];

/** Why a customer is asked. `wish`: a move or cancellation said to be theirs. `everyone`: too few for a sample to be drawn. */
const askedFor = ["wish", "high_stakes", "everyone", "chance"] as const;

/**
 * What became of a claim when its turn came, once and for all. `passed`: chance let it go. The rest could not be asked:
 * gone, vulnerable, do not want it, no address known before the promise was made, a complaint open or asked too lately.
 */
export const sortings = [
  ...askedFor,
  "passed",
  "gone",
  "vulnerable",
  "unwanted",
  "no_address",
  "complaint_open",
  "resting",
] as const;
export type Sorting = (typeof sortings)[number];

/** Things whose being put right shows only after a while: asked two to four weeks after, all else two to three days (B8). */
const laterKinds: readonly PromiseKind[] = ["fix", "refund"];

/** From how many days after it was kept until how many a customer is asked; the instant between is drawn. */
export function askedAfterDays(kind: PromiseKind): { from: number; until: number } {
  return laterKinds.includes(kind) ? { from: 14, until: 28 } : { from: 2, until: 3 };
}

/** The least the board may set (B8); it may ask for more, or stop asking, which shows. */
export const leastPlan = { share: 10, atLeast: 30 } as const;

/** Asked of everybody: what costs a customer most when it goes wrong. Moments of truth and the charter are always among them. */
export const usualHighStakes: readonly PromiseKind[] = ["appointment", "refund", "fix"];

/** Fewer asked than this in a cell, and nothing is said of how many were (ruling 32). */
const enoughAsked = 5;

export type ConfirmationCell = {
  asked: number;
  /** Of those that chance decides, how many it took and how many it let go. */
  drawn: number;
  passed: number;
};

/**
 * Whether it may be said how many were asked in a cell: five and more, and where chance decided, some were taken and
 * five and more were not, so that nobody's being asked follows from the sum. Agrees with confirmation_sums, which also
 * holds a cell back where the sum of all, less the cells that are told, would be less of a crowd than this.
 */
export function mayTellAsked({ asked, drawn, passed }: ConfirmationCell): boolean {
  return asked >= enoughAsked && (drawn + passed === 0 || (drawn >= 1 && passed >= 5));
}

export type ConfirmationSums = {
  /** Asked, all told; null: not known yet, or too few to say. */
  asked: number | null;
  answered: number;
  /** Answered that it was kept. */
  yes: number;
};

export type CustomerConfirmed = {
  /** M3: confirmed kept, of those who were asked and answered. */
  readonly k: number;
  readonly n: number;
  /** The share of those asked who answered. */
  readonly response: number | null;
  /** What the share would be if every silent customer had said no, and if every one had said yes. */
  readonly bounds: { readonly low: number; readonly high: number } | null;
};

/**
 * M3 (GOVERNANCE B3): customer-confirmed kept of those asked and answered, with the response rate and both bounds over
 * all who were asked. Where it is not known how many were asked there are neither; nobody asked is no rate.
 */
export function customerConfirmed({ asked, answered, yes }: ConfirmationSums): CustomerConfirmed {
  if (asked === null || asked === 0) return { k: yes, n: answered, response: null, bounds: null };
  // An answer may be known before the letter that asked is: the sums are of what has been recorded.
  const all = Math.max(asked, answered);
  return {
    k: yes,
    n: answered,
    response: answered / all,
    bounds: { low: yes / all, high: (yes + all - answered) / all },
  };
}

/** The one question and its three answers, worded for what is claimed; what they mean for the rate stays the same. */
export type ConfirmationQuestion = { question: string; answers: Record<CustomerAnswer, string> };

/**
 * Whether we did what we said, when we said (B8). Of a promise that was left, as we have it, at the customer's own
 * asking: whether they did ask. `late` then means: only once it was too late already; that is a broken promise too.
 */
export function questionFor(claim: ConfirmationClaim): ConfirmationQuestion {
  if (claim === "kept") {
    return {
      question: "Did we do what we said, when we said?",
      answers: { yes: "Yes, on time", late: "Yes, but late", no: "No" },
    };
  }
  return {
    question: "We noted that you asked us to leave it. Did you?",
    answers: { yes: "Yes, I asked for that", late: "Yes, but you were late already", no: "No, I did not" },
  };
}
