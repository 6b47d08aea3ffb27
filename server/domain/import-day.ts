import { type PlainDate, plainDate } from "./plain-date";

/** In which order the parts of a day are written. A day that begins with its year is year, month, day in any order. */
export const dayOrders = ["ymd", "dmy", "mdy"] as const;
export type DayOrder = (typeof dayOrders)[number];

/** How a day of each order looks, for people. */
export const dayShapes: Record<DayOrder, string> = {
  ymd: "year-month-day",
  dmy: "day/month/year",
  mdy: "month/day/year",
};

const figures = /^(\d{1,4})([-/. ])\s?(\d{1,2})\2\s?(\d{1,4})\.?$/;
const dayFirst = /^(\d{1,2})(?:\.|st|nd|rd|th|er)?[\s\-/]*(?:de )?(\p{L}{3,12})\.?[\s\-/,]*(?:de )?(\d{2}|\d{4})$/u;
const monthFirst = /^(\p{L}{3,12})\.?[\s\-/]*(\d{1,2})(?:st|nd|rd|th)?,?[\s\-/]+(\d{4})$/u;
const yearFirst = /^(\d{4})[\s\-/.]*(\p{L}{3,12})\.?[\s\-/.]*(\d{1,2})$/u;

/**
 * A day as a file writes it: figures in the given order, or with the month in words (English, German, French, Spanish),
 * or eight figures without marks. Two figures of a year are 1969 to 2068. A time of day behind it is left out.
 * @returns null when it cannot be read so, or is no real day.
 */
export function readDay(text: string, order: DayOrder): PlainDate | null {
  const bare = text
    .trim()
    .replace(/[T\s,]+\d{1,2}:\d{2}.*$/, "")
    .replace(/^\p{L}{2,10}\.?,?\s+(?=\d{1,2}\.?\s*\p{L}|\d+[-/.]\s?\d)/u, "");
  return inFigures(bare, order) ?? inWords(bare.toLowerCase());
}

function inFigures(text: string, order: DayOrder): PlainDate | null {
  const eight = /^\d{8}$/.test(text) ? eightFigures(text, order) : null;
  const parts = figures.exec(text);
  const [a, b, c] = eight ?? (parts ? [parts[1], parts[3], parts[4]] : []);
  if (a === undefined || b === undefined || c === undefined) return null;
  if (a.length > 2) return a.length === 4 && c.length <= 2 ? realDay(a, b, c) : null;
  if (order === "ymd") return c.length <= 2 && a.length === 2 ? realDay(a, b, c) : null;
  return order === "dmy" ? realDay(c, b, a) : realDay(c, a, b);
}

function eightFigures(text: string, order: DayOrder): [string, string, string] {
  const at = order === "ymd" ? [4, 6] : [2, 4];
  return [text.slice(0, at[0]), text.slice(at[0], at[1]), text.slice(at[1])];
}

function inWords(text: string): PlainDate | null {
  const found = dayFirst.exec(text);
  if (found) return withMonth(found[3], found[2], found[1]);
  const american = monthFirst.exec(text);
  if (american) return withMonth(american[3], american[1], american[2]);
  const sorted = yearFirst.exec(text);
  return sorted ? withMonth(sorted[1], sorted[2], sorted[3]) : null;
}

function withMonth(year = "", word = "", day = ""): PlainDate | null {
  const month = monthOf(word);
  return month === null ? null : realDay(year, String(month), day);
}

/** The first letters that tell the twelve months apart in the four languages, without accents. */
const monthWords: readonly RegExp[] = [
  /^(jan|ene)/,
  /^(feb|fev)/,
  /^(mar|mae|mrz)/,
  /^(apr|avr|abr)/,
  /^(may|mai$)/,
  /^(jun|juin)/,
  /^(jul|juil)/,
  /^(aug|aou|ago)/,
  /^(sep)/,
  /^(oct|okt)/,
  /^(nov)/,
  /^(dec|dez|dic)/,
];

function monthOf(word: string): number | null {
  const plain = word.normalize("NFD").replace(/\p{M}/gu, "");
  const found = monthWords.findIndex((shape) => shape.test(plain));
  return found < 0 ? null : found + 1;
}

function realDay(year: string, month: string, day: string): PlainDate | null {
  if (year.length !== 4 && year.length !== 2) return null;
  const whole = year.length === 4 ? year : `${Number(year) < 69 ? 20 : 19}${year}`;
  try {
    return plainDate(`${whole}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  } catch {
    return null;
  }
}
