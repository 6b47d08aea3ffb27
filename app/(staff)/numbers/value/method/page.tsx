import type { Metadata } from "next";
import { NumbersNav } from "@/components/numbers/numbers-nav";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { MethodForm } from "@/components/values/method-form";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { setMethod } from "../actions";

export const metadata: Metadata = { title: "How value is found" };

export default async function ValueMethodPage() {
  const [caller, { actor, organisation }] = await Promise.all([getCaller(), getContext()]);
  if (!can(actor, "value:set")) return <Denied right={rightNeeded("value:set")} />;
  const { methods } = await caller.values.get();
  return (
    <>
      <PageHead label={<Link href="/numbers/value">Value</Link>} title="How is a customer’s value found?">
        A new version. Everybody’s value is found anew by it; what earlier versions came to stays as it was.
      </PageHead>
      <NumbersNav current="/numbers/value" />
      <MethodForm action={setMethod} current={methods[0]} currency={organisation.currency} />
    </>
  );
}
