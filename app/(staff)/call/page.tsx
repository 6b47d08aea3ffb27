import { redirect } from "next/navigation";
import { Attach } from "@/components/customers/attach";
import { Ambiguous } from "@/components/customers/find-answer";
import { HitList } from "@/components/customers/hit-list";
import { NewCustomerForm } from "@/components/customers/new-customer-form";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { type Clue, clueOf, freshFrom } from "@/server/domain/clue";
import { can } from "@/server/domain/permissions";
import { countryChoices, zoneChoices } from "@/server/domain/place";
import { getCaller, getContext } from "@/server/trpc/caller";
import { createCustomer } from "../customers/new/actions";
import { attachToCustomer } from "./actions";

export const metadata = { title: "Who is calling?" };

type Search = Clue & { q?: string };

/** Screen pop: one goes to the brief, several to a choice; nobody to a new customer or to one we know by another number. */
export default async function CallPage({ searchParams }: { searchParams: Promise<Search> }) {
  const { q = "", ...given } = await searchParams;
  const { channel, handle, clue } = clueOf(given);
  const [caller, { actor, organisation }] = await Promise.all([getCaller(), getContext()]);
  const [{ hits, isCertain, isAmbiguous }, named] = await Promise.all([
    caller.customers.identify(clue),
    q.trim() ? caller.customers.find({ q: q.slice(0, 500) }) : null,
  ]);
  const [first] = hits;
  if (first && isCertain) redirect(`/customers/${first.id}`);
  const isShared = hits.length > 0 && !isAmbiguous && hits.every(({ isExact }) => isExact);
  const mayEdit = can(actor, "customer:edit") && handle !== "";
  return (
    <>
      <PageHead title={first ? "Who is it?" : "Nobody we know"}>
        {first
          ? isShared
            ? `${hits.length} customers share ${handle}.`
            : `It may be for “${handle}”:`
          : nobody(handle)}
      </PageHead>
      {isAmbiguous ? <Ambiguous /> : null}
      {first ? <HitList hits={hits} label="Who it may be" /> : null}
      {mayEdit ? (
        <div className="grid gap-x-12 gap-y-2 pt-6 md:grid-cols-2">
          <Section title="Somebody we know" id="known">
            <Attach channel={channel} handle={handle} clue={clue} q={q} found={named} action={attachToCustomer} />
          </Section>
          <Section title="Somebody new" id="new">
            <NewCustomerForm
              action={createCustomer}
              initial={{ country: organisation.country, ...freshFrom(clue) }}
              organisation={null}
              countries={countryChoices()}
              zones={zoneChoices()}
            />
          </Section>
        </div>
      ) : (
        <p className="mt-4">
          <LinkButton href="/">Find by name</LinkButton>
        </p>
      )}
    </>
  );
}

function nobody(handle: string): string {
  return handle === "" ? "The link names no number, address or account." : `Nobody is known by “${handle}”.`;
}
