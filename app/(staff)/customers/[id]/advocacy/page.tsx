import { redirect } from "next/navigation";
import { ArrivalSection } from "@/components/advocacy/arrival-section";
import { FactsSection } from "@/components/advocacy/facts-section";
import { SentSection } from "@/components/advocacy/sent-section";
import { StoriesSection } from "@/components/advocacy/stories-section";
import { BackTo } from "@/components/customers/back-to";
import { QuotedIn } from "@/components/decisions/quoted-in";
import { PageHead } from "@/components/ui/page-head";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import * as acts from "./actions";

export const metadata = { title: "What they did for us" };

export default async function CustomerAdvocacyPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const page = await orNotFound(caller.advocacy.of({ customerId: id }));
  if (page.id !== id) redirect(`/customers/${page.id}/advocacy`);
  const fed = await caller.evidence.fedBy({ customerId: id });
  const mayRecord = can(actor, "advocacy:record");
  const told = { contacts: page.contacts, now, zone: actor.zone };
  return (
    <>
      <PageHead label={<BackTo customer={page} />} title="What they did for us">
        Whom they sent, what they told others, and how they came to us. What was not so is taken back, never deleted.
      </PageHead>
      <QuotedIn decisions={fed} lead="Their words fed" />
      <div className="grid gap-x-12 md:grid-cols-2">
        <div className="min-w-0">
          <SentSection page={page} withdraw={mayRecord ? acts.withdrawReferral : null} />
          <ArrivalSection
            page={page}
            told={told}
            acts={mayRecord ? { note: acts.noteArrival, withdraw: acts.withdrawReferral } : null}
          />
        </div>
        <div className="min-w-0">
          <FactsSection
            page={page}
            told={told}
            acts={mayRecord ? { note: acts.noteAdvocacy, withdraw: acts.withdrawAdvocacy } : null}
          />
          <StoriesSection page={page} told={told} tell={mayRecord ? acts.tellStory : null} />
        </div>
      </div>
    </>
  );
}
