/** How a number of a sheet is shown: as a day, a time of day, both, with leading zeros (how many digits), or plain. */
export type NumberLook = "day" | "time" | "moment" | "plain" | { digits: number };

/** Excel's own formats by number; those it does not list are plain. */
const builtIn: Record<number, NumberLook> = { 22: "moment" };
for (const id of [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]) builtIn[id] = "day";
for (const id of [18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]) builtIn[id] = "time";

/** How a number format shows its numbers; `code` for formats of the file's own. */
export function numberLook(id: number, code: string | undefined): NumberLook {
  if (code === undefined) return builtIn[id] ?? "plain";
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[[^\]]*\]/g, "")
    .split(";", 1)[0];
  if (bare === undefined || /general/i.test(bare)) return "plain";
  if (/^0{2,20}$/.test(bare)) return { digits: bare.length };
  const [hasDay, hasTime] = [/[dy]|m{3}/i.test(bare), /[hs]/i.test(bare)];
  if (hasDay) return hasTime ? "moment" : "day";
  return hasTime ? "time" : "plain";
}

/**
 * A number of a sheet as text: days as ISO days, fifteen significant figures as the spreadsheet itself shows (so that
 * 2.2999999999999998 is 2.3), never in powers of ten. `since1904`: the sheet counts its days from 1904.
 */
export function numberText(value: string, look: NumberLook, since1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number) || value.trim() === "") return value;
  if (typeof look === "object")
    return number < 0 || !Number.isInteger(number)
      ? plainNumber(number)
      : plainNumber(number).padStart(look.digits, "0");
  if (look === "plain" || number < 0 || number >= 2_958_466) return plainNumber(number);
  return look === "time" && number < 1 ? timeOf(number) : momentOf(number, look === "day", since1904);
}

const plain = new Intl.NumberFormat("en", { useGrouping: false, maximumSignificantDigits: 15 });

function plainNumber(number: number): string {
  return plain.format(number);
}

const dayLength = 86_400;

/** Excel's 1900 system has a 29 February 1900 that never was: before it the days are counted one off. */
function momentOf(serial: number, isDay: boolean, since1904: boolean): string {
  const seconds = Math.round(serial * dayLength);
  const days = Math.floor(seconds / dayLength);
  const start = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const day = new Date(start + days * dayLength * 1000).toISOString().slice(0, 10);
  const rest = seconds - days * dayLength;
  return isDay || rest === 0 ? day : `${day}T${clockOf(rest)}`;
}

function timeOf(share: number): string {
  return clockOf(Math.round(share * dayLength));
}

function clockOf(seconds: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}

/** The place of a cell in its row: "C7" is 2; null where it says nothing. */
export function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference ?? "")?.[1];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
