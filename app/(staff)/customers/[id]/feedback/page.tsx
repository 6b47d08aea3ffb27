import { FeedbackForm } from "@/components/contacts/feedback-form";
import { BackTo } from "@/components/customers/back-to";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { recordFeedback } from "./actions";

export const metadata = { title: "Feedback from outside" };

export default async function FeedbackPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, caller, { actor }] = await Promise.all([params, getCaller(), getContext()]);
  if (!can(actor, "contact:log")) return <Denied right={rightNeeded("contact:log")} />;
  const [customer, stages] = await Promise.all([
    orNotFound(caller.customers.get({ customerId: id })),
    caller.stages.list(),
  ]);
  return (
    <>
      <PageHead label={<BackTo customer={customer} />} title="Feedback from outside">
        What they wrote about us elsewhere. A reply and the decision it led to are added afterwards.
      </PageHead>
      <FeedbackForm action={recordFeedback} customerId={customer.id} stages={stages} />
    </>
  );
}
