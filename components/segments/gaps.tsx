import { listed } from "@/components/format/words";

const words = { owner: "nobody to look after them", note: "no strategy" };

/** What a segment of our best customers must not be without: the word stands beside the colour. */
export function StrategyGaps({ gaps }: { gaps: readonly ("owner" | "note")[] }) {
  if (gaps.length === 0) return null;
  return (
    <span className="small flex gap-1.5 text-broken">
      <span aria-hidden="true">▲</span>
      <span>Our best customers, with {listed(gaps.map((gap) => words[gap]))}</span>
    </span>
  );
}
