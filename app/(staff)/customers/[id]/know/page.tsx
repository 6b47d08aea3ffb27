import { redirect } from "next/navigation";
import { BackTo } from "@/components/customers/back-to";
import { CustomerWallet } from "@/components/experience/customer-wallet";
import { ConsentsSection } from "@/components/knowledge/consents-section";
import { DatesSection } from "@/components/knowledge/dates-section";
import { GoalsSection } from "@/components/knowledge/goals-section";
import { IntentNotice } from "@/components/knowledge/intent-notice";
import { IntentSection } from "@/components/knowledge/intent-section";
import { LifecycleSection } from "@/components/knowledge/lifecycle-section";
import { NeedsSection } from "@/components/knowledge/needs-section";
import { PreferencesSection } from "@/components/knowledge/preferences-section";
import { PageHead } from "@/components/ui/page-head";
import { ValueFact } from "@/components/values/value-fact";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import * as acts from "./actions";

export const metadata = { title: "What we know" };

export default async function KnowPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, caller, { actor, now, today }] = await Promise.all([params, getCaller(), getContext()]);
  const page = await orNotFound(caller.knowledge.of({ customerId: id }));
  if (page.id !== id) redirect(`/customers/${page.id}/know`);
  const [wallet, value] = await Promise.all([
    caller.experience.wallet({ customerId: page.id }),
    caller.values.of({ customerId: page.id }),
  ]);
  const mayEdit = can(actor, "customer:edit");
  const told = { contacts: page.contacts, now, zone: actor.zone };
  const shown = { page, told };
  return (
    <>
      <PageHead label={<BackTo customer={page} />} title="What we know">
        With where it comes from and since when. What no longer holds is taken back, never deleted.
      </PageHead>
      <IntentNotice intent={page.knowledge.intent} />
      <div className="grid gap-x-12 md:grid-cols-2">
        <div className="min-w-0">
          <NeedsSection
            {...shown}
            today={today}
            acts={mayEdit ? { note: acts.noteNeed, answer: acts.answerNeed } : null}
          />
          <PreferencesSection {...shown} action={mayEdit ? acts.setPreferences : null} />
          <DatesSection
            {...shown}
            today={today}
            acts={mayEdit ? { note: acts.noteDate, withdraw: acts.withdrawDate } : null}
          />
        </div>
        <div className="min-w-0">
          <IntentSection {...shown} action={mayEdit ? acts.sayIntent : null} />
          <GoalsSection
            {...shown}
            today={today}
            acts={mayEdit ? { agree: acts.agreeGoal, review: acts.reviewGoal } : null}
          />
          <LifecycleSection
            {...shown}
            acts={mayEdit ? { record: acts.recordStep, withdraw: acts.withdrawStep } : null}
          />
          <CustomerWallet
            wallet={wallet}
            acts={can(actor, "wallet:record") ? { record: acts.recordWallet, takeBack: acts.takeBackWallet } : null}
          />
          <ValueFact value={value} />
          <ConsentsSection {...shown} action={mayEdit ? acts.recordConsent : null} />
        </div>
      </div>
    </>
  );
}
