import { formatMoney } from "@/components/format/amount";
import { formatCount } from "@/components/format/words";
import { rowsHref } from "@/components/numbers/rows-href";
import type { FigureKey, FigureLine } from "@/server/domain/number-report";
import { addDays, type PlainDate } from "@/server/domain/plain-date";

/** What each number of a report is called, and whether it is money. */
const words: Readonly<Record<FigureKey, string>> = {
  opening: "Active before it began",
  new: "+ new",
  wonBack: "+ won back",
  lost: "− lost",
  closing: "Active at its end",
  customers: "Had ever bought",
  first: "New customers whose 90 days were up",
  repeated: "of whom bought again within them",
  lapses: "Times lost whose year was up",
  back: "of which won back within it",
  buyers: "Bought in the quarter",
  purchaseDays: "Purchase days",
  totalMinor: "Bought in all, refunds taken off",
  medianMinor: "The median buyer",
};

export const figureName = (key: FigureKey): string => words[key];

/** A figure as it is read: money with its currency, else a count; null is not known. */
export function figureWords(key: FigureKey, figure: number | null, currency: string): string {
  if (figure === null) return "not known";
  return key.endsWith("Minor") ? formatMoney(figure, currency, key === "totalMinor") : formatCount(figure);
}

/** Which figures a later counting gives otherwise: named, never only a number of them. */
export function changedNames(lines: readonly FigureLine[]): string[] {
  return lines
    .filter(({ reported, anew }) => reported !== anew)
    .map(({ key }) =>
      figureName(key)
        .replace(/^[+−] /, "")
        .replace(/^of (whom|which) /, "")
        .toLowerCase(),
    );
}

/** The customers behind a figure as it is counted now, under a threshold; undefined where no list is of just these. */
export function figureHref(
  key: FigureKey,
  { beginsOn, endsOn }: { beginsOn: PlainDate; endsOn: PlainDate },
  lapse: number | null,
): string | undefined {
  const quarter = { from: beginsOn, to: endsOn };
  const before = (window: number) => ({ from: addDays(beginsOn, -window), to: addDays(endsOn, -window), window });
  const hrefs: Partial<Record<FigureKey, string>> = {
    customers: rowsHref("customers", { asOf: endsOn }),
    first: rowsHref("first", before(90)),
    repeated: rowsHref("repeated", before(90)),
  };
  const withThreshold: Partial<Record<FigureKey, string>> = {
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
