import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { hasShare, isFaint } from "@/server/domain/enough";
import { wilson } from "@/server/domain/wilson";
import { formatCount, formatShare } from "./words";

type Props = {
  k: number;
  n: number;
  /** The sentence for n = 0. */
  none?: string | undefined;
  /** The rows of `k`. */
  href?: string | undefined;
  /** The rows of all `n`. */
  hrefOfAll?: string | undefined;
  /** For a table's cell: the interval in brackets. */
  short?: boolean | undefined;
};

/**
 * A rate that does not flatter: "7 of 8" below ten, else "94%, 47 of 50, between 84% and 98% with 95% confidence"; under
 * twenty in grey.
 */
export function Rate({ k, n, none = "None yet", href, hrefOfAll, short }: Props) {
  if (n === 0) return <span className="text-ink-3">{none}</span>;
  const counts = <Counts {...{ k, n, href, hrefOfAll }} />;
  return (
    <span className={classes("num", isFaint(n) && "text-ink-3")}>
      {hasShare(n) ? (
        <>
          {formatShare(k / n)}, {counts}
          <Interval k={k} n={n} short={short} />
        </>
      ) : (
        counts
      )}
    </span>
  );
}

/** One link where only those of `k` can be opened, else one for each number. */
function Counts({ k, n, href, hrefOfAll }: Pick<Props, "k" | "n" | "href" | "hrefOfAll">) {
  if (!hrefOfAll) return <Opening href={href}>{`${formatCount(k)} of ${formatCount(n)}`}</Opening>;
  return (
    <>
      <Opening href={k > 0 ? href : undefined}>{formatCount(k)}</Opening> of{" "}
      <Opening href={hrefOfAll}>{formatCount(n)}</Opening>
    </>
  );
}

function Opening({ href, children }: { href: string | undefined; children: string }) {
  return href ? <Link href={href}>{children}</Link> : children;
}

function Interval({ k, n, short }: { k: number; n: number; short: boolean | undefined }) {
  const interval = wilson(k, n);
  if (!interval) return null;
  const [low, high] = [formatShare(interval.low), formatShare(interval.high)];
  return (
    <span className={classes("text-ink-3", short && "whitespace-nowrap")}>
      {short ? ` (${low.replace(/%$/, "")}–${high})` : `, between ${low} and ${high} with 95% confidence`}
    </span>
  );
}
