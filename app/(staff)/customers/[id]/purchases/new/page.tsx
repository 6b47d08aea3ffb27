import { BackTo } from "@/components/customers/back-to";
import { PurchaseForm } from "@/components/purchases/purchase-form";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { currencyChoices } from "@/server/domain/place";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { recordPurchase } from "../actions";

export const metadata = { title: "Record a purchase" };

export default async function NewPurchasePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, caller, { actor, today, organisation }] = await Promise.all([params, getCaller(), getContext()]);
  if (!can(actor, "customer:edit")) return <Denied right={rightNeeded("customer:edit")} />;
  const customer = await orNotFound(caller.customers.get({ customerId: id }));
  return (
    <>
      <PageHead label={<BackTo customer={customer} />} title="Record a purchase" />
      <PurchaseForm
        action={recordPurchase}
        hidden={{ customerId: customer.id }}
        initial={{ boughtOn: today, currency: organisation.currency }}
        currencies={currencyChoices()}
        submit="Record the purchase"
      />
    </>
  );
}
