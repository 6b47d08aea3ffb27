import { redirect } from "next/navigation";
import { keepFromList } from "@/app/(staff)/promises/actions";
import { ThanksForMe } from "@/components/colleagues/thanks-for-me";
import { DueToday } from "@/components/customers/due-today";
import { Find } from "@/components/customers/find";
import { HitList } from "@/components/customers/hit-list";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata = { title: "Find" };

type Props = { searchParams: Promise<{ q?: string }> };

export default async function FindPage({ searchParams }: Props) {
  const q = (await searchParams).q?.slice(0, 500).trim() ?? "";
  const [caller, { actor, now }] = await Promise.all([getCaller(), getContext()]);
  const [found, lately, mine, thanks] = await Promise.all([
    caller.customers.find({ q }),
    caller.customers.lately(),
    caller.promises.list({ scope: "mine" }),
    caller.colleagues.lately(),
  ]);
  const [only, another] = found.hits;
  // One certain match: whoever typed the whole of it wants the brief.
  if (only && !another && found.kind !== "name") redirect(`/customers/${only.id}`);
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="headline mb-4">Who is it?</h1>
      <Find first={{ q, found }} mayCreate={can(actor, "customer:edit")} />
      <div className="mt-10">
        <DueToday promises={mine.promises} now={now} reader={actor} keep={keepFromList} />
        <ThanksForMe thanks={thanks} me={actor.id} zone={actor.zone} />
        <Section title="You looked at last">
          {lately.length > 0 ? (
            <HitList hits={lately} label="You looked at last" />
          ) : (
            <EmptyState title="Nobody yet.">Customers you open appear here.</EmptyState>
          )}
        </Section>
      </div>
    </div>
  );
}
