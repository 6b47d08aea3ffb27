import { BackTo } from "@/components/customers/back-to";
import { SpeakerChoice } from "@/components/customers/speaker-choice";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { addRepresentative } from "./actions";

export const metadata = { title: "Who speaks for them" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ q?: string }> };

export default async function SpeakersPage({ params, searchParams }: Props) {
  const [{ id }, { q = "" }, caller, { actor }] = await Promise.all([params, searchParams, getCaller(), getContext()]);
  if (!can(actor, "customer:edit")) return <Denied right={rightNeeded("customer:edit")} />;
  const [organisation, found] = await Promise.all([
    orNotFound(caller.customers.get({ customerId: id })),
    caller.customers.find({ q: q.slice(0, 500) }),
  ]);
  const people = found.hits.filter(({ kind }) => kind === "person");
  return (
    <>
      <PageHead label={<BackTo customer={organisation} />} title="Who speaks for them?" />
      <SpeakerChoice organisationId={organisation.id} q={q} people={people} action={addRepresentative} />
    </>
  );
}
