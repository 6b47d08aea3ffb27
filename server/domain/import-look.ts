import { readAmount } from "./amount";
import { readCountry } from "./country";
import { phoneNumber } from "./handle";
import { readDay } from "./import-day";
import { importFields, plainHeader } from "./import-fields";

/** How many of the cells that were judged are of a shape. */
export type Tally = { of: number; hits: number };

/** Cells that can be read only in one way, in several with different meanings (`open`), or in none. */
export type DayLook = { ymd: number; dmy: number; mdy: number; open: number; none: number; examples: Examples };
export type AmountLook = { same: number; point: number; comma: number; open: number; none: number; examples: Examples };
type Examples = { open: string[]; none: string[] };

export type ColumnLook = {
  header: string;
  filled: number;
  examples: string[];
  email: Tally;
  phone: Tally;
  country: Tally;
  days: DayLook;
  amounts: AmountLook;
};

/** What the first rows of a file look like. `isWhole`: every row was looked at. */
export type FileLook = { rows: number; isWhole: boolean; columns: ColumnLook[] };

const countryHeaders = importFields("customers").find(({ key }) => key === "country")?.headers ?? [];
const judged = 200;
const shown = 3;

/** Looks rows over one by one; `home` is the country of national phone numbers where a row names none. */
export function lookOver(headers: readonly string[], home: string) {
  const columns = headers.map(blank);
  const place = headers.findIndex((header) => countryHeaders.includes(plainHeader(header)));
  let rows = 0;
  return {
    add(cells: readonly string[]): void {
      rows += 1;
      const country = readCountry(cells[place] ?? null) ?? home;
      for (const [index, column] of columns.entries()) see(column, (cells[index] ?? "").trim(), country);
    },
    look: (isWhole: boolean): FileLook => ({ rows, isWhole, columns }),
  };
}

function blank(header: string): ColumnLook {
  return {
    header,
    filled: 0,
    examples: [],
    email: { of: 0, hits: 0 },
    phone: { of: 0, hits: 0 },
    country: { of: 0, hits: 0 },
    days: { ymd: 0, dmy: 0, mdy: 0, open: 0, none: 0, examples: { open: [], none: [] } },
    amounts: { same: 0, point: 0, comma: 0, open: 0, none: 0, examples: { open: [], none: [] } },
  };
}

function see(column: ColumnLook, cell: string, country: string): void {
  if (cell === "") return;
  column.filled += 1;
  keep(column.examples, cell);
  if (column.filled <= judged) {
    count(column.email, /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell));
    count(column.country, readCountry(cell) != null);
    count(column.phone, /\d{4}|\d[\d\s().\-/]{5}/.test(cell) && phoneNumber(cell, country) !== null);
  }
  if (mayBe(column.days)) seeDay(column.days, cell);
  if (mayBe(column.amounts)) seeAmount(column.amounts, cell);
}

function count(tally: Tally, isHit: boolean): void {
  tally.of += 1;
  if (isHit) tally.hits += 1;
}

function keep(examples: string[], cell: string): void {
  const short = cell.length > 60 ? `${cell.slice(0, 59)}…` : cell;
  if (examples.length < shown && !examples.includes(short)) examples.push(short);
}

/** A column of which not even one cell in ten was of the shape is not looked at further. */
function mayBe({ examples, ...counts }: DayLook | AmountLook): boolean {
  const seen = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return seen < judged || counts.none < seen * 0.9;
}

function seeDay(look: DayLook, cell: string): void {
  const [ymd, dmy, mdy] = hasDay.test(cell) ? orders.map((order) => readDay(cell, order)) : [];
  if (!ymd && !dmy && !mdy) {
    look.none += 1;
    keep(look.examples.none, cell);
  } else if (ymd && (!dmy || dmy === ymd) && (!mdy || mdy === ymd)) look.ymd += 1;
  else if (dmy && !mdy) look.dmy += 1;
  else if (mdy && !dmy) look.mdy += 1;
  else if (dmy === mdy) look.ymd += 1;
  else {
    look.open += 1;
    keep(look.examples.open, cell);
  }
}

const orders = ["ymd", "dmy", "mdy"] as const;
const hasDay = /^(?=.{6,40}$).*\d/;

function seeAmount(look: AmountLook, cell: string): void {
  const isShort = cell.length <= 30 && /\d/.test(cell);
  const point = isShort ? readAmount(cell, "point", 3) : null;
  const comma = isShort ? readAmount(cell, "comma", 3) : null;
  if (point === null && comma === null) {
    look.none += 1;
    keep(look.examples.none, cell);
  } else if (point === comma) look.same += 1;
  else if (comma === null) look.point += 1;
  else if (point === null) look.comma += 1;
  else {
    look.open += 1;
    keep(look.examples.open, cell);
  }
}
