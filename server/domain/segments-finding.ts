import type { Finding } from "./finding";
import type { SegmentKey } from "./segment";

/** How the customers on record lie in the standing segments, in counts: they overlap, so that no share adds up. */
export function segmentsFinding({ all, active, ten_years, open_issue }: SegmentCounts): Finding {
  if (!all) return { reading: "none", words: "Nobody is on record yet." };
  const parts = [
    ...part(active, (one) => `${one ? "is" : "are"} active`),
    ...part(ten_years, (one) => `${one ? "has" : "have"} been with us ten years and more`),
    ...part(open_issue, (one) => `${one ? "has" : "have"} an open issue`),
  ];
  const last = parts.pop();
  if (last === undefined) return { reading: "none", words: `Of ${inFull(all)} on record nothing more is known.` };
  return {
    reading: "same",
    words: `Of ${inFull(all)} on record, ${parts.length ? `${parts.join(", ")}, and ` : ""}${last}.`,
  };
}

/** Null: not known, for want of a lapse threshold. */
type SegmentCounts = Readonly<Record<SegmentKey, number | null>>;

/** What is not known is left out: it is not nobody. */
function part(n: number | null, words: (one: boolean) => string): string[] {
  return n === null ? [] : [`${inFull(n)} ${words(n === 1)}`];
}

const inFull = (n: number): string => n.toLocaleString("en-GB");
