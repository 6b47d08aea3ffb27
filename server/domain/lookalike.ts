import type { LikenessReason } from "./likeness";
import type { PlainDate } from "./plain-date";

/** Somebody known who may be the customer that is being written down. */
export type Lookalike = {
  id: string;
  name: string;
  called: string | null;
  place: string | null;
  sinceOn: PlainDate | null;
  months: number | null;
  lastOn: PlainDate | null;
  score: number;
  /** `household`: another person at the same number or address, which is normal. */
  level: "likely" | "household";
  reasons: LikenessReason[];
};
