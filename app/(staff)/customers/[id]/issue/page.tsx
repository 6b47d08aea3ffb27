import { BackTo } from "@/components/customers/back-to";
import { OpenIssueForm } from "@/components/issues/issue-form";
import { IntentNotice } from "@/components/knowledge/intent-notice";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { openIssue } from "./actions";

export const metadata = { title: "Open an issue" };

export default async function OpenIssuePage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, caller, { actor }] = await Promise.all([params, getCaller(), getContext()]);
  if (!can(actor, "issue:edit")) return <Denied right={rightNeeded("issue:edit")} />;
  const [customer, departments, intent] = await Promise.all([
    orNotFound(caller.customers.get({ customerId: id })),
    caller.issues.departments(),
    orNotFound(caller.knowledge.intent({ customerId: id })),
  ]);
  return (
    <>
      <PageHead label={<BackTo customer={customer} />} title="Open an issue">
        From here on it stands at the top of the brief, and thanks and promotional content wait.
      </PageHead>
      <IntentNotice intent={intent} />
      <OpenIssueForm
        action={openIssue}
        customerId={customer.id}
        departments={departments}
        departmentId={actor.departmentId}
      />
    </>
  );
}
