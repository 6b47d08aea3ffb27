import type { DecimalMark } from "./amount";
import type { DayOrder } from "./import-day";
import type { FieldShape, ImportField } from "./import-field";
import { companyHeaders, importFields, plainHeader } from "./import-fields";
import type { ImportKind } from "./import-file";
import type { AmountLook, ColumnLook, DayLook, FileLook, Tally } from "./import-look";
import { type ImportMapping, matchKeys, reasonHeader, wholeMapping } from "./import-mapping";

/** A guess, and for each field why: a person looks at it before anything runs. */
export type Guess = { mapping: ImportMapping; why: Record<string, string> };

/** A first guess from the headers and from what stands in the columns. */
export function guessMapping(kind: ImportKind, look: FileLook): Guess {
  const free = new Map(
    look.columns.filter(({ header }) => header !== reasonHeader).map((column) => [column.header, column]),
  );
  const columns: Record<string, string> = {};
  const why: Record<string, string> = {};
  const take = (field: ImportField, column: ColumnLook, because: string) => {
    columns[field.key] = column.header;
    why[field.key] = because;
    free.delete(column.header);
  };
  const fields = importFields(kind);
  for (const field of fields) {
    const column = named(field.headers, [...free.values()]);
    if (column) take(field, column, namedSo(field.shape, column));
  }
  const organisation = fields.find(({ key }) => key === "organisation");
  const company = named(companyHeaders, [...free.values()]);
  if (organisation && company && !columns.name && !columns.family) take(organisation, company, "by its name");
  for (const field of fields.filter(({ key }) => told.includes(key) && !columns[key])) {
    const [column, ...others] = [...free.values()].filter((found) => isOfShape(field.shape, found));
    if (column && (others.length === 0 || !only.includes(field.shape)))
      take(field, column, seenSo(field.shape, column));
  }
  if (kind !== "customers" && !matchKeys.some((key) => columns[key])) {
    const [external] = fields;
    const column = named(bareCustomer, [...free.values()]);
    if (external && column) take(external, column, "by its name, as nothing else tells the customer");
  }
  const matchOn = matchKeys.find((key) => columns[key] !== undefined) ?? "external";
  const { dayOrder, decimalMark } = writtenSo(fields, columns, look);
  return { mapping: wholeMapping({ columns, matchOn, dayOrder, decimalMark }), why };
}

/** Fields that can be told by what stands in a column, and of those the ones of which a file must hold just one. */
const told = ["email", "phone", "country", "boughtOn", "happenedAt", "amount"];
/** What stands under these in a file of history is what tells the customer, whatever it is. */
const bareCustomer: readonly string[] = ["customer", "client", "kunde", "cliente"];
const only: readonly FieldShape[] = ["day", "moment", "amount"];

function named(headers: readonly string[], columns: readonly ColumnLook[]): ColumnLook | undefined {
  const ranked = columns
    .map((column) => ({ column, rank: headers.indexOf(plainHeader(column.header)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank);
  return ranked[0]?.column;
}

const shapeWords: Partial<Record<FieldShape, string>> = {
  email: "e-mail addresses",
  phone: "phone numbers",
  country: "countries",
  day: "days",
  moment: "days",
  amount: "amounts",
};

function namedSo(shape: FieldShape, column: ColumnLook): string {
  const tally = tallyOf(shape, column);
  if (!tally || tally.of === 0 || tally.hits * 2 >= tally.of) return "by its name";
  return `by its name, but only ${tally.hits} of ${tally.of} cells can be read as ${shapeWords[shape]}`;
}

function seenSo(shape: FieldShape, column: ColumnLook): string {
  const { of, hits } = tallyOf(shape, column) ?? { of: 0, hits: 0 };
  return `${hits} of ${of} cells are ${shapeWords[shape]}`;
}

function isOfShape(shape: FieldShape, column: ColumnLook): boolean {
  const tally = tallyOf(shape, column);
  if (!tally || tally.of === 0 || tally.hits < tally.of * 0.8) return false;
  return shape !== "phone" || column.examples.some((cell) => /^[+0(]|[\s()./-]/.test(cell));
}

function tallyOf(shape: FieldShape, column: ColumnLook): Tally | null {
  if (shape === "email" || shape === "phone" || shape === "country") return column[shape];
  if (shape === "day" || shape === "moment") return dayTally(column.days);
  return shape === "amount" ? amountTally(column.amounts) : null;
}

function dayTally({ ymd, dmy, mdy, open, none }: DayLook): Tally {
  const hits = ymd + dmy + mdy + open;
  return { hits, of: hits + none };
}

/** Whole numbers alone are no sign of an amount. */
function amountTally({ same, point, comma, open, none }: AmountLook): Tally {
  const hits = point + comma + open > 0 ? same + point + comma + open : 0;
  return { hits, of: same + point + comma + open + none };
}

/** How the days and amounts in the mapped columns are written; null where the file itself does not settle it. */
function writtenSo(
  fields: readonly ImportField[],
  columns: Record<string, string>,
  look: FileLook,
): { dayOrder: DayOrder | null; decimalMark: DecimalMark | null } {
  const of = (shapes: readonly FieldShape[]) =>
    fields
      .filter(({ key, shape }) => shapes.includes(shape) && columns[key] !== undefined)
      .flatMap(({ key }) => look.columns.find(({ header }) => header === columns[key]) ?? []);
  return {
    dayOrder: dayOrderOf(of(["day", "moment"]).map(({ days }) => days)),
    decimalMark: decimalMarkOf(of(["amount"]).map(({ amounts }) => amounts)),
  };
}

/** The order that the unmistakable days speak for; null where there are none beside doubtful ones, or they disagree. */
function dayOrderOf(looks: readonly DayLook[]): DayOrder | null {
  const sum = (key: "ymd" | "dmy" | "mdy" | "open" | "none") => looks.reduce((all, look) => all + look[key], 0);
  const [dmy, mdy] = [sum("dmy"), sum("mdy")];
  if (dmy > 0 && mdy > 0) return null;
  if (dmy > 0) return "dmy";
  if (mdy > 0) return "mdy";
  return sum("open") > 0 || (sum("ymd") === 0 && sum("none") > 0) ? null : "ymd";
}

function decimalMarkOf(looks: readonly AmountLook[]): DecimalMark | null {
  const sum = (key: "same" | "point" | "comma" | "open" | "none") => looks.reduce((all, look) => all + look[key], 0);
  const [point, comma] = [sum("point"), sum("comma")];
  if (point > 0 && comma > 0) return null;
  if (point > 0) return "point";
  if (comma > 0) return "comma";
  return sum("open") > 0 || (sum("same") === 0 && sum("none") > 0) ? null : "point";
}
