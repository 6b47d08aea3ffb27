/** The lists of customers behind the numbers. Every number on screen opens one of these. */
export const numberRowKeys = [
  "customers",
  "not_yet",
  "active",
  "new",
  "won_back",
  "lost",
  "first",
  "repeated",
  "stock",
  "stock_back",
  "lapses",
  "lapses_back",
  "top",
  "ten_years",
  "top_tenth",
  "open_issue",
] as const;
export type NumberRowKey = (typeof numberRowKeys)[number];

/** Whether a list can only be drawn up with a lapse threshold. */
export function needsLapseThreshold(key: NumberRowKey): boolean {
  return ["active", "won_back", "lost", "stock", "stock_back", "lapses", "lapses_back"].includes(key);
}
