import { Count } from "@/components/format/count";
import { formatCount } from "@/components/format/words";
import { hasShare } from "@/server/domain/enough";
import type { CurveSeen, CurvesSeen } from "@/server/domain/retention-curves";

type Props = {
  seen: CurvesSeen;
  /** The list of all of them, where one curve is of everybody. */
  href?: string | undefined;
};

/** By when it had happened to half of each curve, with its interval; never reached is said, not drawn out. */
export function Medians({ seen: { curves }, href }: Props) {
  if (curves.length === 1 && curves[0])
    return (
      <p className="small num mb-1 text-ink-2">
        <Count n={curves[0].customers} one="customer" href={href} />; {halfOf(curves[0])}.
      </p>
    );
  return (
    <ul className="small num mb-1 grid gap-x-6 text-ink-2 md:grid-cols-2">
      {curves.map((curve) => (
        <li key={curve.name}>
          <span className="font-medium">{curve.name}</span>, {formatCount(curve.customers)}: {halfOf(curve)}
        </li>
      ))}
    </ul>
  );
}

function halfOf({ customers, median, medianBetween: [from, to], until }: CurveSeen): string {
  if (!hasShare(customers)) return "too few to say by when half";
  if (median === null) return `half not reached in the ${formatCount(until)} days watched`;
  if (from === null) return `half on day ${formatCount(median)}`;
  const end = to === null ? "never" : `day ${formatCount(to)}`;
  return `half on day ${formatCount(median)}, with 95% confidence between day ${formatCount(from)} and ${end}`;
}
