import type { Difference } from "@/server/domain/proportion-difference";
import { intervalWords } from "./programme-words";

const [width, height, middle] = [600, 48, 26];

/** The difference and its interval on a line as far to one side as to the other; no difference stands out. */
export function IntervalPlot({ found }: { found: Difference }) {
  const reach = Math.max(-found.low, found.high) <= 0.5 ? 0.5 : 1;
  const place = (share: number) => 10 + ((share / reach + 1) / 2) * (width - 20);
  return (
    <figure className="mt-3 max-w-2xl">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`The difference lies between ${intervalWords(found)}.`}
        className="w-full"
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
      </svg>
      <figcaption aria-hidden className="small flex justify-between gap-2 text-ink-3">
        <span>{reach * 100} points lower</span>
        <span>no difference</span>
        <span>{reach * 100} points higher</span>
      </figcaption>
    </figure>
  );
}
