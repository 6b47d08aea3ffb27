import { type ClockTime, readClock, readWindow } from "./when-clock";
import { type DaySaid, readDay } from "./when-day";
import { plainWords, Rest } from "./when-words";

/** What somebody said for "when", taken apart but not yet resolved. */
export type WhenSaid =
  | { readonly kind: "after"; readonly minutes: number; readonly isWorkingTime: boolean }
  | {
      readonly kind: "day";
      readonly day: DaySaid | null;
      readonly from: ClockTime | null;
      readonly until: ClockTime | null;
    };

const vague = new RegExp(
  [
    "soon(er)?|asap|shortly|later|eventually|immediately|quickly|presently|now|tbc|tbd|whenever|when|once",
    "(straight|right) ?away|some ?(time|day|point)|any ?(time|day)|possible|in due course|in time|in the near future",
    "in a (bit|while|moment|sec|second|minute or two)|one (day|of these days)|first thing|these days|next few",
    "early|late|mid|middle|beginning|start|around|about|roughly|approx(imately)?|circa|almost|nearly|\\d+ ?ish|or so|or thereabouts",
    "(a )?couple|few|several|hopefully|probably|maybe|perhaps|ideally|lunch(time)?|weekend",
  ]
    .map((words) => `(?:${words})`)
    .join("|")
    .replace(/^/, "(?<![\\w-])(?:")
    .concat(")(?![\\w])"),
);

/** Whether words that could not be read name no time a customer could hold us to: "soon", "early next week", "3ish". */
export function isVague(text: string): boolean {
  return vague.test(plainWords(text));
}

/** Takes "when" apart; null where something in it was not understood. Order does not matter: "3pm Thu", "Thu 3pm". */
export function readWhen(text: string): WhenSaid | null {
  const rest = new Rest(plainWords(text));
  const after = readAfter(rest);
  if (after) return rest.isEmpty() ? after : null;
  const day = readDay(rest);
  const window = readWindow(rest);
  const until = window ? window.until : readClock(rest);
  const isRead = rest.isEmpty() && (day !== null || until !== null);
  if (!isRead) return null;
  // "Before Thursday" leaves Wednesday; "before Thursday noon" is about the noon.
  const isBefore = day !== null && rest.isBefore && until === null;
  return { kind: "day", day: isBefore ? { kind: "before", day } : day, from: window?.from ?? null, until };
}

function readAfter(rest: Rest): WhenSaid | null {
  const both = rest.take("(?:(?:in|within) )?(\\d{1,4}) ?(?:hours?|hrs?|h)(?: and)? (\\d{1,4}) ?(?:minutes?|mins?|m)");
  if (both) return { kind: "after", minutes: Number(both[1]) * 60 + Number(both[2]), isWorkingTime: false };
  const found =
    rest.take("(?:in|within) (\\d{1,4}(?:\\.5)?) (working |business )?(minutes?|mins?|hours?|hrs?)") ??
    rest.take("(\\d{1,3}(?:\\.5)?) (working |business )?(minutes?|mins?|hours?|hrs?)") ??
    rest.take("(?:in|within) (\\d{1,4}(?:\\.5)?)( ?)(h|m)");
  if (!found) return null;
  const minutes = Math.ceil(Number(found[1]) * (found[3]?.startsWith("h") ? 60 : 1));
  return { kind: "after", minutes, isWorkingTime: (found[2] ?? "").trim() !== "" };
}
