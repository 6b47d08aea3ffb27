import { scaleLinear, scalePoint } from "d3-scale";
import { area, curveStepAfter, line } from "d3-shape";
import { classes } from "@/components/ui/classes";
import { hasShare } from "@/server/domain/enough";
import type { ControlPoint } from "./control-chart";
import { meanWords } from "./mean-words";
import { formatRate, type RateScale } from "./rate-scale";

const sizes = {
  wide: { width: 620, height: 210, left: 44, right: 84, top: 14, bottom: 26, type: "text-[11.5px]" },
  narrow: { width: 358, height: 200, left: 40, right: 42, top: 14, bottom: 26, type: "text-[10.5px]" },
};
type Size = (typeof sizes)["wide"];

type Props = {
  points: readonly ControlPoint[];
  restsOn: { k: number; n: number };
  target: number | null;
  heard: string;
  scale: RateScale;
  size: keyof typeof sizes;
  className: string;
};

/** Months as points on a line, the range that chance alone explains as a band of steps, the mean as a dashed line. */
export function ControlPlot({ points, restsOn, target, heard, scale, size, className }: Props) {
  const box = sizes[size];
  const mean = restsOn.k / restsOn.n;
  const x = scalePoint<number>(
    points.map((_, index) => index),
    [box.left, box.width - box.right],
  );
  const lowest = target === null ? mean : Math.min(mean, target);
  const y = scaleLinear(scale.isFull ? [floorOf(points, lowest), 1] : [0, topOf(points, mean)], [
    box.height - box.bottom,
    box.top,
  ]);
  const along = { points, box, y, at: (index: number) => x(index) ?? box.left };
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={heard}
      className={classes("h-auto w-full", className)}
    >
      <Band {...along} />
      {y.ticks(4).map((tick) => (
        <Gridline key={tick} words={formatRate(scale, tick)} y={y(tick)} box={box} />
      ))}
      <Mean words={meanWords(restsOn, scale)} y={y(mean)} box={box} stacked={size === "narrow"} />
      {target === null ? null : <Target words={formatRate(scale, target)} y={y(target)} box={box} />}
      <Series {...along} mean={mean} />
      {points.map(({ label, tick = label.slice(0, 3) }, index) =>
        index % everyTick(points.length, size) === 0 ? (
          <text key={label} x={along.at(index)} y={box.height - 6} textAnchor="middle" className={axis(box)}>
            {tick}
          </text>
        ) : null,
      )}
    </svg>
  );
}

type Along = {
  points: readonly ControlPoint[];
  box: Size;
  at: (index: number) => number;
  y: (share: number) => number;
};

/** Twelve words fit below the axis, seven on a phone. */
function everyTick(points: number, size: keyof typeof sizes): number {
  return Math.ceil(points / (size === "wide" || points <= 12 ? 12 : 7));
}

function axis({ type }: Size): string {
  return `fill-ink-3 font-medium ${type}`;
}

/** The axis starts at the ten per cent below the lowest thing drawn, with room for the word under a signal. */
function floorOf(points: readonly ControlPoint[], mean: number): number {
  const lowest = Math.min(
    mean,
    ...points.flatMap(({ p, n, low }) => [...(p === null ? [] : [p]), ...(n > 0 ? [low] : [])]),
  );
  const room = points.some(({ signal }) => signal) ? 1 : 0.2;
  return Math.max(0, Math.floor(lowest * 10 - room) / 10);
}

/** The axis ends a little above the highest thing drawn. */
function topOf(points: readonly ControlPoint[], mean: number): number {
  return 1.12 * Math.max(mean, 1e-6, ...points.flatMap(({ p, n, high }) => (n > 0 ? [p ?? 0, high] : [])));
}

/** Each month has limits of its own, because each has its own number of promises; none where nothing fell due. */
function Band({ points, box, at, y }: Along) {
  const half = (at(1) - at(0)) / 2;
  const first = box.left - 10;
  const end = box.width - box.right + 10;
  const steps = points.map((point, index) => ({ ...point, from: Math.max(first, at(index) - half) }));
  const last = points.at(-1);
  if (last) steps.push({ ...last, from: end });
  const path = area<(typeof steps)[number]>()
    .defined(({ n }) => n > 0)
    .x(({ from }) => from)
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high))
    .curve(curveStepAfter);
  return <path d={path(steps) ?? ""} className="fill-sunken dark:fill-surface" />;
}

function Gridline({ words, y, box }: { words: string; y: number; box: Size }) {
  return (
    <>
      <line x1={box.left} x2={box.width - box.right} y1={y} y2={y} className="stroke-line" />
      <text x={box.left - 12} y={y + 4} textAnchor="end" className={axis(box)}>
        {words}
      </text>
    </>
  );
}

function Mean({ words, y, box, stacked }: { words: string; y: number; box: Size; stacked: boolean }) {
  const end = box.width - box.right + 10;
  return (
    <>
      <line x1={box.left - 10} x2={end} y1={y} y2={y} className="stroke-ink-3" strokeDasharray="3 4" />
      <text x={end + 5} y={stacked ? y - 2 : y + 4} className={axis(box)}>
        mean{stacked ? "" : ` ${words}`}
      </text>
      {stacked ? (
        <text x={end + 5} y={y + 10} className={axis(box)}>
          {words}
        </text>
      ) : null}
    </>
  );
}

/** A target is no limit: a line of its own, with its word at the left. */
function Target({ words, y, box }: { words: string; y: number; box: Size }) {
  return (
    <>
      <line
        x1={box.left - 10}
        x2={box.width - box.right + 10}
        y1={y}
        y2={y}
        className="stroke-due"
        strokeDasharray="7 3"
      />
      <text x={box.left} y={y - 4} className={`fill-due font-medium ${box.type}`}>
        target {words}
      </text>
    </>
  );
}

/** The line breaks where nothing fell due. A signal is a ring and a word, not a colour alone. */
function Series({ points, box, at, y, mean }: Along & { mean: number }) {
  const months = points.map((point, index) => ({ ...point, index }));
  // Words that would lie on each other say nothing: then the rings speak, and the table behind.
  const hasRoom = points.filter(({ signal }) => signal).length <= 6;
  const path = line<(typeof months)[number]>()
    .defined(({ p }) => p !== null)
    .x(({ index }) => at(index))
    .y(({ p }) => y(p ?? 0));
  return (
    <>
      <path d={path(months) ?? ""} className="fill-none stroke-kept" strokeWidth={1.8} />
      {months.map(({ label, n, p, signal, index }) =>
        p === null ? null : (
          <Point
            key={label}
            x={at(index)}
            y={y(p)}
            signal={signal ? (p < mean ? "low" : "high") : null}
            isFaint={!hasShare(n)}
            hasRoom={hasRoom}
            box={box}
          />
        ),
      )}
    </>
  );
}

type PointProps = {
  x: number;
  y: number;
  signal: "low" | "high" | null;
  /** Rests on too few for a percentage. */
  isFaint: boolean;
  hasRoom: boolean;
  box: Size;
};

function Point({ x, y, signal, isFaint, hasRoom, box }: PointProps) {
  if (signal === null)
    return <circle cx={x} cy={y} r={3.6} className={isFaint ? "fill-paper stroke-kept" : "fill-kept"} />;
  const isAtTheTop = y < box.top + 14;
  const word = signal === "low" ? { x, y: y + 22 } : isAtTheTop ? { x: x + 13, y: y + 4 } : { x, y: y - 14 };
  return (
    <>
      <circle cx={x} cy={y} r={8} className="fill-none stroke-broken" strokeWidth={1.8} />
      <circle cx={x} cy={y} r={3.6} className="fill-broken" />
      {hasRoom ? (
        <text
          {...word}
          textAnchor={word.x === x ? "middle" : "start"}
          className={`fill-broken font-medium ${box.type}`}
        >
          signal
        </text>
      ) : null}
    </>
  );
}
