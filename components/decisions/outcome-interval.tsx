import type { Difference } from "@/server/domain/comparison";

const [width, height, middle, edge] = [220, 26, 13, 6];

type Props = { found: Difference; label: string };

/**
 * A difference on a line as far to one side as to the other: the point, its interval of 95 %, and thin beyond it the one
 * that holds for all measures together. No difference stands in the middle.
 */
export function OutcomeInterval({ found, label }: Props) {
  const reach = Math.max(-found.all.low, found.all.high, Number.MIN_VALUE);
  const place = (value: number) => edge + ((value / reach + 1) / 2) * (width - 2 * edge);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className="w-full max-w-55">
      <line x1={place(0)} x2={place(0)} y1={1} y2={height - 1} className="stroke-line-strong" />
      <line x1={place(found.all.low)} x2={place(found.all.high)} y1={middle} y2={middle} className="stroke-ink-3" />
      <line
        x1={place(found.low)}
        x2={place(found.high)}
        y1={middle}
        y2={middle}
        strokeWidth={6}
        className="stroke-ink-3"
      />
      <circle cx={place(found.difference)} cy={middle} r={4.5} className="fill-ink" />
    </svg>
  );
}
