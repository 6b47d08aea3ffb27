import type { Metadata } from "next";
import { readInboxKey, writeInboxKey } from "@/components/inbox/inbox-key";
import { InboxList } from "@/components/inbox/inbox-list";
import { LinkButton } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { getCaller, getContext } from "@/server/trpc/caller";
import { markInboxRead, markItemRead, openItem } from "./actions";

export const metadata: Metadata = { title: "Inbox" };

type Props = { searchParams: Promise<{ after?: string }> };

export default async function InboxPage({ searchParams }: Props) {
  const { after } = await searchParams;
  const [caller, { actor, now }] = [await getCaller(), await getContext()];
  const { items, next } = await caller.inbox.list({ after: readInboxKey(after) });
  const unread = items.filter(({ readAt }) => readAt === null);
  const read = items.filter(({ readAt }) => readAt !== null);
  const acts = { open: openItem, read: markItemRead, back: after ? `/inbox?after=${after}` : "/inbox" };
  const parts = [
    { title: "Unread", items: unread },
    { title: "Read", items: read },
  ].filter((part) => part.items.length > 0);
  return (
    <>
      <PageHead title="Inbox" actions={unread.length > 0 ? <ReadAll now={now} /> : null}>
        What comes due, what needs you, and what was handed to you.
      </PageHead>
      {items.length === 0 ? (
        <EmptyState title="Nothing has come in." action={<LinkButton href="/promises">Promises</LinkButton>}>
          You are told here when a promise of yours comes due, and when one of your people’s is overdue.
        </EmptyState>
      ) : null}
      {parts.map(({ title, items }) => (
        <Section key={title} title={title}>
          <InboxList items={items} now={now} zone={actor.zone} acts={acts} />
        </Section>
      ))}
      <Pager newer={after ? "/inbox" : null} older={next ? `/inbox?after=${writeInboxKey(next)}` : null} />
    </>
  );
}

function ReadAll({ now }: { now: Date }) {
  return (
    <Form action={markInboxRead} hidden={{ until: now.toISOString() }}>
      <SubmitButton look="plain" pending="…">
        Mark all as read
      </SubmitButton>
    </Form>
  );
}
