import type { Metadata } from "next";
import { NumbersNav } from "@/components/numbers/numbers-nav";
import { PlanForm } from "@/components/plans/plan-form";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { getCaller, getContext, isDenied, orDenied } from "@/server/trpc/caller";
import { savePlan } from "../actions";

export const metadata: Metadata = { title: "Write a plan" };

export default async function NewPlanPage() {
  const [caller, { actor }] = await Promise.all([getCaller(), getContext()]);
  const form = await orDenied(caller.plans.form());
  if (isDenied(form)) return <Denied right={form.denied} />;
  return (
    <>
      <PageHead label={<Link href="/numbers/plans">Plans</Link>} title="Write a plan">
        Customers first: the money is what they come to.
      </PageHead>
      <NumbersNav current="/numbers/plans" />
      <PlanForm action={savePlan} me={actor.id} {...form} />
    </>
  );
}
