import type { Metadata } from "next";
import { RequestAct } from "@/components/limits/request-acts";
import { RequestLine } from "@/components/limits/request-line";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { can } from "@/server/domain/permissions";
import { readKey, writeKey } from "@/server/domain/timeline";
import { type Caller, getCaller, getContext } from "@/server/trpc/caller";
import { answerRequest, giveApproved, withdrawRequest } from "./actions";

export const metadata: Metadata = { title: "Approvals" };

const tabs = ["waiting", "asked", "answered"] as const;
type Shown = (typeof tabs)[number];

const words: Record<Shown, { label: string; empty: string }> = {
  waiting: { label: "Waiting for me", empty: "Nobody waits for your approval." },
  asked: { label: "I asked", empty: "You have not asked for anything." },
  answered: { label: "I answered", empty: "You have not answered any request." },
};

type Props = { searchParams: Promise<{ show?: string; after?: string }> };

export default async function ApprovalsPage({ searchParams }: Props) {
  const [asked, caller, { actor, now }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const mayApprove = can(actor, "goodwill:approve");
  const show = tabs.find((tab) => tab === asked.show) ?? (mayApprove ? "waiting" : "asked");
  const { requests, next } = await listOf(caller, show, asked.after);
  const here = `/approvals?show=${show}`;
  return (
    <>
      <PageHead title="Approvals" actions={<LinkButton href="/governance/limits">Limits and waits</LinkButton>}>
        What is above somebody’s limit. A customer waits behind each of them, so the wait is counted.
      </PageHead>
      <Tabs
        label="Which requests"
        tabs={tabs.map((key) => ({
          href: `/approvals?show=${key}`,
          label: words[key].label,
          current: key === show,
        }))}
      />
      <div className="max-w-3xl pt-4">
        {requests.length === 0 ? <EmptyState title={asked.after ? "There are no more." : words[show].empty} /> : null}
        {requests.map((request) => (
          <RequestLine key={request.id} request={request} now={now} zone={actor.zone} withCustomer>
            <RequestAct
              request={request}
              as={show}
              acts={{ answer: mayApprove ? answerRequest : null, give: giveApproved, withdraw: withdrawRequest }}
            />
          </RequestLine>
        ))}
        <Pager newer={asked.after ? here : null} older={next ? `${here}&after=${writeKey(next)}` : null} />
      </div>
    </>
  );
}

async function listOf(caller: Caller, show: Shown, after: string | undefined) {
  if (show === "waiting") return { requests: await caller.goodwill.waiting(), next: null };
  return caller.goodwill[show]({ after: readKey(after ?? "") });
}
