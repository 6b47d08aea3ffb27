import { NotKnown } from "./not-known";
import { formatDay, formatMoment, relative, wallClock } from "./time";

type Props = {
  at: Date | null;
  now: Date;
  /** The reader's zone. */
  zone: string;
  /** Said beside it when the clocks differ. */
  customerZone?: string | null | undefined;
  /** `absolute` where the column is narrow and the relative word stands elsewhere, `relative` the other way round. */
  show?: "both" | "absolute" | "relative" | undefined;
  unknown?: string | undefined;
};

/** An instant on the reader's clock, and how far it is: "Thu 26 Nov 15:00, in 4 days". */
export function Moment({ at, now, zone, customerZone, show = "both", unknown }: Props) {
  if (at === null) return <NotKnown words={unknown} />;
  const absolute = formatMoment(at, now, zone);
  const distance = relative(at, now, zone);
  const words = { both: `${absolute}, ${distance}`, absolute, relative: distance }[show];
  const theirs = customerZone ? theirClock(at, zone, customerZone) : null;
  return (
    <time dateTime={at.toISOString()} className="num" title={show === "relative" ? absolute : undefined}>
      {words}
      {theirs ? <span className="text-ink-3"> ({theirs} there)</span> : null}
    </time>
  );
}

function theirClock(at: Date, zone: string, customerZone: string): string | null {
  const here = wallClock(at, zone);
  const there = wallClock(at, customerZone);
  if (here.on !== there.on) return `${formatDay(there.on, "weekday", Number(here.on.slice(0, 4)))} ${there.time}`;
  return here.time === there.time ? null : there.time;
}
