import type { Metadata } from "next";
import { BackTo } from "@/components/customers/back-to";
import { GiveDesk } from "@/components/limits/give-desk";
import { GoodwillHistory } from "@/components/limits/goodwill-history";
import { GiveApproved } from "@/components/limits/request-acts";
import { RequestLine } from "@/components/limits/request-line";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { can } from "@/server/domain/permissions";
import { readKey, writeKey } from "@/server/domain/timeline";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { giveApprovedHere, giveGoodwill, noteReaction } from "./actions";

export const metadata: Metadata = { title: "Goodwill" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ for?: string; after?: string }> };

export default async function GoodwillPage({ params, searchParams }: Props) {
  const [{ id }, asked, caller, { actor, now }] = await Promise.all([params, searchParams, getCaller(), getContext()]);
  const customer = await orNotFound(caller.customers.get({ customerId: id }));
  const mayGive = can(actor, "goodwill:give");
  const [{ given, next, open }, desk] = await Promise.all([
    caller.goodwill.ofCustomer({ customerId: customer.id, after: readKey(asked.after ?? "") }),
    mayGive ? caller.goodwill.desk({ customerId: customer.id }) : null,
  ]);
  const here = `/customers/${customer.id}/goodwill`;
  return (
    <>
      <PageHead
        label={<BackTo customer={customer} />}
        title="Goodwill"
        actions={
          <>
            <LinkButton href={`/customers/${customer.id}/extra-mile`}>An extra mile</LinkButton>
            <LinkButton href={`/customers/${customer.id}/restrictions`}>Restrictions</LinkButton>
          </>
        }
      >
        To put something right, or to thank. Within your limit you give it and it is logged; above it one person is
        asked.
      </PageHead>
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
        {desk ? (
          <section aria-label="Give something" className="mb-7 border-line border-t pt-4">
            <GiveDesk
              action={giveGoodwill}
              customerId={customer.id}
              desk={desk}
              roles={actor.roles}
              now={now}
              zone={actor.zone}
              chosen={asked.for ?? null}
            />
          </section>
        ) : null}
        <div>
          {open.length > 0 ? (
            <Section title="Asked for, and still open">
              {open.map((request) => (
                <RequestLine key={request.id} request={request} now={now} zone={actor.zone}>
                  {request.state === "approved" && request.askedById === actor.id ? (
                    <GiveApproved requestId={request.id} action={giveApprovedHere} />
                  ) : null}
                </RequestLine>
              ))}
            </Section>
          ) : null}
          <Section title="Given so far">
            <GoodwillHistory
              customerId={customer.id}
              given={given}
              now={now}
              zone={actor.zone}
              react={mayGive ? noteReaction : null}
            />
            <Pager newer={asked.after ? here : null} older={next ? `${here}?after=${writeKey(next)}` : null} />
          </Section>
        </div>
      </div>
    </>
  );
}
