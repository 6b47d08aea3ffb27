import { addDays, type PlainDate } from "./plain-date";

/** Whose anniversaries are listed: those of customers the reader looked at last, or everybody's. */
export const thanksWhose = ["mine", "everyone"] as const;
export type ThanksWhose = (typeof thanksWhose)[number];

/** The day of the year as a number that sorts: 714 is 14 July. Agrees with day_of_year_key() in the database. */
function dayOfYearKey(day: PlainDate): number {
  return Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
}

/** Days of one year, both included, as `dayOfYearKey` has them. */
export type YearRange = { year: number; from: number; to: number };

/**
 * The days of the year on which somebody came whose anniversary lies between two days less than two years apart, in the
 * order of the days. Who came on 29 February has it on the 28th where the year has no 29th (ruling 28).
 */
export function anniversaryRanges(first: PlainDate, last: PlainDate): YearRange[] {
  const [firstYear, lastYear] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const from = dayOfYearKey(first);
  const to = isLastOfShortFebruary(last) ? 229 : dayOfYearKey(last);
  if (firstYear === lastYear) return [{ year: firstYear, from, to }];
  return [
    { year: firstYear, from, to: 1231 },
    { year: lastYear, from: 101, to },
  ];
}

/** 28 February of a year without a 29th. */
function isLastOfShortFebruary(day: PlainDate): boolean {
  return day.slice(5) === "02-28" && addDays(day, 1).slice(5) === "03-01";
}
