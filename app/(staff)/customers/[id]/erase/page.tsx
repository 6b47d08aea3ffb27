import type { Metadata } from "next";
import { BackTo } from "@/components/customers/back-to";
import { ErasePreview } from "@/components/erasures/erase-preview";
import { EraseProgress } from "@/components/erasures/erase-progress";
import { Erased } from "@/components/erasures/erased";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { getCaller, getContext, isDenied, orDenied, orNotFound } from "@/server/trpc/caller";
import { eraseCustomer } from "./actions";

export const metadata: Metadata = { title: "Erase" };

export default async function ErasePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id: customerId }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const state = await orNotFound(caller.erasures.state({ customerId }));
  const { customer, erasure } = state;
  if (customer.erasedAt)
    return (
      <>
        <PageHead title={customer.name} />
        <Erased state={state} now={now} zone={actor.zone} />
      </>
    );
  if (erasure && !erasure.finishedAt)
    return (
      <>
        <PageHead label={<BackTo customer={customer} />} title="Being erased" />
        <EraseProgress erasureId={erasure.id} filesToRead={erasure.filesToRead} filesRead={erasure.filesRead} />
      </>
    );
  const preview = await orDenied(caller.erasures.preview({ customerId }));
  if (isDenied(preview)) return <Denied right={preview.denied} />;
  return <ErasePreview preview={preview} action={eraseCustomer} />;
}
