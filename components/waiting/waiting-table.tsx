"use client";

import { formatMoment, relative } from "@/components/format/time";
import { AnswerForm } from "@/components/notices/answer-form";
import { classes } from "@/components/ui/classes";
import type { FormAction } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { Waiting } from "@/server/domain/waiting";

type Props = {
  label: string;
  timeWords: string;
  rows: readonly Waiting[];
  now: Date;
  zone: string;
  /** Answers a notice where it waits; `department` is the reader's own. */
  answer: { action: FormAction; department: string };
};

/** What waits, one line each: the words, whose they are, and by when. */
export function WaitingTable({ label, timeWords, rows, now, zone, answer }: Props) {
  return (
    <Table label={label} stacks>
      {rows.map((row) => (
        <Row key={row.id} className="first:border-t-0">
          <Td>
            <Words row={row} />
            {row.isObjecting ? <span className="small ml-2 text-broken">your objection stands</span> : null}
            {row.noticeId ? (
              <AnswerForm
                {...answer}
                noticeId={row.noticeId}
                about={row.words ?? `decision ${row.decisionNumber}`}
                hasAnswered={row.isObjecting}
                back="/waiting"
              />
            ) : null}
          </Td>
          <Td className="md:w-64 md:text-right">
            {row.dueAt ? <Time dueAt={row.dueAt} words={timeWords} now={now} zone={zone} /> : null}
          </Td>
        </Row>
      ))}
    </Table>
  );
}

/** Where requests are answered and given; promises have pages of their own. */
const hrefs: Partial<Record<Waiting["kind"], string>> = {
  approval: "/approvals?show=waiting",
  approved: "/approvals?show=asked",
};

function decisionHref({ kind, id }: Waiting): string {
  if (kind === "briefing") return `/governance/briefings/${id}`;
  if (kind === "threshold") return "/numbers/threshold";
  return kind === "review" || kind === "prediction" ? `/decisions/${id}/review` : `/decisions/${id}`;
}

function Words({ row }: { row: Waiting }) {
  const { kind, id, words, customerId, customerName, decisionNumber } = row;
  if (customerId === null) {
    return (
      <>
        {decisionNumber === null ? null : <span className="num mr-2 text-ink-3">{decisionNumber}</span>}
        <Link href={decisionHref(row)}>{words ?? "Words erased"}</Link>
      </>
    );
  }
  return (
    <>
      <Link href={hrefs[kind] ?? `/promises/${id}`} className="said">
        {words ?? "Words erased"}
      </Link>
      <span className="small block text-ink-2">
        {hrefs[kind] ? "for" : "to"} <Link href={`/customers/${customerId}`}>{customerName}</Link>
      </span>
    </>
  );
}

function Time({ dueAt, words, now, zone }: { dueAt: Date; words: string; now: Date; zone: string }) {
  const isPast = dueAt < now;
  return (
    <span className={classes("num", isPast ? "text-broken" : "text-ink-2")}>
      {isPast ? "overdue, " : ""}
      {words} <time dateTime={dueAt.toISOString()}>{formatMoment(dueAt, now, zone)}</time>
      <span className="small block">{relative(dueAt, now, zone)}</span>
    </span>
  );
}
