"use client";

import { formatDay, formatMoment, relative, wallClock } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { PromiseLink } from "@/components/promises/promise-link";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Unhappy } from "@/server/unhappy/queries";

type Props = {
  unhappy: readonly Unhappy[];
  now: Date;
  zone: string;
  me: string;
  /** Null: the reader may not look after customers. */
  take: FormAction | null;
};

/** Who is very unhappy, who looks after them and what they are promised next. */
export function UnhappyQueue({ unhappy, ...rest }: Props) {
  return (
    <ol>
      {unhappy.map((one) => (
        <Row key={one.customerId} one={one} {...rest} />
      ))}
    </ol>
  );
}

function Row({ one, now, zone, me, take }: Omit<Props, "unhappy"> & { one: Unhappy }) {
  const since = new Date(one.since);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-0.5 border-line border-t py-2.5 md:grid-cols-[9rem_minmax(0,1fr)_auto]">
      <div className="flex flex-wrap items-baseline gap-x-2 max-md:col-span-2 md:block">
        <span className={`block font-medium text-sm ${one.owner === null ? "text-broken" : ""}`}>
          {one.owner ?? "Nobody"}
        </span>
        <time
          dateTime={since.toISOString()}
          title={formatMoment(since, now, zone)}
          className="small num block text-ink-3"
        >
          {relative(since, now, zone)}
        </time>
      </div>
      <div className="min-w-0">
        <p>
          <Link href={`/customers/${one.customerId}`} className="font-medium">
            <bdi>{one.customerName}</bdi>
          </Link>
          {one.place ? <bdi className="text-ink-3"> · {one.place}</bdi> : null}{" "}
          <PromiseLink customer={{ id: one.customerId, name: one.customerName }} />
        </p>
        <p className="said line-clamp-3 whitespace-pre-line">
          <bdi>{one.words}</bdi>
        </p>
        <p className="small text-ink-2">
          <Next next={one.next} now={now} zone={zone} />
          {one.openIssues > 0 ? ` · ${counted(one.openIssues, "open issue")}` : null}
        </p>
      </div>
      {take && one.ownerId !== me ? (
        <Form action={take} hidden={{ customerId: one.customerId }} label={`I look after ${one.customerName}`}>
          <SubmitButton look="plain" size="small" pending="Noting…" aria-label={`I look after ${one.customerName}`}>
            I look after this
          </SubmitButton>
          <FormMessage />
        </Form>
      ) : null}
    </li>
  );
}

/** What they are promised next; overdue in red. */
function Next({ next, now, zone }: { next: Unhappy["next"]; now: Date; zone: string }) {
  if (next === null) return <span className="text-due">Nothing is promised to them.</span>;
  const due = new Date(next.dueAt);
  const isOver = now > due;
  const clock = wallClock(due, zone);
  return (
    <>
      <span className={isOver ? "text-broken" : undefined}>
        {isOver ? "Overdue since" : "Promised for"}{" "}
        <span className="num">
          {formatDay(clock.on, "weekday", Number(wallClock(now, zone).on.slice(0, 4)))} {clock.time}
        </span>
      </span>
      :{" "}
      <Link href={`/promises/${next.id}`}>
        <bdi>{next.said ?? "words erased"}</bdi>
      </Link>{" "}
      <span className="text-ink-3">({next.owner})</span>
    </>
  );
}
