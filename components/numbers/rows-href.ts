import type { BoughtRanges, NumberRowKey } from "@/server/domain/number-rows";
import type { PlainDate } from "@/server/domain/plain-date";

/** The day or the period the number speaks of, and the settings it was counted with, so that its link keeps meaning the same. */
type Asked = {
  asOf?: PlainDate | undefined;
  from?: PlainDate | undefined;
  to?: PlainDate | undefined;
  lapse?: number | null | undefined;
  window?: number | undefined;
  /** A standing segment's key or a saved one's version; null: everybody. */
  segment?: string | null | undefined;
} & Partial<BoughtRanges>;

/** The address of the customers behind a number. */
export function rowsHref(which: NumberRowKey, asked: Asked = {}): string {
  const query = new URLSearchParams({ which });
  for (const [name, value] of Object.entries(asked))
    if (value != null) query.set(name, Array.isArray(value) ? value.join("_") : String(value));
  return `/numbers/customers?${query}`;
}
