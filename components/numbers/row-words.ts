import { formatMoney } from "@/components/format/amount";
import { formatDay } from "@/components/format/time";
import { counted, formatCount } from "@/components/format/words";
import { monthOf } from "@/server/domain/months";
import { beforeAll, everyRange, type NumberRowKey, type RowsAsked } from "@/server/domain/number-rows";
import { addDays } from "@/server/domain/plain-date";

type Words = {
  /** What one row is and what many are, where a customer may stand in several; absent: customers. */
  rows?: readonly [one: string, many: string];
  /** What these have in common, after their number. */
  title: (asked: RowsAsked, currency: string) => string;
  /** What the day beside each means; null: there is none. */
  day: string | null;
};

const on = ({ asOf }: RowsAsked) => `on ${formatDay(asOf)}`;
const within = ({ windowDays }: RowsAsked) => `within ${counted(windowDays, "day")}`;

const aWindowBefore = ({ asOf, windowDays }: RowsAsked) => addDays(asOf, -windowDays);
/** The days that those asked for bought in. */
function boughtIn(asked: RowsAsked): RowsAsked {
  const [from, to] = asked.ranges?.last ?? [asked.from, asked.asOf];
  return { ...asked, from, to };
}
/** The window names how many spells they have had: one more than breaks. */
const breaks = ({ windowDays }: RowsAsked) => (windowDays === 1 ? "no break" : counted(windowDays - 1, "break"));

/** A whole month or year by its name, any other period by its days. */
function between({ from, to }: RowsAsked): string {
  if (from === beforeAll) return `by ${formatDay(to)}`;
  const month = monthOf(from);
  if (month.from === from && month.to === to) return `in ${formatDay(from, "month")}`;
  const year = Number(from.slice(0, 4));
  if (from.endsWith("-01-01") && to === `${year}-12-31`) return `in ${year}`;
  return `from ${formatDay(from, "long", month.to >= to ? year : undefined)} to ${formatDay(to)}`;
}

/** What their purchases have in common: ", last from … to …, on 2 to 3 days, for £10 to £20". */
function ranged({ ranges }: RowsAsked, currency: string): string {
  const { last, days, worth } = ranges ?? everyRange;
  const span = <End>(ends: readonly [End, End], format: (end: End) => string) =>
    ends[0] === ends[1] ? format(ends[0]) : `${format(ends[0])} to ${format(ends[1])}`;
  return [
    last ? `, last ${span(last, (on) => formatDay(on, "short"))}` : "",
    days ? `, on ${span(days, formatCount)} ${days[1] === 1 ? "day" : "days"}` : "",
    worth ? `, for ${span(worth, (minor) => formatMoney(minor, currency))}` : "",
  ].join("");
}

const losses = ["loss of a customer", "losses of customers"] as const;

/** How each list behind a number is headed, and what the day of its rows is. */
export const rowWords: Record<NumberRowKey, Words> = {
  all: { title: (asked) => `on record ${on(asked)}`, day: "First bought" },
  customers: { title: (asked) => `who had bought by ${formatDay(asked.asOf)}`, day: "First bought" },
  not_yet: { title: (asked) => `who had not bought yet ${on(asked)}`, day: null },
  active: { title: (asked) => `active ${on(asked)}`, day: "Last bought by then" },
  new: { title: (asked) => `who first bought ${between(asked)}`, day: "First bought" },
  won_back: {
    rows: ["time a customer was won back", "times customers were won back"],
    title: between,
    day: "Won back",
  },
  lost: { rows: losses, title: between, day: "Lost" },
  first: { title: (asked) => `who first bought ${between(asked)}`, day: "First bought" },
  repeated: {
    title: (asked) => `who first bought ${between(asked)} and bought again ${within(asked)}`,
    day: "Bought again",
  },
  stock: { title: (asked) => `who were lost on ${formatDay(asked.from)}`, day: "Lost" },
  stock_back: {
    title: (asked) => `who were lost on ${formatDay(asked.from)} and won back by ${formatDay(asked.asOf)}`,
    day: "Won back",
  },
  lapses: {
    rows: losses,
    title: (asked) =>
      `${between(asked)}, ${counted(asked.windowDays, "day")} and longer before ${formatDay(asked.asOf)}`,
    day: "Lost",
  },
  lapses_back: {
    rows: losses,
    title: (asked) => `${between(asked)} followed by a purchase ${within(asked)}`,
    day: "Won back",
  },
  top: { title: (asked) => `who had bought the most by ${formatDay(asked.asOf)}, one in five`, day: null },
  ten_years: { title: (asked) => `with us ten years and more ${on(asked)}`, day: "First bought" },
  top_tenth: { title: (asked) => `in the top tenth by value ${on(asked)}`, day: null },
  cohort_back: {
    title: (asked) => `who first bought ${between(asked)} and bought again ${between(boughtIn(asked))}`,
    day: "Bought again",
  },
  held: {
    title: (asked) => `who came ${between(asked)} and were active on ${formatDay(aWindowBefore(asked))}`,
    day: "With us since",
  },
  held_still: {
    title: (asked) =>
      `who came ${between(asked)}, were active on ${formatDay(aWindowBefore(asked))} and were ${on(asked)}`,
    day: "With us since",
  },
  spell_since: {
    title: (asked) => `active ${on(asked)} whose unbroken spell began ${between(asked)}`,
    day: "Unbroken since",
  },
  spells: { title: (asked) => `with ${breaks(asked)} ${on(asked)}`, day: "Last bought by then" },
  spells_more: { title: (asked) => `with ${breaks(asked)} or more ${on(asked)}`, day: "Last bought by then" },
  bought: { title: (asked, currency) => `who bought ${between(asked)}${ranged(asked, currency)}`, day: "Last bought" },
  worth: {
    title: (asked, currency) => `who by ${formatDay(asked.asOf)} had bought${ranged(asked, currency)}`,
    day: null,
  },
  plan_kept: {
    title: (asked) => `who were active on ${formatDay(addDays(asked.from, -1))} and ${on(asked)}`,
    day: "Last bought by then",
  },
  plan_won: {
    title: (asked) => `who first bought ${between({ ...asked, to: asked.asOf })} and were active ${on(asked)}`,
    day: "Last bought by then",
  },
  plan_won_back: {
    title: (asked) => `who had been lost on ${formatDay(addDays(asked.from, -1))} and were active ${on(asked)}`,
    day: "Last bought by then",
  },
  open_issue: { title: (asked) => `with an open issue ${on(asked)}`, day: "First bought" },
};
