import type { Metadata } from "next";
import { Moment } from "@/components/format/moment";
import { type FeedFilterValues, feedFields } from "@/components/notices/feed-fields";
import { FeedFilters } from "@/components/notices/feed-filters";
import { FeedList } from "@/components/notices/feed-list";
import { Following } from "@/components/notices/following";
import { writeKey } from "@/components/notices/notice-words";
import { Form } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { getCaller, getContext } from "@/server/trpc/caller";
import { followDecisions, markSeen, stopFollowing } from "./actions";

export const metadata: Metadata = { title: "What happens to decisions" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function FeedPage({ searchParams }: Props) {
  const asked = await searchParams;
  const one = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const values = valuesOf(one);
  const [caller, { actor, now }] = [await getCaller(), await getContext()];
  const [feed, choices, following] = await Promise.all([
    caller.notices.feed({ ...values, after: one("after") }),
    caller.notices.choices(),
    caller.notices.following(),
  ]);
  const chosen = feedFields.flatMap((name) => (one(name) ? [[name, one(name)]] : []));
  const here = (more: Record<string, string>) =>
    `/decisions/feed?${new URLSearchParams({ ...Object.fromEntries(chosen), ...more })}`;
  return (
    <>
      <PageHead
        label={<Link href="/decisions">Decisions</Link>}
        title="What happens to decisions"
        actions={feed.isUpToDate ? null : <Seen now={now} />}
      >
        {feed.seenUntil ? (
          <>
            You said you had seen it <Moment at={feed.seenUntil} now={now} zone={actor.zone} show="relative" />.
          </>
        ) : (
          "Proposed, decided, in effect, reviewed, replaced, dissented: the newest first."
        )}
      </PageHead>
      <FeedFilters values={values} choices={choices} />
      {feed.lines.length > 0 ? (
        <FeedList lines={feed.lines} now={now} zone={actor.zone} />
      ) : (
        <EmptyState title="Nothing like that has happened.">Choose fewer filters, or show all.</EmptyState>
      )}
      <Pager
        label="More of the feed"
        newer={one("after") ? here({}) : null}
        older={feed.next ? here({ after: writeKey(feed.next) }) : null}
        words={{ newer: "The newest", older: "Earlier" }}
      />
      <Section id="following" title="What you follow" ruled className="mt-7">
        <Following following={following} choices={choices} follow={followDecisions} unfollow={stopFollowing} />
      </Section>
    </>
  );
}

function valuesOf(one: (name: string) => string): FeedFilterValues {
  return {
    kind: one("kind"),
    department: one("department"),
    stage: one("stage"),
    segment: one("segment"),
    mine: one("mine"),
  };
}

function Seen({ now }: { now: Date }) {
  return (
    <Form action={markSeen} hidden={{ until: now.toISOString() }}>
      <SubmitButton look="plain" pending="…">
        I have seen this
      </SubmitButton>
    </Form>
  );
}
