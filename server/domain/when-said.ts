/** A time on the clock, as said. */
export type ClockTime = { readonly hour: number; readonly minute: number };

/** A day, as said; which date it is depends on the customer's today and the owner's working days. */
export type DaySaid =
  | { readonly kind: "in_days"; readonly days: number }
  | { readonly kind: "in_working_days"; readonly days: number }
  | { readonly kind: "weekday"; readonly weekday: number; readonly isNextWeek: boolean }
  | { readonly kind: "date"; readonly day: number; readonly month: number | null; readonly year: number | null }
  | { readonly kind: "end_of_week"; readonly weeks: number }
  | { readonly kind: "end_of_month"; readonly months: number };

/** What somebody said for "when", taken apart but not yet resolved. */
export type WhenSaid =
  | { readonly kind: "after"; readonly minutes: number; readonly isWorkingTime: boolean }
  | {
      readonly kind: "day";
      readonly day: DaySaid | null;
      readonly from: ClockTime | null;
      readonly until: ClockTime | null;
    };

const numbers = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const weekdayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const weekday =
  "(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)";
const month =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const clock = "(\\d{1,2}(?:[:.]\\d{2})?\\s?(?:am|pm)?)";

const vague =
  /\b(soon|asap|shortly|later|eventually|some ?time|some point|(as|when|whenever) (possible|we can|i can)|in a (bit|while|moment)|quickly|straight ?away|immediately|right away)\b/;

/** Whether the words name no time at all: "soon", "as soon as possible". */
export function isVague(text: string): boolean {
  return (
    vague.test(normalised(text)) && !/\d|noon|day\b|tomorrow|week/.test(normalised(text).replace("no later than", ""))
  );
}

/** Takes "when" apart; null where something in it was not understood. Order does not matter: "3pm Thu", "Thu 3pm". */
export function readWhen(text: string): WhenSaid | null {
  const rest = new Rest(normalised(text));
  const after = readAfter(rest);
  if (after) return rest.isEmpty() ? after : null;
  const day = readDay(rest);
  const window = readWindow(rest);
  const until = window ? window.until : readClock(rest);
  const isRead = rest.isEmpty() && (day !== null || until !== null);
  return isRead ? { kind: "day", day, from: window?.from ?? null, until } : null;
}

function normalised(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[‐-―]/g, "-")
    .replace(/[,;]|\.(?!\d)/g, " ")
    .replace(/o'?clock/g, "");
  const spaced = plain.replace(/(\d{4}-\d{2}-\d{2})t(?=\d)/, "$1 ");
  const counted = numbers.reduce((said, word, n) => said.replace(new RegExp(`\\b${word}\\b`, "g"), String(n)), spaced);
  return counted
    .replace(/\b(half|quarter) an hour\b/g, (_, part) => (part === "half" ? "30 minutes" : "15 minutes"))
    .replace(/\bin (an?|the next)\b/g, "in 1")
    .replace(/\bwithin (an?|the next)\b/g, "within 1")
    .replace(/\s+/g, " ")
    .trim();
}

/** What is still to be understood: each part that is read is cut out, and at the end only small words may be left. */
class Rest {
  constructor(private text: string) {}

  take(pattern: string): string[] | null {
    const found = new RegExp(`(?<![\\w:/-])${pattern}(?![\\w:/]|-\\d)`).exec(this.text);
    if (!found) return null;
    this.text = `${this.text.slice(0, found.index)} ${this.text.slice(found.index + found[0].length)}`;
    return found.map((part) => part ?? "");
  }

  /** A part that looks like a time but is none: nothing is understood then. */
  refuse(): null {
    this.text = "?";
    return null;
  }

  isEmpty(): boolean {
    return /^(\s|\b(by|before|until|till|at|on|the|no later than|latest|of|in|this|coming)\b)*$/.test(this.text);
  }
}

function readAfter(rest: Rest): WhenSaid | null {
  const found = rest.take("(?:in|within) (\\d+) (working |business )?(minutes?|mins?|hours?|hrs?|h)");
  if (!found) return null;
  const minutes = Number(found[1]) * (found[3]?.startsWith("h") ? 60 : 1);
  return { kind: "after", minutes, isWorkingTime: found[2] !== "" };
}

function readDay(rest: Rest): DaySaid | null {
  return readCount(rest) ?? readEnd(rest) ?? readDate(rest) ?? readNamedDay(rest);
}

function readCount(rest: Rest): DaySaid | null {
  const found = rest.take("(?:(?:in|within) )?(\\d+) (working |business )?(days?|weeks?)");
  if (!found) return null;
  const count = Number(found[1]);
  if (found[2]) return { kind: "in_working_days", days: found[3]?.startsWith("w") ? count * 5 : count };
  return { kind: "in_days", days: found[3]?.startsWith("w") ? count * 7 : count };
}

function readEnd(rest: Rest): DaySaid | null {
  const month = rest.take("(?:the )?end of (?:the )?(this |next )?month");
  if (month) return { kind: "end_of_month", months: month[1] === "next " ? 1 : 0 };
  const week =
    rest.take("(?:(?:the )?end of )?(?:the )?(this |next )week") ?? rest.take("(?:the )?end of (?:the )?week");
  if (week) return { kind: "end_of_week", weeks: week[1] === "next " ? 1 : 0 };
  const isDayEnd = rest.take("(?:(?:the )?end of (?:the )?(?:business )?day|eod|close of (?:business|play)|cob)");
  if (isDayEnd) return readDay(rest) ?? { kind: "in_days", days: 0 };
  return rest.take("(?:the )?end of(?: the)?") ? readDay(rest) : null;
}

function readDate(rest: Rest): DaySaid | null {
  const iso = rest.take("(\\d{4})-(\\d{2})-(\\d{2})");
  if (iso) return { kind: "date", year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const slashed = rest.take("(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?");
  if (slashed) return date(slashed[1], Number(slashed[2]), slashed[3]);
  rest.take(`${weekday}(?= (?:the )?\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month})`);
  const dayFirst = rest.take(`(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month}(?: (\\d{4}))?`);
  if (dayFirst) return date(dayFirst[1], monthOf(dayFirst[2]), dayFirst[3]);
  const monthFirst = rest.take(`${month} (\\d{1,2})(?:st|nd|rd|th)?(?: (\\d{4}))?`);
  if (monthFirst) return date(monthFirst[2], monthOf(monthFirst[1]), monthFirst[3]);
  const ordinal = rest.take("(?:the )?(\\d{1,2})(?:st|nd|rd|th)");
  return ordinal ? date(ordinal[1], null, "") : null;
}

function date(day: string | undefined, inMonth: number | null, year: string | undefined): DaySaid {
  return { kind: "date", day: Number(day), month: inMonth, year: year ? Number(year) : null };
}

function monthOf(name: string | undefined): number {
  return monthNames.indexOf((name ?? "").slice(0, 3)) + 1;
}

function readNamedDay(rest: Rest): DaySaid | null {
  if (rest.take("(?:the )?day after tomorrow")) return { kind: "in_days", days: 2 };
  if (rest.take("(?:tomorrow|tmrw)")) return { kind: "in_days", days: 1 };
  if (rest.take("(?:today|this(?= (?:morning|afternoon|evening)))")) return { kind: "in_days", days: 0 };
  const named = rest.take(`(this |next |coming )?${weekday}`);
  if (!named) return null;
  return {
    kind: "weekday",
    weekday: weekdayNames.indexOf((named[2] ?? "").slice(0, 3)) + 1,
    isNextWeek: named[1] === "next ",
  };
}

function readWindow(rest: Rest): { from: ClockTime; until: ClockTime } | null {
  const found =
    rest.take(`(?:between|from) ${clock} (?:and|to|until|till) ${clock}`) ?? rest.take(`${clock} ?(?:-|to) ?${clock}`);
  if (!found) return null;
  const until = clockOf(found[2] ?? "");
  const half = /[ap]m/.exec(found[2] ?? "")?.[0] ?? "";
  const asTyped = clockOf(found[1] ?? "");
  const sameHalf = /[ap]m|[:.]/.test(found[1] ?? "") ? asTyped : clockOf(`${found[1]}${half}`);
  const from = sameHalf && until && isBefore(sameHalf, until) ? sameHalf : asTyped;
  return from && until ? { from, until } : rest.refuse();
}

function isBefore(one: ClockTime, other: ClockTime): boolean {
  return one.hour * 60 + one.minute < other.hour * 60 + other.minute;
}

function readClock(rest: Rest): ClockTime | null {
  if (rest.take("(?:noon|midday|(?:this |the )?morning)")) return { hour: 12, minute: 0 };
  if (rest.take("(?:this |the )?evening")) return { hour: 20, minute: 0 };
  if (rest.take("midnight")) return { hour: 24, minute: 0 };
  const spoken = rest.take("(half|quarter) (past|to) (\\d{1,2} ?(?:am|pm)?)");
  if (spoken) return spokenTime(spoken) ?? rest.refuse();
  const exact =
    rest.take("(\\d{1,2}[:.]\\d{2}(?::00)? ?(?:am|pm)?|\\d{1,2} ?(?:am|pm))") ??
    rest.take("(?:at|by|before|until|till) (\\d{1,2})");
  return exact ? (clockOf(exact[1] ?? "") ?? rest.refuse()) : null;
}

function spokenTime([, part, side, hour]: string[]): ClockTime | null {
  const base = clockOf(hour ?? "");
  if (!base) return null;
  const minutes = part === "half" ? 30 : 15;
  return side === "past" ? { ...base, minute: minutes } : { hour: base.hour - 1, minute: 60 - minutes };
}

/** "3pm", "15:00", "9.30 am". A bare hour before seven is in the afternoon: nobody is rung at three in the night. */
function clockOf(text: string): ClockTime | null {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?(?::00)?\s?(am|pm)?$/.exec(text.trim());
  if (!found) return null;
  const typed = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (typed > (found[3] ? 12 : 24) || minute > 59 || (found[3] && typed === 0)) return null;
  const isBare = !found[2] && !found[3];
  const hour = found[3] ? (typed % 12) + (found[3] === "pm" ? 12 : 0) : isBare && typed < 7 ? typed + 12 : typed;
  return hour === 24 && minute > 0 ? null : { hour, minute };
}
