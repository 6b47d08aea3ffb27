import { type CustomerKind, customerKinds } from "./customer";
import { type PlainDate, plainDate } from "./plain-date";

/** In which order customers are listed: by name, longest with us first, bought last first. */
export const listOrders = ["name", "since", "bought"] as const;
export type ListOrder = (typeof listOrders)[number];

/** Bought within the lapse threshold, longer ago, or never. */
const boughtFilters = ["active", "lapsed", "not_yet"] as const;
type BoughtFilter = (typeof boughtFilters)[number];

/** Whether promotional content must not go to them now. */
const contentFilters = ["held", "free"] as const;
type ContentFilter = (typeof contentFilters)[number];

/** Which customers a list holds; null: any. `sinceFrom` and `sinceTo` are days of "customer since", both included. */
export type CustomerFilter = {
  kind: CustomerKind | null;
  country: string | null;
  /** How the place begins. */
  place: string | null;
  sinceFrom: PlainDate | null;
  sinceTo: PlainDate | null;
  bought: BoughtFilter | null;
  hasOpenIssue: boolean;
  /** A best customer by the board's rule. */
  isBest: boolean;
  /** The value band they are in, by its name. */
  band: string | null;
  content: ContentFilter | null;
};

/** What an address says of a list: names and values as they stand there. */
export type ListValues = Readonly<Record<string, string | undefined>>;

/** The filter an address names; what cannot be read filters nothing, so that an old link still shows a list. */
export function readCustomerFilter(values: ListValues): CustomerFilter {
  const country = values.country?.trim().toUpperCase() ?? "";
  return {
    kind: oneOf(customerKinds, values.kind),
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    place: values.place?.trim().slice(0, 200) || null,
    sinceFrom: readDay(values.from),
    sinceTo: readDay(values.to),
    bought: oneOf(boughtFilters, values.bought),
    hasOpenIssue: values.issue === "open",
    isBest: values.best === "yes",
    band: values.band?.trim().slice(0, 40) || null,
    content: oneOf(contentFilters, values.content),
  };
}

export function readListOrder(values: ListValues): ListOrder {
  return oneOf(listOrders, values.by) ?? "name";
}

/** The names under which a filter stands in an address. */
export const filterNames = [
  "kind",
  "country",
  "place",
  "from",
  "to",
  "bought",
  "issue",
  "best",
  "band",
  "content",
] as const;

function oneOf<const Word extends string>(words: readonly Word[], said: string | undefined): Word | null {
  return words.find((word) => word === said) ?? null;
}

function readDay(text: string | undefined): PlainDate | null {
  try {
    return text ? plainDate(text) : null;
  } catch {
    return null;
  }
}
