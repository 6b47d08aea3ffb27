import type { Rest } from "./when-words";

/** A time on the clock, as said; 24:00 is the end of the day. */
export type ClockTime = { readonly hour: number; readonly minute: number };

const clock = "(\\d{1,2}(?:[:.]\\d{2})?\\s?(?:am|pm)?)";

/** "between 9 and 11", "from 13:30 to 15:00", "2-4pm": from the first until the second. */
export function readWindow(rest: Rest): { from: ClockTime; until: ClockTime } | null {
  const found =
    rest.take(`(?:between|from) ${clock} (?:and|to|until|till) ${clock}`) ??
    rest.take(`${clock} ?(?:-|to|until|till) ?${clock}`);
  if (!found) return null;
  const until = clockOf(found[2] ?? "");
  const half = /[ap]m/.exec(found[2] ?? "")?.[0] ?? "";
  const asTyped = clockOf(found[1] ?? "");
  const sameHalf = /[ap]m|[:.]/.test(found[1] ?? "") ? asTyped : clockOf(`${found[1]}${half}`);
  const from = sameHalf && until && isBefore(sameHalf, until) ? sameHalf : asTyped;
  return from && until ? { from, until } : rest.refuse();
}

/** A part of the day ends at noon, at five, at eight; "half nine" is half past nine, as in Britain. */
export function readClock(rest: Rest): ClockTime | null {
  if (rest.take("(?:12 )?(?:noon|midday)|(?:this |the )?morning")) return { hour: 12, minute: 0 };
  if (rest.take("(?:this |the )?afternoon")) return { hour: 17, minute: 0 };
  if (rest.take("(?:this |the )?evening")) return { hour: 20, minute: 0 };
  if (rest.take("(?:12 )?midnight")) return { hour: 24, minute: 0 };
  const spoken = rest.take("(half|quarter|\\d{1,2}) (past|to) (\\d{1,2} ?(?:am|pm)?)");
  if (spoken) return spokenTime(spoken) ?? rest.refuse();
  const half = rest.take("half (\\d{1,2} ?(?:am|pm)?)");
  if (half) return spokenTime(["", "half", "past", half[1] ?? ""]) ?? rest.refuse();
  const exact =
    rest.take("(\\d{1,2}[:.]\\d{2}(?::00)? ?(?:am|pm)?|\\d{1,2} ?(?:am|pm)|\\d{1,2}h(?:\\d{2})?)") ??
    rest.take("(?:at|by|before|until|till) (\\d{1,2}|\\d{4}(?: ?h(?:ou)?rs)?)");
  return exact ? (clockOf(exact[1] ?? "") ?? rest.refuse()) : null;
}

function isBefore(one: ClockTime, other: ClockTime): boolean {
  return one.hour * 60 + one.minute < other.hour * 60 + other.minute;
}

function spokenTime([, part, side, hour]: string[]): ClockTime | null {
  const base = clockOf(hour ?? "");
  const minutes = part === "half" ? 30 : part === "quarter" ? 15 : Number(part);
  if (!base || minutes < 1 || minutes > 30) return null;
  const said = side === "past" ? { ...base, minute: minutes } : { hour: base.hour - 1, minute: 60 - minutes };
  return said.hour < 0 || said.hour > 23 ? null : said;
}

/** "3pm", "15:00", "9.30 am", "15h30", "1500". A bare hour before seven is in the afternoon: nobody rings at three at night. */
function clockOf(text: string): ClockTime | null {
  const found = /^(\d{1,2})(?:[:.h]?(\d{2}))?h?(?::00)?\s?(?:h(?:ou)?rs|(am|pm))?$/.exec(text.trim());
  if (!found) return null;
  const typed = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (typed > (found[3] ? 12 : 24) || minute > 59 || (found[3] && typed === 0)) return null;
  const isBare = /^\d{1,2}$/.test(text.trim());
  const hour = found[3] ? (typed % 12) + (found[3] === "pm" ? 12 : 0) : isBare && typed < 7 ? typed + 12 : typed;
  return hour === 24 && minute > 0 ? null : { hour, minute };
}
