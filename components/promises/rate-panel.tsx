import { Rate } from "@/components/format/rate";
import { counted } from "@/components/format/words";
import { rowsHref } from "@/components/rates/rate-words";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { type KeptRate, keptReading } from "@/server/domain/kept-rate";
import type { RateQuestion, RateRowsKind } from "@/server/domain/rate-question";

type RateOfMonth = KeptRate & { question: RateQuestion };
type Props = { thisMonth: RateOfMonth; lastMonth: RateOfMonth; names: { thisMonth: string; lastMonth: string } };

/** The kept rate beside the queue: the last whole month read aloud, then what stands behind it. */
export function RatePanel({ thisMonth, lastMonth, names }: Props) {
  return (
    <div>
      <p className="finding">
        {names.lastMonth}: {lowered(keptReading(lastMonth))}
      </p>
      <p className="small mt-1 mb-4 text-ink-3">
        Kept to the time first promised, or to the customer’s own wish. What is not due yet is not counted.
      </p>
      <Facts
        facts={[
          {
            label: `${names.thisMonth} so far`,
            value: <Rate k={thisMonth.kept} n={thisMonth.due} href={rowsOf(thisMonth)} none="Nothing has fallen due" />,
          },
          {
            label: `Kept as last agreed, ${names.lastMonth}`,
            value: <Rate k={lastMonth.keptAsAgreed} n={lastMonth.due} none="Nothing fell due" />,
          },
          {
            label: "Moved by us with consent",
            value: <Link href={rowsOf(lastMonth, "kept_as_moved")}>{counted(lastMonth.movedByUs, "promise")}</Link>,
          },
          { label: "At a time the customer asked for", value: counted(lastMonth.askedByCustomer, "promise") },
          {
            label: "Tried in time and not reached, counted as kept",
            value: (
              <Link href={rowsOf(lastMonth, "attempted")}>{counted(lastMonth.outcomes.attempted ?? 0, "promise")}</Link>
            ),
          },
          {
            label: "Not proven in time",
            value: (
              <Link href={rowsOf(lastMonth, "unproven")}>{counted(lastMonth.outcomes.unproven ?? 0, "promise")}</Link>
            ),
          },
          { label: "Left out: cancelled by the customer, or void", value: leftOut(lastMonth) },
        ]}
      />
      <p className="small mt-4 text-ink-2">
        <Link href="/promises/rate">All about the kept rate</Link> ·{" "}
        <Link href={rowsOf(lastMonth, "broken")}>The broken ones of {names.lastMonth}</Link>
      </p>
    </div>
  );
}

function rowsOf({ question }: RateOfMonth, which?: RateRowsKind): string {
  return rowsHref(question, which);
}

function leftOut({ outcomes }: RateOfMonth): string {
  return `${outcomes.cancelled_by_customer ?? 0} and ${outcomes.void ?? 0}`;
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
