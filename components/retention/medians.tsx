import { Count } from "@/components/format/count";
import { formatCount } from "@/components/format/words";
import { hasShare } from "@/server/domain/enough";
import { type CurveSeen, type CurvesSeen, halfOf } from "@/server/domain/retention-curves";

type Props = {
  seen: CurvesSeen;
  /** The list of all of them, where one curve is of everybody. */
  href?: string | undefined;
};

/** By when it had happened to half of each curve, with its interval; never reached, or by too few, is said, not drawn out. */
export function Medians({ seen: { curves }, href }: Props) {
  if (curves.length === 1 && curves[0])
    return (
      <p className="small num mb-1 text-ink-2">
        <Count n={curves[0].customers} one="customer" href={href} />; {halfInWords(curves[0])}.
      </p>
    );
  return (
    <ul className="small num mb-1 grid gap-x-6 text-ink-2 md:grid-cols-2">
      {curves.map((curve) => (
        <li key={curve.name}>
          <span className="font-medium">{curve.name}</span>, {formatCount(curve.customers)}: {halfInWords(curve)}
        </li>
      ))}
    </ul>
  );
}

function halfInWords(curve: CurveSeen): string {
  if (!hasShare(curve.customers)) return "too few to say by when half";
  const half = halfOf(curve);
  if (half.reading === "too_few") return "too few watched at the time to say by when half";
  if (half.reading === "never") return `half not reached in the ${formatCount(curve.until)} days watched`;
  if (half.reading === "all_at_once") return `all who were watched for so long by day ${formatCount(half.day)}`;
  const end = half.to === null ? "never" : `day ${formatCount(half.to)}`;
  return `half on day ${formatCount(half.day)}, with 95% confidence between day ${formatCount(half.from)} and ${end}`;
}
