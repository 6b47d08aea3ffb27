import type { Rest } from "./when-words";

/** A day, as said; which date it is depends on the customer's today and the owner's working days. */
export type DaySaid =
  | { readonly kind: "in_days"; readonly days: number }
  | { readonly kind: "in_working_days"; readonly days: number }
  /** Monday is 1. `weeks`: so many later, as in "Thursday week". */
  | {
      readonly kind: "weekday";
      readonly weekday: number;
      readonly of: "coming" | "this" | "next";
      readonly weeks: number;
    }
  | {
      readonly kind: "date";
      readonly day: number;
      readonly month: number | null;
      readonly year: number | null;
      /** The weekday that was said with it. */
      readonly weekday: number | null;
    }
  | { readonly kind: "end_of_week"; readonly weeks: number }
  | { readonly kind: "end_of_month"; readonly months: number }
  | { readonly kind: "end_of_named_month"; readonly month: number }
  | { readonly kind: "before"; readonly day: DaySaid };

const weekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const weekday =
  "(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)";
const month =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

export function readDay(rest: Rest): DaySaid | null {
  return readCount(rest) ?? readWeekdayOfWeek(rest) ?? readEnd(rest) ?? readDate(rest) ?? readNamedDay(rest);
}

function readCount(rest: Rest): DaySaid | null {
  if (rest.take("(?:the )?next (?:working|business) day")) return { kind: "in_working_days", days: 1 };
  const found = rest.take("(?:(?:in|within) )?(\\d{1,4}) (working |business )?(days?|weeks?|fortnights?)");
  if (!found) return null;
  const isWorking = found[2] !== "";
  const days = found[3]?.startsWith("w") ? (isWorking ? 5 : 7) : found[3]?.startsWith("f") ? (isWorking ? 10 : 14) : 1;
  return { kind: isWorking ? "in_working_days" : "in_days", days: Number(found[1]) * days };
}

/** "Thursday next week", "Thursday week", "a week on Thursday", "a week today". */
function readWeekdayOfWeek(rest: Rest): DaySaid | null {
  const day = rest.take("week (today|tomorrow)");
  if (day) return { kind: "in_days", days: day[1] === "today" ? 7 : 8 };
  const later = rest.take(`week (?:on|from) ${weekday}`) ?? rest.take(`${weekday} week`);
  if (later) return { kind: "weekday", weekday: weekdayOf(later[1]), of: "coming", weeks: 1 };
  const found = rest.take(`${weekday} (?:of |in )?(this|next) week`);
  const turned = found ? null : rest.take(`(this|next) week (?:on )?${weekday}`);
  const [week, name] = found ? [found[2], found[1]] : [turned?.[1], turned?.[2]];
  return week ? { kind: "weekday", weekday: weekdayOf(name), of: week === "next" ? "next" : "this", weeks: 0 } : null;
}

function readEnd(rest: Rest): DaySaid | null {
  return readEndOfDay(rest) ?? readEndOfMonth(rest) ?? readEndOfWeek(rest) ?? readEndOf(rest);
}

function readEndOfMonth(rest: Rest): DaySaid | null {
  const named = rest.take(`(?:the )?end of ${month}`);
  if (named) return { kind: "end_of_named_month", month: monthOf(named[1]) };
  if (rest.take("(?:the )?end of (?:the )?(?:this )?year|year end|eoy"))
    return { kind: "end_of_named_month", month: 12 };
  const ended = rest.take("(?:the )?end of (?:the )?(this |next )?month|month end|eom");
  if (ended) return { kind: "end_of_month", months: ended[1] === "next " ? 1 : 0 };
  const whole = rest.takeDay("(this|next) month");
  return whole ? { kind: "end_of_month", months: whole[1] === "next" ? 1 : 0 } : null;
}

function readEndOfWeek(rest: Rest): DaySaid | null {
  const afterNext = rest.take("(?:(?:the )?end of )?the week after next");
  if (afterNext) return { kind: "end_of_week", weeks: 2 };
  const ended = rest.take("(?:the )?end of (?:the )?(this |next )?(?:working )?week|eow");
  if (ended) return { kind: "end_of_week", weeks: ended[1] === "next " ? 1 : 0 };
  const whole = rest.takeDay("(this|next) week");
  return whole ? { kind: "end_of_week", weeks: whole[1] === "next" ? 1 : 0 } : null;
}

function readEndOfDay(rest: Rest): DaySaid | null {
  const found = rest.take(
    "(?:(?:the )?end of (?:the )?(?:(?:business |working )?day|business|play)|eo[db]|co[bp]|close(?: of (?:business|play|(?:the )?day))?)",
  );
  return found && (readDay(rest) ?? { kind: "in_days", days: 0 });
}

/** "end of Friday": the day itself. */
function readEndOf(rest: Rest): DaySaid | null {
  return rest.take("(?:the )?end of(?: the)?") && (readDate(rest) ?? readNamedDay(rest));
}

function readDate(rest: Rest): DaySaid | null {
  const iso = rest.takeDay("(\\d{4})-(\\d{2})-(\\d{2})");
  if (iso) return date(rest, iso[3], Number(iso[2]), iso[1]);
  const full = rest.takeDay("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d{2})");
  if (full) return date(rest, full[1], Number(full[2]), full[3]);
  const slashed = rest.takeDay("(\\d{1,2})/(\\d{1,2})");
  if (slashed) return date(rest, slashed[1], Number(slashed[2]), "");
  const said = `(?:${weekday} (?:the )?)?`;
  const dayFirst = rest.takeDay(`${said}(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month}(?: (\\d{4}))?`);
  if (dayFirst) return date(rest, dayFirst[2], monthOf(dayFirst[3]), dayFirst[4], dayFirst[1]);
  const monthFirst = rest.takeDay(`${said}${month} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: (\\d{4}))?`);
  if (monthFirst) return date(rest, monthFirst[3], monthOf(monthFirst[2]), monthFirst[4], monthFirst[1]);
  const ordinal = rest.takeDay(`${said}(?:the )?(\\d{1,2})(?:st|nd|rd|th)`);
  return ordinal ? date(rest, ordinal[2], null, "", ordinal[1]) : null;
}

/** Day before month, as in Britain. A weekday said with it, before or after, is kept to be checked. */
function date(rest: Rest, day = "", inMonth: number | null, year = "", named = ""): DaySaid {
  const said = named || rest.take(weekday)?.[1] || "";
  return {
    kind: "date",
    day: Number(day),
    month: inMonth,
    year: year ? Number(year.length === 2 ? `20${year}` : year) : null,
    weekday: said ? weekdayOf(said) : null,
  };
}

function readNamedDay(rest: Rest): DaySaid | null {
  if (rest.takeDay("(?:the )?day after tomorrow")) return { kind: "in_days", days: 2 };
  if (rest.takeDay("(?:tomorrow|tmrw|tmw)")) return { kind: "in_days", days: 1 };
  if (rest.takeDay("(?:today|this(?= (?:morning|afternoon|evening)))")) return { kind: "in_days", days: 0 };
  const named = rest.takeDay(`(this |next |coming )?${weekday}`);
  if (!named) return null;
  return { kind: "weekday", weekday: weekdayOf(named[2]), of: named[1] === "next " ? "next" : "coming", weeks: 0 };
}

function weekdayOf(name = ""): number {
  return weekdayNames.indexOf(name.slice(0, 3)) + 1;
}

function monthOf(name = ""): number {
  return monthNames.indexOf(name.slice(0, 3)) + 1;
}
