import type { Metadata } from "next";
import { NewPromiseForm } from "@/components/promises/new-promise-form";
import { PromiseList } from "@/components/promises/promise-list";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Denied } from "@/components/ui/states";
import { getCaller, getContext, isDenied, orDenied, orNotFound } from "@/server/trpc/caller";
import { makePromise } from "./actions";

export const metadata: Metadata = { title: "Make a promise" };

type Props = { params: Promise<{ id: string }> };

export default async function NewPromisePage({ params }: Props) {
  const { id } = await params;
  const [caller, { actor, now }] = [await getCaller(), await getContext()];
  const asked = await orDenied(orNotFound(caller.promises.toMake({ customerId: id })));
  if (isDenied(asked)) return <Denied right={asked.denied} />;
  const stages = await caller.stages.list();
  return (
    <>
      <PageHead label={<Link href={`/customers/${id}`}>{asked.customerName}</Link>} title="Make a promise">
        What was said, when it will be done, and by whom. What was promised before and stands nowhere is{" "}
        <Link href={`/promises/unlogged/new?customer=${id}`}>noted as not logged</Link>.
      </PageHead>
      <NewPromiseForm
        customerId={id}
        owners={asked.owners}
        stages={stages.filter(({ isOffered }) => isOffered)}
        me={actor.id}
        now={now}
        zone={actor.zone}
        action={makePromise}
      />
      {asked.open.length > 0 ? (
        <Section title="We owe already" className="mt-8 max-w-2xl">
          <PromiseList promises={asked.open} now={now} zone={actor.zone} back={`/customers/${id}`} />
        </Section>
      ) : null}
    </>
  );
}
