import type { Metadata } from "next";
import { PrintButton } from "@/components/decisions/print-button";
import { TakeLinks } from "@/components/exports/take-links";
import { NumbersNav } from "@/components/numbers/numbers-nav";
import { PlanView } from "@/components/plans/plan-view";
import { periodWords } from "@/components/plans/plan-words";
import { SubmitForm } from "@/components/plans/submit-form";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { submitPlan } from "../actions";

export const metadata: Metadata = { title: "Plan" };

export default async function PlanPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id: planId }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const plan = await orNotFound(caller.plans.get({ planId }));
  const [newest] = plan.versions;
  if (!newest) return null;
  const mayStillSubmit = plan.mayWrite && newest.submittedAt === null;
  return (
    <>
      <PageHead
        label={<Link href="/numbers/plans">Plans</Link>}
        title={newest.title}
        actions={
          <>
            {can(actor, "list:export") ? <TakeLinks lists={["plan"]} values={{ plan: planId }} /> : null}
            <PrintButton />
            {plan.mayWrite ? (
              <LinkButton href={`/numbers/plans/${planId}/edit`} size="small">
                {newest.submittedAt ? "Make a new version" : "Edit"}
              </LinkButton>
            ) : null}
          </>
        }
      >
        {periodWords(newest.period, newest.beginsOn)} · {newest.department ?? "the whole organisation"}
      </PageHead>
      <NumbersNav current="/numbers/plans" />
      <PlanView plan={plan} newest={newest} now={now} zone={actor.zone}>
        {mayStillSubmit && plan.faults.length === 0 ? (
          <SubmitForm action={submitPlan} planId={planId} versionId={newest.id} />
        ) : null}
      </PlanView>
    </>
  );
}
