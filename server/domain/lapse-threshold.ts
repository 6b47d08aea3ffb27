import type { Instant, PlainDate } from "./plain-date";

/** A version of the lapse threshold: after how many days without a purchase a customer is lost, and why. The newest counts. */
export type LapseThreshold = { days: number; reason: string; setBy: string; recordedAt: Instant };

/** What the board answers a proposal of another threshold. */
export const proposalAnswers = ["set", "declined"] as const;

/**
 * That a manager thinks another threshold would be right, with what the data said that day: within how many days four in
 * five returns came (null: nobody had returned), and who would be active and lost. `…InForce` null: none was set then.
 */
export type ThresholdProposal = {
  id: string;
  days: number;
  reason: string;
  proposedBy: string;
  isMine: boolean;
  proposedAt: Instant;
  /** That day, where the organisation is: what was counted speaks of it. */
  proposedOn: PlainDate;
  suggestedDays: number | null;
  returns: number;
  daysInForce: number | null;
  activeInForce: number | null;
  lostInForce: number | null;
  activeProposed: number;
  lostProposed: number;
  /** Null: it waits for the board. `setDays`: what was set, which may be another number. */
  answer: {
    answer: (typeof proposalAnswers)[number];
    by: string;
    at: Instant;
    setDays: number | null;
    reason: string;
  } | null;
};
