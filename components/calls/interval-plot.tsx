import type { Difference } from "@/server/domain/proportion-difference";
import { intervalWords } from "./programme-words";

const [width, height, middle] = [600, 66, 26];

/** The difference and its interval on a line as far to one side as to the other; no difference stands out. */
export function IntervalPlot({ found }: { found: Difference }) {
  const reach = Math.max(-found.low, found.high) <= 0.5 ? 0.5 : 1;
  const place = (share: number) => 10 + ((share / reach + 1) / 2) * (width - 20);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`The difference lies between ${intervalWords(found)}.`}
      className="mt-3 w-full max-w-2xl"
    >
      <line x1={place(-reach)} x2={place(reach)} y1={middle} y2={middle} className="stroke-line-strong" />
      <line x1={place(0)} x2={place(0)} y1={4} y2={middle + 16} className="stroke-ink" />
      <line
        x1={place(found.low)}
        x2={place(found.high)}
        y1={middle}
        y2={middle}
        strokeWidth={7}
        className="stroke-ink-3"
      />
      <circle cx={place(found.difference)} cy={middle} r={6} className="fill-ink" />
      {[-reach, 0, reach].map((tick) => (
        <text
          key={tick}
          x={place(tick)}
          y={height - 6}
          textAnchor={tick === 0 ? "middle" : tick < 0 ? "start" : "end"}
          className="fill-ink-3 text-[13px]"
        >
          {tick === 0 ? "no difference" : `${reach * 100} points ${tick < 0 ? "lower" : "higher"}`}
        </text>
      ))}
    </svg>
  );
}
