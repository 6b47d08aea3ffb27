import type { Direction } from "./decision-words";
import type { PlainDate } from "./plain-date";

/** What became of predictions, as the page's list is asked for: recorded, due and not recorded, never to be recorded. */
export const forecastKinds = ["recorded", "came", "failed", "due", "never"] as const;
export type ForecastKind = (typeof forecastKinds)[number];

export type ForecastRow = {
  id: string;
  decisionId: string;
  number: number;
  title: string | null;
  /** In words; null: erased. */
  measure: string | null;
  direction: Direction;
  threshold: number;
  probability: number;
  resolveOn: PlainDate;
  actual: number | null;
  happened: boolean | null;
};
