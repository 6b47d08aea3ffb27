import type { Metadata } from "next";
import { BackTo } from "@/components/customers/back-to";
import { MileForm } from "@/components/miles/mile-form";
import { PageHead } from "@/components/ui/page-head";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { logMile } from "./actions";

export const metadata: Metadata = { title: "An extra mile" };

export default async function ExtraMilePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, caller, { actor, today }] = await Promise.all([params, getCaller(), getContext()]);
  const customer = await orNotFound(caller.customers.get({ customerId: id }));
  const colleagues = await caller.miles.colleagues();
  return (
    <>
      <PageHead label={<BackTo customer={customer} />} title="An extra mile">
        Somebody went out of their way for them. It is told as a story and never counted against anybody.
      </PageHead>
      <MileForm action={logMile} customerId={customer.id} colleagues={colleagues} readerId={actor.id} today={today} />
    </>
  );
}
