import { formatDay, formatMoment, formatSpan, relative, wallClock } from "@/components/format/time";
import type { PromiseRow } from "@/server/promises/queries/row";

type Props = { promise: PromiseRow; now: Date; zone: string };

/** When it is due, in two lines: "Overdue 2 h / Sat 21 Nov 12:30", "Today 17:00 / in 2 h 28 min", "Fri 27 Nov / in 6 days". */
export function DueLabel({ promise, now, zone }: Props) {
  const { first, second, ink } = dueWords(promise, now, zone);
  return (
    <>
      <span className={`num block font-medium text-sm ${ink}`}>{first}</span>
      <span className="small num block text-ink-3">{second}</span>
    </>
  );
}

function dueWords({ standing, verdict, zone: theirs }: PromiseRow, now: Date, zone: string) {
  const { dueAt } = standing.agreed;
  const here = wallClock(dueAt, zone);
  const there = theirs === zone ? here : wallClock(dueAt, theirs);
  const beside = there.time === here.time ? "" : ` (${there.time} there)`;
  if (verdict.outcome === "attempted")
    return { first: "Tried in time", second: formatMoment(dueAt, now, zone), ink: "text-due" };
  if (now > dueAt)
    return {
      first: `Overdue ${roughly(now, dueAt)}`,
      second: `${formatMoment(dueAt, now, zone)}${beside}`,
      ink: "text-broken",
    };
  const today = wallClock(now, zone).on;
  if (here.on === today)
    return { first: `Today ${here.time}`, second: `${relative(dueAt, now, zone)}${beside}`, ink: "text-due" };
  const clock =
    standing.agreed.precision === "end_of_day"
      ? ""
      : `${clockWords(standing.agreed.opensAt, here.time, zone)}${beside}, `;
  return {
    first: formatDay(here.on, "weekday", Number(today.slice(0, 4))),
    second: `${clock}${relative(dueAt, now, zone)}`,
    ink: "",
  };
}

function clockWords(opensAt: Date | null, until: string, zone: string): string {
  return opensAt ? `${wallClock(opensAt, zone).time} to ${until}` : until;
}

/** One unit is enough to be ashamed of: "2 h", "3 days". */
function roughly(now: Date, dueAt: Date): string {
  return formatSpan(now.getTime() - dueAt.getTime()).replace(/ \d+ min$/, "");
}
