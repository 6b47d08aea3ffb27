import { Money } from "@/components/format/money";
import { formatCount, formatShare } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import type { BandRun } from "@/server/bands/queries";
import { hasShare } from "@/server/domain/enough";

type Props = { sentence: string; run: Pick<BandRun, "best" | "bestValueMinor" | "buyers"> | null; currency: string };

/** Who is a best customer, and how many that are: the number opens them. */
export function BestLine({ sentence, run, currency }: Props) {
  return (
    <>
      <p className="body-serif max-w-2xl">{sentence}</p>
      {run ? (
        <p className="mt-1 text-ink-2">
          {run.best === 0 ? (
            "Nobody is one now."
          ) : (
            <>
              <Link href="/customers?best=yes" className="num font-medium text-ink">
                {formatCount(run.best)} of {formatCount(run.buyers)} buyers
              </Link>
              {hasShare(run.buyers) ? `, ${formatShare(run.best / run.buyers)}` : null}. They have bought for{" "}
              <Money minor={run.bestValueMinor} currency={currency} round /> in all.
            </>
          )}
        </p>
      ) : null}
    </>
  );
}
