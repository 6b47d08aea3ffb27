import { formatDay } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { monthOf } from "@/server/domain/months";
import type { NumberRowKey, RowsAsked } from "@/server/domain/number-rows";

type Words = {
  /** What these customers have in common, after their number. */
  title: (asked: RowsAsked) => string;
  /** What the day beside each means; null: there is none. */
  day: string | null;
};

const on = ({ asOf }: RowsAsked) => `on ${formatDay(asOf)}`;
const within = ({ windowDays }: RowsAsked) => `within ${counted(windowDays, "day")}`;

/** A whole month or year by its name, any other period by its days. */
function between({ from, to }: RowsAsked): string {
  const month = monthOf(from);
  if (month.from === from && month.to === to) return `in ${formatDay(from, "month")}`;
  const year = Number(from.slice(0, 4));
  if (from.endsWith("-01-01") && to === `${year}-12-31`) return `in ${year}`;
  return `from ${formatDay(from, "long", month.to >= to ? year : undefined)} to ${formatDay(to)}`;
}

/** How each list behind a number is headed, and what the day of its rows is. */
export const rowWords: Record<NumberRowKey, Words> = {
  all: { title: (asked) => `on record ${on(asked)}`, day: "First bought" },
  customers: { title: (asked) => `who had bought by ${formatDay(asked.asOf)}`, day: "First bought" },
  not_yet: { title: (asked) => `who had not bought yet ${on(asked)}`, day: null },
  active: { title: (asked) => `active ${on(asked)}`, day: "Last bought by then" },
  new: { title: (asked) => `who first bought ${between(asked)}`, day: "First bought" },
  won_back: { title: (asked) => `won back ${between(asked)}`, day: "Came back" },
  lost: { title: (asked) => `lost ${between(asked)}`, day: "Lost" },
  first: { title: (asked) => `who first bought ${between(asked)}`, day: "First bought" },
  repeated: { title: (asked) => `who first bought ${between(asked)} and came back ${within(asked)}`, day: "Came back" },
  stock: { title: (asked) => `who were lost on ${formatDay(asked.from)}`, day: "Lost" },
  stock_back: {
    title: (asked) => `who were lost on ${formatDay(asked.from)} and have bought again by ${formatDay(asked.asOf)}`,
    day: "Came back",
  },
  lapses: { title: (asked) => `lost ${between(asked)}`, day: "Lost" },
  lapses_back: { title: (asked) => `lost ${between(asked)} and back ${within(asked)}`, day: "Came back" },
  top: { title: (asked) => `who had bought the most by ${formatDay(asked.asOf)}, one in five`, day: null },
  ten_years: { title: (asked) => `with us ten years and more ${on(asked)}`, day: "First bought" },
  top_tenth: { title: (asked) => `in the top tenth by value ${on(asked)}`, day: null },
  open_issue: { title: (asked) => `with an open issue ${on(asked)}`, day: "First bought" },
};
