import { Corrections } from "@/components/corrections/corrections";
import { BackTo } from "@/components/customers/back-to";
import { PurchaseForm, WithdrawPurchaseForm } from "@/components/purchases/purchase-form";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { writeAmount } from "@/server/domain/amount";
import { can, rightNeeded } from "@/server/domain/permissions";
import { currencyChoices } from "@/server/domain/place";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { correctPurchase, withdrawPurchase } from "../actions";

export const metadata = { title: "Correct a purchase" };

export default async function CorrectPurchasePage({ params }: { params: Promise<{ purchaseId: string }> }) {
  const [{ purchaseId }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  if (!can(actor, "customer:edit")) return <Denied right={rightNeeded("customer:edit")} />;
  const [purchase, corrections] = await Promise.all([
    orNotFound(caller.purchases.get({ purchaseId })),
    orNotFound(caller.corrections.list({ subject: "purchase", subjectId: purchaseId })),
  ]);
  return (
    <>
      <PageHead label={<BackTo customer={purchase.customer} />} title="Correct a purchase">
        {purchase.withdrawnAt
          ? "This line was withdrawn: no figure counts it."
          : "What stood before stays to be seen in what happened."}
      </PageHead>
      {purchase.withdrawnAt ? null : (
        <>
          <PurchaseForm
            action={correctPurchase}
            hidden={{ purchaseId: purchase.id }}
            initial={{
              what: purchase.what ?? "",
              amount: writeAmount(purchase.amountMinor, purchase.currency),
              currency: purchase.currency,
              boughtOn: purchase.boughtOn,
              orderRef: purchase.orderRef,
            }}
            currencies={currencyChoices()}
            submit="Correct"
          />
          <WithdrawPurchaseForm action={withdrawPurchase} purchaseId={purchase.id} />
        </>
      )}
      <div className="mt-8 max-w-xl">
        <Corrections corrections={corrections} now={now} zone={actor.zone} />
      </div>
    </>
  );
}
