import type { Metadata } from "next";
import { UnloggedList } from "@/components/listening/unlogged-list";
import { throughWords } from "@/components/listening/words";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { unloggedWays } from "@/server/domain/listening";
import { readKey, writeKey } from "@/server/domain/timeline";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Promises nobody logged" };

type Props = { searchParams: Promise<{ through?: string; after?: string }> };

export default async function UnloggedPage({ searchParams }: Props) {
  const [asked, caller, { actor, now }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const through = unloggedWays.find((way) => way === asked.through) ?? null;
  const { unlogged, next } = await caller.listening.unlogged({ through, after: readKey(asked.after ?? "") });
  const here = `/promises/unlogged${through ? `?through=${through}` : ""}`;
  return (
    <>
      <PageHead label={<Link href="/promises/listening">Listening</Link>} title="Promises nobody logged">
        Found afterwards. They are in no kept rate, and counted by themselves. One is noted from a customer’s page.
      </PageHead>
      <Tabs
        label="How they came to light"
        tabs={[
          { href: "/promises/unlogged", label: "All", current: through === null },
          ...unloggedWays.map((way) => ({
            href: `/promises/unlogged?through=${way}`,
            label: throughWords[way],
            current: way === through,
          })),
        ]}
      />
      <div className="max-w-4xl pt-4">
        {unlogged.length === 0 ? (
          <EmptyState title={asked.after ? "There are no more." : "None has come to light."} />
        ) : (
          <UnloggedList unlogged={unlogged} now={now} zone={actor.zone} />
        )}
        <Pager
          newer={asked.after ? here : null}
          older={next ? `${here}${through ? "&" : "?"}after=${writeKey(next)}` : null}
          words={{ newer: "From the newest", older: "Earlier" }}
        />
      </div>
    </>
  );
}
