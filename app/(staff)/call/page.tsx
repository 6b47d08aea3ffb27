import { redirect } from "next/navigation";
import { HitList } from "@/components/customers/hit-list";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata = { title: "Who is calling?" };

type Clue = { number?: string; email?: string; account?: string };

/** Screen pop: one goes to the brief, several to a choice, nobody to a new customer with the clue filled in. */
export default async function CallPage({ searchParams }: { searchParams: Promise<Clue> }) {
  const { number, email, account } = await searchParams;
  // A plus in a link is a space to the browser: a number that begins with one lost its plus.
  const clue = { number: number?.replace(/^ (?=\d)/, "+"), email, account };
  const [caller, { actor }] = await Promise.all([getCaller(), getContext()]);
  const hits = await caller.customers.identify(clue);
  const [only, another] = hits;
  if (only && !another) redirect(`/customers/${only.id}`);
  const typed = clue.number ?? email ?? account ?? "";
  const fresh = `/customers/new?${new URLSearchParams(known({ phone: clue.number, email, account }))}`;
  if (!only && can(actor, "customer:edit")) redirect(fresh);
  return (
    <div className="max-w-2xl">
      <PageHead title={only ? "Who is it?" : "Nobody we know"}>
        {only ? `${hits.length} customers share ${typed}.` : `Nobody is known by “${typed}”.`}
      </PageHead>
      {only ? <HitList hits={hits} label="Who it may be" /> : null}
      <p className="mt-4 flex gap-2">
        {can(actor, "customer:edit") ? <LinkButton href={fresh}>Somebody else: new customer</LinkButton> : null}
        <LinkButton href="/" look="quiet">
          Find by name
        </LinkButton>
      </p>
    </div>
  );
}

function known(given: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
