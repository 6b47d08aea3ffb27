import { counted, formatCount } from "@/components/format/words";
import { rowsHref } from "@/components/numbers/rows-href";
import { Link } from "@/components/ui/link";
import { hasShare, isFaint } from "@/server/domain/enough";
import { beforeAll } from "@/server/domain/number-rows";
import { addDays, type PlainDate } from "@/server/domain/plain-date";
import { welch } from "@/server/domain/welch";
import type { Bought, Landmark } from "@/server/values/queries/landmark";
import { money, spanOf } from "./words";

/** Sums of money are so skewed that a mean and its interval need as many on a side. */
const enough = 100;

type Props = { landmark: Landmark; currency: string; asOf: PlainDate };

/** Without a model: who bought again early beside who did not, by what they bought for in the time that followed. */
export function LandmarkSection({ landmark: { days, repeated, once, firstDays, firstDay }, currency, asOf }: Props) {
  return (
    <>
      {repeated && once ? (
        <Compared {...{ days, repeated, once, currency, asOf }} />
      ) : (
        <p className="small py-2 text-ink-3">
          It takes customers whose first purchase is {2 * days} days ago: some who bought again within {days} days, and
          some who had not.
        </p>
      )}
      {firstDays && firstDay && hasShare(firstDays.n) ? (
        <p className={`small mt-1 max-w-prose ${isFaint(firstDays.n) ? "text-ink-3" : "text-ink-2"}`}>
          In their first {days} days those {formatCount(firstDays.n)} bought for {money(firstDays.mean, currency)} on
          average, half of them for {money(firstDays.median, currency)} or less; on the first day for{" "}
          {money(firstDay.mean, currency)} and {money(firstDay.median, currency)}. Revenue, refunds not taken off; a day
          that was free or paid in another currency brought nothing.
        </p>
      ) : null}
    </>
  );
}

type ComparedProps = { days: number; repeated: Bought; once: Bought; currency: string; asOf: PlainDate };

function Compared({ days, repeated, once, currency, asOf }: ComparedProps) {
  const isEnough = repeated.n >= enough && once.n >= enough;
  const difference = isEnough ? welch(sampleOf(repeated), sampleOf(once)) : null;
  const come = { asOf, from: beforeAll, to: addDays(asOf, -2 * days) };
  const bought = ({ n, mean, median }: Bought) =>
    `${money(mean, currency)} on average, half of the ${formatCount(n)} for ${money(median, currency)} or less`;
  return (
    <>
      <p className="finding max-w-prose">
        {isEnough
          ? `Who bought again within ${days} days then bought in the ${days} days after for ${bought(repeated)}; who had not, for ${bought(once)}.`
          : `Too few to say what buying again within ${days} days goes with: ${formatCount(repeated.n)} who did and ${formatCount(once.n)} who did not; it takes ${enough} of each.`}
      </p>
      <p className="mt-1 max-w-prose text-ink-2">
        <Link href={rowsHref("first", come)}>{counted(repeated.n + once.n, "customer")}</Link>, all whose first purchase
        is {2 * days} days ago or more;{" "}
        <Link href={rowsHref("repeated", { ...come, window: days })}>{formatCount(repeated.n)}</Link> bought again
        within {days} days.{" "}
        {difference === null
          ? ""
          : `The difference of the means is with 95% confidence between ${spanOf(difference, currency, " and ")}. `}
        They chose themselves: it does not say what it would bring to make somebody buy again.
      </p>
    </>
  );
}

function sampleOf({ n, mean, deviation }: { n: number; mean: number; deviation: number }) {
  return { n, mean, variance: deviation ** 2 };
}
