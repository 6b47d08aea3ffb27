import type { Metadata } from "next";
import { BrokenList } from "@/components/promises/broken-list";
import { readAfter, scopeOf, scopes, writeAfter } from "@/components/promises/scopes";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { can } from "@/server/domain/permissions";
import { recoveryDays } from "@/server/domain/recovery";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "To put right" };

type Props = { searchParams: Promise<{ of?: string; after?: string }> };

export default async function BrokenPage({ searchParams }: Props) {
  const [asked, caller, { actor, now }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const scope = scopeOf(asked.of);
  const after = readAfter(asked.after);
  const { promises, next } = await caller.promises.broken({
    scope,
    after: after && { brokenAt: after.dueAt, id: after.id },
  });
  const here = `/promises/broken?of=${scope}`;
  return (
    <>
      <PageHead label={<Link href={`/promises?of=${scope}`}>Promises</Link>} title="To put right">
        Broken, and nothing said or done about it yet: what is still open, and what ended in the last {recoveryDays}{" "}
        days.
      </PageHead>
      <Tabs
        label="Whose promises"
        tabs={scopes.map(({ key, words }) => ({
          href: `/promises/broken?of=${key}`,
          label: words,
          current: key === scope,
        }))}
      />
      <div className="max-w-3xl pt-4">
        {promises.length === 0 ? (
          <EmptyState title="Nothing waits to be put right." />
        ) : (
          <BrokenList
            promises={promises}
            now={now}
            zone={actor.zone}
            mayPutRight={can(actor, "promise:putRight")}
            named
          />
        )}
        <Pager
          newer={asked.after ? here : null}
          older={next ? `${here}&after=${writeAfter({ dueAt: next.brokenAt, id: next.id })}` : null}
          words={{ newer: "From the latest", older: "Broken earlier" }}
        />
      </div>
    </>
  );
}
