import type { Metadata } from "next";
import { NumbersNav } from "@/components/numbers/numbers-nav";
import { PlanForm } from "@/components/plans/plan-form";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { getCaller, getContext, isDenied, orDenied, orNotFound } from "@/server/trpc/caller";
import { savePlan } from "../../actions";

export const metadata: Metadata = { title: "Edit a plan" };

export default async function EditPlanPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id: planId }, caller, { actor }] = await Promise.all([params, getCaller(), getContext()]);
  const form = await orNotFound(orDenied(caller.plans.edit({ planId })));
  if (isDenied(form)) return <Denied right={form.denied} />;
  return (
    <>
      <PageHead
        label={<Link href={`/numbers/plans/${planId}`}>Back to the plan</Link>}
        title={form.initial.title ?? "A plan"}
      >
        Saving makes version {form.seen + 1}. What was submitted before holds until this is.
      </PageHead>
      <NumbersNav current="/numbers/plans" />
      <PlanForm action={savePlan} me={actor.id} {...form} />
    </>
  );
}
