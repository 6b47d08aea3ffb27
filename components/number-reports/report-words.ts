import { formatMoney } from "@/components/format/amount";
import { formatCount } from "@/components/format/words";
import { rowsHref } from "@/components/numbers/rows-href";
import type { FigureLine } from "@/server/domain/number-report";
import { addDays, type PlainDate } from "@/server/domain/plain-date";

/** What each number of a report is called, and whether it is money. */
const words: Readonly<Record<string, string>> = {
  opening: "Active before it began",
  new: "+ new",
  wonBack: "+ won back",
  lost: "− lost",
  closing: "Active at its end",
  customers: "Had ever bought",
  first: "New customers whose 90 days were up",
  repeated: "of whom bought again within them",
  lapses: "Lost customers whose year was up",
  back: "of whom came back within it",
  buyers: "Bought in the quarter",
  purchaseDays: "Purchase days",
  totalMinor: "Bought in all",
  medianMinor: "The median buyer",
};

export const figureName = (key: string): string => words[key] ?? key;

/** A figure as it is read: money with its currency, else a count; null is not known. */
export function figureWords(key: string, figure: number | null, currency: string): string {
  if (figure === null) return "not known";
  return key.endsWith("Minor") ? formatMoney(figure, currency) : formatCount(figure);
}

/** Which figures a later counting gives otherwise: named, never only a number of them. */
export function changedNames(lines: readonly FigureLine[]): string[] {
  return lines
    .filter(({ reported, anew }) => reported !== anew)
    .map(({ key }) =>
      figureName(key)
        .replace(/^[+−] /, "")
        .replace(/^of whom /, "")
        .toLowerCase(),
    );
}

/** The customers behind a figure as it is counted now, under a threshold; undefined where it is no number of customers. */
export function figureHref(
  key: string,
  { beginsOn, endsOn }: { beginsOn: PlainDate; endsOn: PlainDate },
  lapse: number | null,
): string | undefined {
  const quarter = { from: beginsOn, to: endsOn };
  const before = (window: number) => ({ from: addDays(beginsOn, -window), to: addDays(endsOn, -window), window });
  const hrefs: Readonly<Record<string, string>> = {
    customers: rowsHref("customers", { asOf: endsOn }),
    first: rowsHref("first", before(90)),
    repeated: rowsHref("repeated", before(90)),
  };
  const withThreshold: Readonly<Record<string, string>> = {
    opening: rowsHref("active", { asOf: addDays(beginsOn, -1), lapse }),
    new: rowsHref("new", { ...quarter, lapse }),
    wonBack: rowsHref("won_back", { ...quarter, lapse }),
    lost: rowsHref("lost", { ...quarter, lapse }),
    closing: rowsHref("active", { asOf: endsOn, lapse }),
    lapses: rowsHref("lapses", { asOf: endsOn, ...before(365), lapse }),
    back: rowsHref("lapses_back", { asOf: endsOn, ...before(365), lapse }),
  };
  return hrefs[key] ?? (lapse === null ? undefined : withThreshold[key]);
}
