import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { keepFromList } from "@/app/(staff)/promises/actions";
import { BriefFacts } from "@/components/customers/brief-facts";
import { BriefHead } from "@/components/customers/brief-head";
import { ColleagueHere } from "@/components/customers/colleague-here";
import { FlagNotices } from "@/components/customers/flag-notices";
import { Know } from "@/components/customers/know";
import { OpenIssues } from "@/components/customers/open-issues";
import { Say } from "@/components/customers/say";
import { WeOwe } from "@/components/customers/we-owe";
import { IntentNotice } from "@/components/knowledge/intent-notice";
import { OpenGoodwill } from "@/components/limits/open-goodwill";
import { OneRecord } from "@/components/merging/one-record";
import { SaidLately } from "@/components/recognition/said-lately";
import { RestrictionNotices } from "@/components/restrictions/restriction-notices";
import { Timeline } from "@/components/timeline/timeline";
import { can, type Permission } from "@/server/domain/permissions";
import { timelineKinds } from "@/server/domain/timeline";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { addNote, noteReaction, sayThanks } from "./actions";
import { answerNeed } from "./know/actions";

type Search = { only?: string; before?: string; contact?: string };
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Search> };

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
  // The id of a merged customer leads on to the one that stands for it.
  if (brief.facts.id !== id) redirect(`/customers/${brief.facts.id}`);
  if (brief.facts.erasedAt !== null) redirect(`/customers/${id}/erase`);
  after(() => caller.customers.seen({ customerId: id }));
  const may = (permission: Permission) => can(actor, permission);
  const reader = { now, zone: actor.zone };
  const [{ only, page }, hint] = await Promise.all([
    pageOf(search, brief),
    may("customer:merge") ? caller.merging.hint({ customerId: id }) : null,
  ]);
  return (
    <>
      <ColleagueHere colleague={brief.facts.colleague} zone={actor.zone} />
      <FlagNotices facts={brief.facts} zone={organisation.zone} />
      <IntentNotice intent={brief.facts.knowledge.intent} />
      <BriefHead brief={brief} now={now} may={may} />
      <RestrictionNotices customerId={id} restrictions={brief.restrictions} />
      <BriefFacts brief={brief} today={today} currency={organisation.currency} zone={organisation.zone} />
      <div className="flex flex-col pt-5 md:grid md:grid-cols-[1.55fr_1fr] md:gap-x-10">
        <div className="contents md:block">
          <div className="order-2">
            <WeOwe
              {...reader}
              promises={brief.promises}
              broken={brief.broken}
              keep={may("promise:keep") ? keepFromList : null}
              mayPutRight={may("promise:putRight")}
              back={`/customers/${id}`}
              contactId={idOf(search.contact)}
            />
            <OpenIssues {...reader} customerId={id} issues={brief.facts.openIssues} mayResolve={may("issue:edit")} />
            <OpenGoodwill {...reader} customerId={id} open={brief.facts.openGoodwill} />
          </div>
          <div className="order-4">
            <Timeline {...reader} customerId={id} page={page} only={only} isLater={search.before !== undefined} />
          </div>
        </div>
        <div className="contents md:block">
          <div className="order-1">
            <Say customerId={id} recognition={brief.recognition} action={may("thanks:say") ? sayThanks : null} />
            {brief.unnoted && may("thanks:say") ? (
              <SaidLately said={brief.unnoted} today={today} action={noteReaction} />
            ) : null}
          </div>
          <div className="order-3">
            <Know
              brief={brief}
              zone={organisation.zone}
              today={today}
              addNote={may("customer:edit") ? addNote : null}
              answerNeed={may("customer:edit") ? answerNeed : null}
            />
            <OneRecord customerId={id} hint={hint} mergedRecords={brief.facts.mergedRecords} />
          </div>
        </div>
      </div>
    </>
  );
}

/** The contact just logged, where the address names one. */
function idOf(asked: string | undefined): string | undefined {
  return /^[0-9a-f-]{36}$/.test(asked ?? "") ? asked : undefined;
}

/** The timeline that came with the brief, or the part of it that was asked for. */
async function pageOf(search: Search, { facts }: Awaited<ReturnType<typeof briefOf>>) {
  const only = timelineKinds.find((kind) => kind === search.only) ?? null;
  if (only === null && search.before === undefined) return { only, page: facts.timeline };
  const caller = await getCaller();
  const page = await caller.customers.timeline({ customerId: facts.id, only, before: search.before ?? null });
  return { only, page };
}
