import type { Metadata } from "next";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { unhappyScopeWords } from "@/components/unhappy/scopes";
import { UnhappyQueue } from "@/components/unhappy/unhappy-queue";
import { can } from "@/server/domain/permissions";
import { readKey, writeKey } from "@/server/domain/timeline";
import { unhappyScopes } from "@/server/domain/unhappy";
import { getCaller, getContext } from "@/server/trpc/caller";
import { lookAfter } from "./actions";

export const metadata: Metadata = { title: "Very unhappy" };

type Props = { searchParams: Promise<{ of?: string; after?: string }> };

export default async function UnhappyPage({ searchParams }: Props) {
  const asked = await searchParams;
  const scope = unhappyScopes.find((known) => known === asked.of) ?? "nobody";
  const [caller, { actor, now }] = await Promise.all([getCaller(), getContext()]);
  const { unhappy, next } = await caller.unhappy.list({ scope, after: readKey(asked.after ?? "") });
  const here = `/unhappy?of=${scope}`;
  return (
    <>
      <PageHead title="Very unhappy">
        Whoever felt very unhappy last, and no better since. Who has waited longest stands first.
      </PageHead>
      <Tabs
        label="Who looks after them"
        tabs={unhappyScopes.map((known) => ({
          href: `/unhappy?of=${known}`,
          label: unhappyScopeWords[known].label,
          current: known === scope,
        }))}
      />
      <div className="max-w-4xl pt-4">
        {unhappy.length > 0 ? (
          <UnhappyQueue
            unhappy={unhappy}
            now={now}
            zone={actor.zone}
            me={actor.id}
            take={can(actor, "contact:log") ? lookAfter : null}
          />
        ) : (
          <EmptyState title={asked.after ? "There are no more." : unhappyScopeWords[scope].empty}>
            How a customer felt is noted when a contact is logged.
          </EmptyState>
        )}
        <Pager
          newer={asked.after ? here : null}
          older={next ? `${here}&after=${writeKey(next)}` : null}
          words={{ newer: "From the first", older: "Since later" }}
        />
      </div>
    </>
  );
}
