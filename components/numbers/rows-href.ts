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
  /** The day somebody had to be of the segment, where that is not the list's own. Of everybody there is none. */
  membersOn?: PlainDate | undefined;
} & Partial<BoughtRanges>;

/** The address of the customers behind a number. */
export function rowsHref(which: NumberRowKey, asked: Asked = {}): string {
  const query = new URLSearchParams({ which });
  const { membersOn, ...others } = asked;
  const named = asked.segment != null && membersOn !== asked.asOf ? { ...others, membersOn } : others;
  for (const [name, value] of Object.entries(named))
    if (value != null) query.set(name, Array.isArray(value) ? value.join("_") : String(value));
  return `/numbers/customers?${query}`;
}
