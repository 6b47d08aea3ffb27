import { Day } from "@/components/format/day";
import { counted } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { enoughFollowed } from "@/server/domain/comparison";
import { addDays } from "@/server/domain/plain-date";
import type { Outcome } from "@/server/outcomes/queries/outcome";
import { findings } from "./outcome-words";

type Props = { outcome: Outcome; currency: string };

/** What became of those affected, in a sentence, on the decision's own page. Nothing before it is in effect on anybody. */
export function OutcomeView({ outcome, currency }: Props) {
  const { follow, readings, id } = outcome;
  const last = readings.at(-1);
  if (!follow) return null;
  const href = `/decisions/${id}/outcome`;
  return (
    <Section title="What became of them" aside={<Link href={href}>The figures</Link>} id="outcome">
      {last ? (
        <>
          <p className="said max-w-prose">{findings(last, currency)[0]}</p>
          <p className="small mt-1 max-w-prose text-ink-3">
            {counted(last.days, "day")} after it took effect, up to <Day on={last.asOf} />. A comparison of alike
            customers, not an experiment.
          </p>
        </>
      ) : (
        <p className="max-w-prose text-ink-2">
          Nothing measured yet. <NotYet follow={follow} />
        </p>
      )}
    </Section>
  );
}

/** From when on it is measured, and of how many. */
export function NotYet({ follow: { days, sampleCount, comparatorCount } }: { follow: NonNullable<Outcome["follow"]> }) {
  const first = days[0];
  return (
    <>
      {first ? (
        <>
          Measured from <Day on={addDays(first, 1)} /> on:{" "}
        </>
      ) : null}
      {counted(sampleCount, "affected customer")}, drawn before it was decided, beside{" "}
      {counted(comparatorCount, "similar one")} not affected.
      {comparatorCount < enoughFollowed
        ? ` With fewer than ${enoughFollowed} who are alike and not affected, nothing will be said.`
        : null}
    </>
  );
}
