import { BackTo } from "@/components/customers/back-to";
import { MergeList } from "@/components/merging/merge-list";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";

export const metadata = { title: "Merges" };

export default async function MergesPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const customer = await orNotFound(caller.customers.get({ customerId: id }));
  const merges = await caller.merging.list({ customerId: customer.id });
  const mayMerge = can(actor, "customer:merge");
  return (
    <>
      <PageHead
        label={<BackTo customer={customer} />}
        title="Merged records"
        actions={
          mayMerge ? <LinkButton href={`/customers/${customer.id}/merge`}>Merge with another record</LinkButton> : null
        }
      >
        What was recorded twice and is read as one now. Every merge can be taken apart again.
      </PageHead>
      {merges.length === 0 ? (
        <EmptyState title="Nothing has been merged here.">This customer has one record.</EmptyState>
      ) : (
        <MergeList merges={merges} customerId={customer.id} now={now} zone={actor.zone} />
      )}
    </>
  );
}
