import { NewCustomerForm } from "@/components/customers/new-customer-form";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { countryChoices, zoneChoices } from "@/server/domain/place";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { createCustomer } from "./actions";

export const metadata = { title: "New customer" };

type Known = { phone?: string; email?: string; account?: string; name?: string; organisation?: string };

export default async function NewCustomerPage({ searchParams }: { searchParams: Promise<Known> }) {
  const [{ organisation: organisationId, ...known }, { actor, organisation: ours }] = await Promise.all([
    searchParams,
    getContext(),
  ]);
  if (!can(actor, "customer:edit")) return <Denied right={rightNeeded("customer:edit")} />;
  const caller = await getCaller();
  const organisation = organisationId ? await orNotFound(caller.customers.get({ customerId: organisationId })) : null;
  return (
    <>
      <PageHead title={organisation ? <>Who speaks for {organisation.name}?</> : "New customer"} />
      <NewCustomerForm
        action={createCustomer}
        initial={{ country: ours.country, ...known }}
        organisation={organisation}
        countries={countryChoices()}
        zones={zoneChoices()}
      />
    </>
  );
}
