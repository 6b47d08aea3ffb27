import type { PlainDate } from "@/server/domain/plain-date";
import { NotKnown } from "./not-known";
import { type DayStyle, daysApart, formatDay, relativeDay } from "./time";

type Props = {
  on: PlainDate | null;
  style?: DayStyle | undefined;
  /** With it the day is also said from here ("in 4 days"), and this year's number is left out. */
  today?: PlainDate | undefined;
  unknown?: string | undefined;
};

/** A calendar day. */
export function Day({ on, style, today, unknown }: Props) {
  if (on === null) return <NotKnown words={unknown} />;
  const words = formatDay(on, style, today ? Number(today.slice(0, 4)) : undefined);
  return (
    <time dateTime={on} className="num">
      {today ? `${words}, ${relativeDay(daysApart(today, on))}` : words}
    </time>
  );
}
