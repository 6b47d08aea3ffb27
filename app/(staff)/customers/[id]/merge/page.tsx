import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { dismissPair } from "@/app/(staff)/duplicates/actions";
import { BackTo } from "@/components/customers/back-to";
import { DismissForm } from "@/components/merging/dismiss-form";
import { FindOther } from "@/components/merging/find-other";
import { MergeForm } from "@/components/merging/merge-form";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { mergeCustomers } from "./actions";

export const metadata = { title: "Merge" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ with?: string; q?: string }> };

export default async function MergePage({ params, searchParams }: Props) {
  const [{ id }, search, caller, { actor }] = await Promise.all([params, searchParams, getCaller(), getContext()]);
  if (!can(actor, "customer:merge")) return <Denied right={rightNeeded("customer:merge")} />;
  const customer = await orNotFound(caller.customers.get({ customerId: id }));
  const head = <BackTo customer={customer} />;
  if (!search.with) {
    const q = search.q?.slice(0, 500).trim() ?? "";
    const { hits } = await caller.customers.find({ q });
    const others = hits.filter((hit) => hit.id !== customer.id && hit.kind === customer.kind);
    return (
      <>
        <PageHead label={head} title="Merge with another record">
          Find the other record of the same customer. Both are shown side by side before anything happens.
        </PageHead>
        <FindOther customerId={customer.id} q={q} hits={others} />
      </>
    );
  }
  const other = await orNotFound(caller.customers.get({ customerId: search.with }));
  if (other.id === customer.id) redirect(`/customers/${customer.id}/merges`);
  if (other.kind !== customer.kind) return <KindsDiffer head={head} />;
  const comparison = await orNotFound(caller.merging.compare({ customerId: customer.id, otherId: other.id }));
  return (
    <>
      <PageHead label={head} title="Are these one and the same customer?">
        Look at both. Where they differ, choose what the one record is to say.
      </PageHead>
      <MergeForm comparison={comparison} zone={actor.zone} action={mergeCustomers} />
      <DismissForm one={comparison.one} other={comparison.other} action={dismissPair} />
    </>
  );
}

function KindsDiffer({ head }: { head: ReactNode }) {
  return (
    <PageHead label={head} title="These two stay two records">
      One is a person, the other an organisation. Let the person speak for the organisation instead.
    </PageHead>
  );
}
