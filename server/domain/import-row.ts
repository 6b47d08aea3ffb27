import { type DecimalMark, minorDigitsOf, readAmount } from "./amount";
import { readCountry } from "./country";
import { normalHandle } from "./handle";
import type { IdentityChannel } from "./identity";
import type { DayOrder, ImportMapping } from "./import-mapping";
import { type PlainDate, plainDate } from "./plain-date";

export type Cells = Record<string, string>;
type ReadIdentity = { channel: IdentityChannel; handle: string; normal: string };

export type CustomerRow = {
  key: string;
  kind: "person" | "organisation";
  name: string;
  called: string | null;
  place: string | null;
  country: string | null;
  statedSinceOn: PlainDate | null;
  identities: ReadIdentity[];
  /** What could not be understood, kept as a note word for word. */
  notUnderstood: string[];
};

export type PurchaseRow = {
  key: string;
  boughtOn: PlainDate;
  orderRef: string;
  lineRef: string | null;
  what: string | null;
  amountMinor: number;
  currency: string;
};

export type Read<Row> = { row: Row } | { reason: string };
export type Defaults = { country: string; currency: string };

/** Reads one line of a customers file. Nothing is guessed into another type: what cannot be read is said. */
export function readCustomer(cells: Cells, mapping: ImportMapping, defaults: Defaults): Read<CustomerRow> {
  const cell = cellReader(cells, mapping);
  const key = readKey(cell, mapping, defaults);
  if ("reason" in key) return key;
  const organisation = cell("organisation");
  const name = organisation ?? cell("name") ?? ([cell("given"), cell("family")].filter(Boolean).join(" ") || null);
  if (!name) return { reason: "There is no name." };
  if (name.length > 300) return { reason: "The name is longer than 300 characters." };
  const country = readCountry(cell("country"));
  if (country === undefined) return { reason: `“${cell("country")}” is not a country we know.` };
  const since = readOptionalDay(cell("since"), mapping.dayOrder);
  if (since === undefined) return { reason: `“${cell("since")}” is not a day written ${dayShapes[mapping.dayOrder]}.` };
  const contactable = readIdentities(cell, { ...defaults, country: country ?? defaults.country });
  return {
    row: {
      key: key.normal,
      kind: organisation ? "organisation" : "person",
      name,
      called: cell("called"),
      place: cell("place"),
      country,
      statedSinceOn: since,
      ...contactable,
    },
  };
}

/** Reads one line of a purchases file. */
export function readPurchase(cells: Cells, mapping: ImportMapping, defaults: Defaults): Read<PurchaseRow> {
  const cell = cellReader(cells, mapping);
  const key = readKey(cell, mapping, defaults);
  if ("reason" in key) return key;
  const boughtOn = readOptionalDay(cell("boughtOn"), mapping.dayOrder);
  if (!boughtOn) return { reason: `“${cell("boughtOn") ?? ""}” is not a day written ${dayShapes[mapping.dayOrder]}.` };
  const orderRef = cell("orderRef");
  if (!orderRef) return { reason: "There is no order reference." };
  if (orderRef.length > 200) return { reason: "The order reference is longer than 200 characters." };
  const currency = (cell("currency") ?? defaults.currency).toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return { reason: `“${currency}” is not a currency code.` };
  const amountMinor = readMoney(cell("amount"), mapping.decimalMark, currency);
  if (amountMinor === null)
    return { reason: `“${cell("amount") ?? ""}” is not an amount with a decimal ${mapping.decimalMark}.` };
  return {
    row: { key: key.normal, boughtOn, orderRef, lineRef: cell("lineRef"), what: cell("what"), amountMinor, currency },
  };
}

type CellReader = (field: string) => string | null;

function cellReader(cells: Cells, mapping: ImportMapping): CellReader {
  return (field) => {
    const column = mapping.columns[field];
    return (column === undefined ? undefined : cells[column])?.trim() || null;
  };
}

function readKey(
  cell: CellReader,
  mapping: ImportMapping,
  defaults: Defaults,
): { normal: string } | { reason: string } {
  const text = cell(mapping.matchOn);
  if (!text) return { reason: "There is nothing that tells which customer this is." };
  const normal = normalHandle(mapping.matchOn, text, defaults.country);
  return normal ? { normal } : { reason: `“${text}” cannot be read as ${keyWords[mapping.matchOn]}.` };
}

const keyWords = {
  external: "an id",
  account: "an account number",
  email: "an e-mail address",
  phone: "a phone number",
};

function readIdentities(cell: CellReader, defaults: Defaults): Pick<CustomerRow, "identities" | "notUnderstood"> {
  const identities: ReadIdentity[] = [];
  const notUnderstood: string[] = [];
  for (const channel of ["external", "account", "email", "phone"] as const) {
    const handle = cell(channel);
    if (!handle) continue;
    const normal = normalHandle(channel, handle, defaults.country);
    if (normal) identities.push({ channel, handle, normal });
    else notUnderstood.push(`${channel}: ${handle}`);
  }
  return { identities, notUnderstood };
}

const dayShapes: Record<DayOrder, string> = { ymd: "year-month-day", dmy: "day/month/year", mdy: "month/day/year" };

/** null: there is none; undefined: there is one that cannot be read. A time of day behind the day is left out. */
function readOptionalDay(text: string | null, order: DayOrder): PlainDate | null | undefined {
  if (!text) return null;
  const parts = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text);
  if (!parts) return undefined;
  const [, a = "", b = "", c = ""] = parts;
  const [year, month, day] = order === "ymd" ? [a, b, c] : order === "dmy" ? [c, b, a] : [c, a, b];
  if (year.length !== 4 || day.length > 2) return undefined;
  try {
    return plainDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  } catch {
    return undefined;
  }
}

function readMoney(text: string | null, mark: DecimalMark, currency: string): number | null {
  return text === null ? null : readAmount(text, mark, minorDigitsOf(currency));
}
