import { counted, formatCount } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import { welch } from "@/server/domain/welch";
import type { Landmark } from "@/server/values/queries/landmark";
import { money } from "./words";

/** Sums of money are so skewed that an interval of a mean needs as many on a side. */
const enough = 100;

type Props = { landmark: Landmark; currency: string };

/** Without a model: who came back early beside who did not, by what they bought for in the time that followed. */
export function LandmarkSection({ landmark: { days, repeated, once, firstDays, firstDay }, currency }: Props) {
  const difference =
    repeated && once && repeated.n >= enough && once.n >= enough ? welch(sampleOf(repeated), sampleOf(once)) : null;
  return (
    <Section title="Without a model" id="landmark" ruled>
      {repeated && once ? (
        <>
          <p className="finding max-w-prose">
            Who bought again within {days} days then bought for {money(repeated.mean, currency)} in the {days} days
            after; who had not, for {money(once.mean, currency)}.
          </p>
          <p className="mt-1 max-w-prose text-ink-2">
            {counted(repeated.n, "customer")} against {formatCount(once.n)}, of all whose first purchase is {2 * days}{" "}
            days ago or more.{" "}
            {difference === null
              ? "Too few to say how sure the difference is."
              : `The difference is with 95% confidence between ${money(difference.low, currency)} and ${money(difference.high, currency)}.`}{" "}
            They chose themselves: it does not say what it would bring to make somebody come back.
          </p>
        </>
      ) : (
        <p className="small py-2 text-ink-3">
          It takes customers whose first purchase is {2 * days} days ago: some who bought again within {days} days, and
          some who had not.
        </p>
      )}
      {firstDays && firstDay ? (
        <p className="small mt-1 max-w-prose text-ink-2">
          In their first {days} days those {formatCount(firstDays.n)} bought for {money(firstDays.mean, currency)} on
          average, {money(firstDay.mean, currency)} of it on the first day. Revenue, refunds not taken off.
        </p>
      ) : null}
    </Section>
  );
}

function sampleOf({ n, mean, deviation }: { n: number; mean: number; deviation: number }) {
  return { n, mean, variance: deviation ** 2 };
}
