import { LogContactForm } from "@/components/contacts/log-contact-form";
import { BackTo } from "@/components/customers/back-to";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { logContact } from "./actions";

export const metadata = { title: "Log contact" };

export default async function LogContactPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  if (!can(actor, "contact:log")) return <Denied right={rightNeeded("contact:log")} />;
  const [{ facts, promises }, departments, owners, stages] = await Promise.all([
    orNotFound(caller.customers.brief({ customerId: id })),
    caller.issues.departments(),
    caller.promises.owners(),
    caller.stages.list(),
  ]);
  return (
    <>
      <PageHead label={<BackTo customer={facts} />} title="Log contact">
        <Link href={`/customers/${facts.id}/feedback`}>It came from outside: a review, a survey, a letter</Link>
      </PageHead>
      <LogContactForm
        action={logContact}
        customerId={facts.id}
        issues={facts.openIssues}
        owed={promises}
        departments={departments}
        departmentId={actor.departmentId}
        owners={owners}
        stages={stages}
        me={actor.id}
        now={now}
        zone={actor.zone}
      />
    </>
  );
}
