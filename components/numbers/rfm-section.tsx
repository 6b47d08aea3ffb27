import { Count } from "@/components/format/count";
import { formatDay } from "@/components/format/time";
import { counted, formatCount } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { Filters } from "@/components/ui/tabs";
import type { Lens } from "@/server/domain/lens";
import { addDays } from "@/server/domain/plain-date";
import { rfmFinding } from "@/server/domain/rfm-finding";
import { type RfmGrid, rfmLookBack } from "@/server/domain/rfm-grid";
import { RfmTable } from "./rfm-table";
import { moneyScoreWords } from "./rfm-words";
import { boughtHref, rfmHref } from "./structure-hrefs";

type Props = {
  grid: RfmGrid;
  lens: Lens;
  money: number | null;
  hrefOf: (change: Readonly<Record<string, string>>) => string;
};

/** When, how often and for how much: who buys often and has not been seen for long is the sentence worth acting on. */
export function RfmSection({ grid, lens, money, hrefOf }: Props) {
  const scores = moneyScoreWords.map((label, index) => ({
    href: hrefOf({ money: String(index + 1) }),
    label,
    current: money === index + 1,
  }));
  const tabs = [{ href: hrefOf({}), label: "Any money", current: money === null }, ...scores.toReversed()];
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
            <OnTheQuiet grid={grid} lens={lens} />
          </p>
          <RfmTable grid={grid} lens={lens} money={money} />
          <p className="small mt-2 max-w-prose text-ink-3">
            {money === null
              ? "The bars in a cell: how many there have money scores M1 (least) to M5 (most). "
              : `Only those with M${money} (${moneyScoreWords[money - 1]?.toLowerCase()}). `}
            Of{" "}
            <Count
              n={grid.customers}
              href={boughtHref({ from: addDays(lens.asOf, 1 - rfmLookBack), to: lens.asOf }, lens)}
            />{" "}
            who bought in the last {formatCount(rfmLookBack)} days.
          </p>
        </>
      )}
    </Section>
  );
}

/** Who buys often and has not been seen for long, by rule; each number opens its customers. */
function OnTheQuiet({ grid, lens }: Pick<Props, "grid" | "lens">) {
  const found = rfmFinding(grid);
  if (found.reading === "none") return "Most have bought on one day only, so nobody can be said to buy often.";
  const often = <Count n={found.often} href={rfmHref(grid, lens, { f: found.f })} />;
  const who = `bought on ${counted(found.fromDays, "day")} or more`;
  if (found.reading === "too_few")
    return (
      <>
        Too few buy often to say more: {often} {who}.
      </>
    );
  if (found.reading === "level")
    return (
      <>
        {often} {who}, and none of them has been away for longer than the others.
      </>
    );
  const since = formatDay(found.until);
  if (found.reading === "lately")
    return (
      <>
        All {often} who {who} have bought since {since}.
      </>
    );
  return (
    <>
      <Count n={found.quiet} href={rfmHref(grid, lens, { r: found.r, f: found.f })} /> of the {often} who {who} have not
      bought since {since}.
    </>
  );
}
