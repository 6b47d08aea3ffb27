import { Count } from "@/components/format/count";
import { formatDay } from "@/components/format/time";
import { formatCount } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { Filters } from "@/components/ui/tabs";
import type { Lens } from "@/server/domain/lens";
import { type RfmGrid, rfmLookBack } from "@/server/domain/rfm-grid";
import { RfmTable } from "./rfm-table";
import { rfmHref } from "./structure-hrefs";

type Props = {
  grid: RfmGrid;
  lens: Lens;
  money: number | null;
  hrefOf: (change: Readonly<Record<string, string>>) => string;
};

/** When, how often and for how much: who buys often and has not been seen for long is the sentence worth acting on. */
export function RfmSection({ grid, lens, money, hrefOf }: Props) {
  const often = sum(grid.cells.filter(([, f]) => f >= 4));
  const quiet = sum(grid.cells.filter(([r, f]) => f >= 4 && r <= 2));
  const until = grid.recency.filter(({ score }) => score <= 2).at(-1)?.high;
  const tabs = ["any", "5", "4", "3", "2", "1"].map((score) => ({
    href: hrefOf(score === "any" ? {} : { money: score }),
    label: score === "any" ? "any money" : `M${score}`,
    current: score === String(money ?? "any"),
  }));
  return (
    <Section
      title="When, how often, for how much"
      aside={<Filters label="With the score of money" tabs={tabs} />}
      id="rfm"
      ruled
    >
      {grid.customers === 0 ? (
        <p className="small text-ink-2">Nobody has bought in the last {formatCount(rfmLookBack)} days.</p>
      ) : (
        <>
          <p className="finding mb-2">
            {until && quiet > 0 ? (
              <>
                <Count n={quiet} href={rfmHref(grid, lens, { r: [1, 2], f: [4, 5] })} /> of the{" "}
                <Count n={often} href={rfmHref(grid, lens, { f: [4, 5] })} /> who buy often have not bought since{" "}
                {formatDay(until)}.
              </>
            ) : (
              <>Everyone who buys often has bought lately.</>
            )}
          </p>
          <RfmTable grid={grid} lens={lens} money={money} />
          <p className="small mt-2 max-w-prose text-ink-3">
            {money === null
              ? "The bars in a cell: how many there have money scores M1 to M5. "
              : `Only those with M${money}. `}
            Of {formatCount(grid.customers)} who bought in the last {formatCount(rfmLookBack)} days.
          </p>
        </>
      )}
    </Section>
  );
}

function sum(cells: RfmGrid["cells"]): number {
  return cells.reduce((total, [, , , customers]) => total + customers, 0);
}
