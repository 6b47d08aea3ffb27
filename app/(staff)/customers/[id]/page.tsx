import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { BriefFacts } from "@/components/customers/brief-facts";
import { BriefHead } from "@/components/customers/brief-head";
import { FlagNotices } from "@/components/customers/flag-notices";
import { Know } from "@/components/customers/know";
import { OpenIssues } from "@/components/customers/open-issues";
import { Say } from "@/components/customers/say";
import { Timeline } from "@/components/timeline/timeline";
import { can } from "@/server/domain/permissions";
import { timelineKinds } from "@/server/domain/timeline";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { addNote, sayThanks } from "./actions";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ only?: string; before?: string; done?: string }>;
};

const briefOf = cache(async (customerId: string) => orNotFound((await getCaller()).customers.brief({ customerId })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await briefOf((await params).id)).facts.name };
}

export default async function BriefPage({ params, searchParams }: Props) {
  const [{ id }, search, caller, { actor, now, today, organisation }] = await Promise.all([
    params,
    searchParams,
    getCaller(),
    getContext(),
  ]);
  const brief = await briefOf(id);
  const { facts, recognition } = brief;
  // The id of a merged customer leads on to the one that stands for it.
  if (facts.id !== id) redirect(`/customers/${facts.id}`);
  after(() => caller.customers.seen({ customerId: id }));
  const only = timelineKinds.find((kind) => kind === search.only) ?? null;
  const isNarrowed = only !== null || search.before !== undefined;
  const page = isNarrowed
    ? await caller.customers.timeline({ customerId: id, only, before: search.before ?? null })
    : facts.timeline;
  const zone = actor.zone;
  const mayEdit = can(actor, "customer:edit");
  return (
    <>
      <FlagNotices facts={facts} zone={zone} />
      <BriefHead
        brief={brief}
        now={now}
        may={{
          log: can(actor, "contact:log"),
          promise: can(actor, "promise:make"),
          issue: can(actor, "issue:edit"),
          edit: mayEdit,
        }}
      />
      <BriefFacts brief={brief} today={today} currency={organisation.currency} zone={organisation.zone} />
      <div className="flex flex-col pt-5 md:grid md:grid-cols-[1.55fr_1fr] md:gap-x-10">
        <div className="contents md:block">
          <div className="order-2">
            <OpenIssues
              customerId={id}
              issues={facts.openIssues}
              now={now}
              zone={zone}
              mayResolve={can(actor, "issue:edit")}
            />
          </div>
          <div className="order-4">
            <Timeline
              customerId={id}
              page={page}
              only={only}
              isLater={search.before !== undefined}
              now={now}
              zone={zone}
            />
          </div>
        </div>
        <div className="contents md:block">
          <div className="order-1">
            <Say
              customerId={id}
              recognition={recognition}
              lastSaid={null}
              action={can(actor, "thanks:say") ? sayThanks : null}
            />
          </div>
          <div className="order-3">
            <Know facts={facts} held={brief.contentHeld} zone={organisation.zone} addNote={mayEdit ? addNote : null} />
          </div>
        </div>
      </div>
    </>
  );
}
