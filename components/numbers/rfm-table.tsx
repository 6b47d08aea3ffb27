"use client";

import { Count } from "@/components/format/count";
import { formatShare } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { hasShare } from "@/server/domain/enough";
import type { Lens } from "@/server/domain/lens";
import type { RfmGrid } from "@/server/domain/rfm-grid";
import { frequencyWords, moneySpread, recencyWords } from "./rfm-words";
import { rfmHref } from "./structure-hrefs";

type Props = {
  grid: RfmGrid;
  lens: Lens;
  /** Only those with this score of money; null: any. */
  money: number | null;
};

const rising = [1, 2, 3, 4, 5];
/** From paper to half of the green, as heat maps have it: text keeps 4.5:1 on all of them. */
const tones = ["", "bg-kept/8", "bg-kept/15", "bg-kept/22", "bg-kept/29", "bg-kept/36", "bg-kept/43", "bg-kept/50"];

/** Recency down, frequency across, the latest on top and the most often on the right; in each cell how its money is spread. */
export function RfmTable({ grid, lens, money }: Props) {
  const counts = (r: number, f: number) =>
    rising.map((m) => grid.cells.find((cell) => cell[0] === r && cell[1] === f && cell[2] === m)?.[3] ?? 0);
  const shown = (of: readonly number[]) => (money === null ? of.reduce((sum, n) => sum + n, 0) : (of[money - 1] ?? 0));
  const most = Math.max(1, ...rising.flatMap((r) => rising.map((f) => shown(counts(r, f)))));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section aria-label="Recency and frequency" tabIndex={0} className="scrolls-sideways">
      <table className="num w-full min-w-88 table-fixed border-separate border-spacing-px text-sm">
        <caption className="sr-only">Customers by recency (down) and frequency (across)</caption>
        <thead>
          <tr className="text-ink-3 text-xs">
            <th scope="col" className="w-22 pr-2 pb-1 text-left align-bottom font-medium md:w-44">
              Last bought
            </th>
            {rising.map((f) => (
              <th key={f} scope="col" className="pb-1 text-center align-bottom font-medium">
                <span className="block text-ink">F{f}</span> {frequencyWords(grid, f)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rising.toReversed().map((r) => (
            <tr key={r}>
              <th scope="row" className="pr-2 text-left font-normal text-ink-3 text-xs leading-tight">
                <span className="font-medium text-ink">R{r}</span> {recencyWords(grid, r)}
              </th>
              {rising.map((f) => (
                <Cell
                  key={f}
                  counts={counts(r, f)}
                  n={shown(counts(r, f))}
                  of={grid.customers}
                  most={most}
                  href={rfmHref(grid, lens, { r, f, ...(money === null ? {} : { m: money }) })}
                  hasBars={money === null}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type CellProps = {
  counts: readonly number[];
  n: number;
  of: number;
  most: number;
  href: string;
  hasBars: boolean;
};

function Cell({ counts, n, of, most, href, hasBars }: CellProps) {
  if (n === 0) return <td className="py-3 text-center text-ink-3 text-xs">0</td>;
  const highest = Math.max(...counts);
  const tone = tones[Math.ceil((n / most) * (tones.length - 1))] ?? "";
  return (
    <td className={classes("p-1 text-center print:[print-color-adjust:exact]", tone)}>
      <Count n={n} href={href} />
      {hasShare(of) ? (
        <span className="block text-[11px] leading-tight max-md:sr-only print:not-sr-only print:block">
          {formatShare(n / of)}
        </span>
      ) : null}
      {hasBars ? <span className="sr-only">{moneySpread(counts)}</span> : null}
      {hasBars ? (
        <span aria-hidden="true" className="mx-auto flex h-3 w-8 items-end justify-center gap-0.5">
          {counts.map((count, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: scores do not move
              key={index}
              className="w-1 bg-ink-3 print:[print-color-adjust:exact]"
              style={{ height: count === 0 ? 1 : Math.max(2, Math.round((12 * count) / highest)) }}
            />
          ))}
        </span>
      ) : null}
    </td>
  );
}
