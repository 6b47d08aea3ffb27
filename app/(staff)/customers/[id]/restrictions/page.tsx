import type { Metadata } from "next";
import { BackTo } from "@/components/customers/back-to";
import { RestrictionForm } from "@/components/restrictions/restriction-form";
import { RestrictionList } from "@/components/restrictions/restriction-list";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { endRestriction, restrict } from "./actions";

export const metadata: Metadata = { title: "Restrictions" };

export default async function RestrictionsPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, caller, { actor, today, organisation }] = await Promise.all([params, getCaller(), getContext()]);
  const customer = await orNotFound(caller.customers.get({ customerId: id }));
  const maySet = can(actor, "restriction:set");
  const [restrictions, decisions] = await Promise.all([
    caller.restrictions.list({ customerId: customer.id }),
    maySet ? caller.restrictions.citable() : [],
  ]);
  return (
    <>
      <PageHead label={<BackTo customer={customer} />} title="Restrictions">
        What this customer is held to and others are not. Never without a decision behind it, and for a time.
      </PageHead>
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
        <Section title="As they stand">
          <RestrictionList restrictions={restrictions} zone={organisation.zone} end={maySet ? endRestriction : null} />
        </Section>
        {maySet ? (
          <Section title="Set one" ruled>
            <RestrictionForm action={restrict} customerId={customer.id} decisions={decisions} today={today} />
          </Section>
        ) : (
          <p className="small max-w-prose text-ink-3">{rightNeeded("restriction:set")}</p>
        )}
      </div>
    </>
  );
}
