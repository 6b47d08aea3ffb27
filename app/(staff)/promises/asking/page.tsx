import type { Metadata } from "next";
import { AskedMonths } from "@/components/confirmations/asked-months";
import { PlanForm } from "@/components/confirmations/plan-form";
import { PlanVersions } from "@/components/confirmations/plan-versions";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { setPlan } from "./actions";

export const metadata: Metadata = { title: "Asking customers" };

export default async function AskingPage() {
  const [caller, { actor, now }] = await Promise.all([getCaller(), getContext()]);
  const [plans, months] = await Promise.all([caller.confirmations.plans(), caller.confirmations.months()]);
  return (
    <>
      <PageHead label={<Link href="/promises/rate">Kept rate</Link>} title="Asking customers">
        “Did we do what we said, when we said?” The system draws whom it asks, and when: two to three days after we say
        it is done, two to four weeks for repairs and refunds. Nobody here can see who was asked, or answer for them.
      </PageHead>
      <Section title="What they said" ruled>
        {months.length > 0 ? (
          <AskedMonths months={months} />
        ) : (
          <EmptyState title="No customer has been asked yet.">
            Answers are shown here by the month in which the promise fell due.
          </EmptyState>
        )}
      </Section>
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
        <Section title="Set it from now on" ruled>
          {can(actor, "confirmation:plan") ? (
            <PlanForm action={setPlan} now={plans[0] ?? null} />
          ) : (
            <p className="mt-2 max-w-prose text-ink-2">{rightNeeded("confirmation:plan")}</p>
          )}
        </Section>
        <Section title="As set so far" ruled>
          {plans.length > 0 ? (
            <PlanVersions plans={plans} now={now} zone={actor.zone} />
          ) : (
            <EmptyState title="Nobody is asked until the board says so." />
          )}
        </Section>
      </div>
    </>
  );
}
