import { Link } from "@/components/ui/link";
import { wilson } from "@/server/domain/wilson";
import { formatCount, formatShare } from "./words";

/** Below this many no percentage is spoken: it would say more than is known. */
const enough = 10;

type Props = {
  k: number;
  n: number;
  /** The sentence for n = 0. */
  none?: string | undefined;
  /** The rows behind it. */
  href?: string | undefined;
  /** For a table's cell: the interval in brackets. */
  short?: boolean | undefined;
};

/** A rate that does not flatter: "7 of 8" below ten, else "94%, 47 of 50, between 84% and 98% with 95% confidence". */
export function Rate({ k, n, none = "None yet", href, short }: Props) {
  if (n === 0) return <span className="text-ink-3">{none}</span>;
  const words = `${formatCount(k)} of ${formatCount(n)}`;
  const share = href ? <Link href={href}>{words}</Link> : words;
  if (n < enough) return <span className="num">{share}</span>;
  return (
    <span className="num">
      {formatShare(k / n)}, {share}
      <Interval k={k} n={n} short={short} />
    </span>
  );
}

function Interval({ k, n, short }: { k: number; n: number; short: boolean | undefined }) {
  const interval = wilson(k, n);
  if (!interval) return null;
  const [low, high] = [formatShare(interval.low), formatShare(interval.high)];
  return (
    <span className="text-ink-3">
      {short ? ` (${low.replace(/%$/, "")}–${high})` : `, between ${low} and ${high} with 95% confidence`}
    </span>
  );
}
