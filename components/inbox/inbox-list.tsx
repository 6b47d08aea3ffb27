"use client";

import { Moment } from "@/components/format/moment";
import { Said } from "@/components/promises/said";
import { classes } from "@/components/ui/classes";
import { Form, type FormAction } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { SubmitButton } from "@/components/ui/submit-button";
import type { InboxItem } from "@/server/inbox/queries";
import { itemEnding, itemTitle } from "./item-words";

type Acts = { open: FormAction; read: FormAction; back: string };
type Props = { items: readonly InboxItem[]; now: Date; zone: string; acts: Acts };

/** What one was told, a row each; what has been read stands back. */
export function InboxList({ items, ...rest }: Props) {
  return (
    <ol>
      {items.map((item) => (
        <Row key={item.id} item={item} {...rest} />
      ))}
    </ol>
  );
}

function Row({ item, now, zone, acts }: Omit<Props, "items"> & { item: InboxItem }) {
  const title = itemTitle(item);
  const isUnread = item.readAt === null;
  return (
    <li className="grid items-start gap-x-4 gap-y-1 border-line border-t py-3 md:grid-cols-[8rem_1fr_auto]">
      <p className="small text-ink-3 md:pt-0.5">
        <Moment at={item.recordedAt} now={now} zone={zone} show="relative" />
      </p>
      <div className="min-w-0">
        <p className={classes(isUnread ? "font-medium" : "text-ink-2")}>
          {isUnread ? <span className="sr-only">Unread: </span> : null}
          {title}
        </p>
        <About item={item} now={now} zone={zone} />
      </div>
      <div className="flex flex-wrap items-center gap-2 max-md:pt-1 md:justify-end">
        {isUnread ? (
          <Form action={acts.read} hidden={{ itemId: item.id, back: acts.back }}>
            <SubmitButton look="quiet" size="small" pending="…" aria-label={`Mark as read: ${title}`}>
              Mark as read
            </SubmitButton>
          </Form>
        ) : null}
        <Form action={acts.open} hidden={{ itemId: item.id }}>
          <SubmitButton look="plain" size="small" pending="…" aria-label={`Open: ${title}`}>
            Open
          </SubmitButton>
        </Form>
      </div>
    </li>
  );
}

function About({ item, now, zone }: { item: InboxItem; now: Date; zone: string }) {
  const { promise, customer, decision } = item;
  if (decision) return <Decision decision={decision} now={now} zone={zone} />;
  if (!promise && !customer) return null;
  return (
    <>
      {promise ? (
        <p className="said">
          <Said words={promise.said} />
        </p>
      ) : null}
      <p className="small text-ink-3">
        {customer ? (
          <Link href={`/customers/${customer.id}`} className="text-ink-2">
            {customer.name}
          </Link>
        ) : null}
        {promise ? (
          <>
            {promise.owner ? ` · ${promise.owner}` : null}
            {" · "}
            {itemEnding(item) ?? <DueTime dueAt={promise.dueAt} now={now} zone={zone} />}
          </>
        ) : null}
      </p>
    </>
  );
}

type DecisionProps = { decision: NonNullable<InboxItem["decision"]>; now: Date; zone: string };

function Decision({ decision: { id, number, title, department, dueAt }, now, zone }: DecisionProps) {
  return (
    <p>
      <span className="num small text-ink-3">{number}</span>{" "}
      <Link href={`/decisions/${id}`}>{title ?? "Words erased"}</Link>
      {department && dueAt && dueAt > now ? (
        <span className="small block text-due">
          answer by <Moment at={dueAt} now={now} zone={zone} />
        </span>
      ) : null}
    </p>
  );
}

function DueTime({ dueAt, now, zone }: { dueAt: Date; now: Date; zone: string }) {
  const isOverdue = dueAt < now;
  return (
    <span className={isOverdue ? "text-broken" : "text-due"}>
      {isOverdue ? "overdue since " : "due "}
      <Moment at={dueAt} now={now} zone={zone} show="both" />
    </span>
  );
}
