import { BackTo } from "@/components/customers/back-to";
import { QuotedIn } from "@/components/decisions/quoted-in";
import { Moment } from "@/components/format/moment";
import { HandOverForm, ReopenForm, TakeIssue } from "@/components/issues/issue-acts";
import { ResolveIssueForm } from "@/components/issues/issue-form";
import { IssueHistory } from "@/components/issues/issue-history";
import { IssueSeat } from "@/components/issues/issue-seat";
import { issueWords } from "@/components/issues/issue-words";
import { IntentNotice } from "@/components/knowledge/intent-notice";
import { PageHead } from "@/components/ui/page-head";
import { Quote } from "@/components/ui/quote";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { handOverIssue, reopenIssue, resolveIssue, takeIssue } from "./actions";

export const metadata = { title: "Issue" };

export default async function IssuePage({ params }: { params: Promise<{ issueId: string }> }) {
  const [{ issueId }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const [issue, events, desks] = await Promise.all([
    orNotFound(caller.issues.get({ issueId })),
    orNotFound(caller.issues.events({ issueId })),
    caller.issues.desks(),
  ]);
  const quoting = await caller.evidence.quoting({ recordId: issueId });
  const intent = await caller.knowledge.intent({ customerId: issue.customer.id });
  const isOpen = issue.resolvedAt === null;
  const mayEdit = can(actor, "issue:edit");
  const mayTake = mayEdit && isOpen && issue.ownerId !== actor.id;
  return (
    <>
      <PageHead
        label={<BackTo customer={issue.customer} />}
        title={`${issueWords[issue.kind]} ${isOpen ? "open" : "resolved"}`}
        actions={mayTake ? <TakeIssue action={takeIssue} issueId={issue.id} me={actor.id} /> : null}
      >
        Opened <Moment at={issue.openedAt} now={now} zone={actor.zone} /> by {issue.openedByName}.{" "}
        {isOpen ? "With " : "Was with "}
        <IssueSeat department={issue.department} owner={issue.ownerName} handOffs={issue.handOffs} />.
      </PageHead>
      {isOpen ? <IntentNotice intent={intent} /> : null}
      <div className="mb-6 max-w-xl">
        <Quote>
          <bdi className="whitespace-pre-line">{issue.words}</bdi>
        </Quote>
      </div>
      <QuotedIn decisions={quoting} />
      <IssueHistory events={events} now={now} zone={actor.zone} />
      {mayEdit && isOpen ? (
        <ResolveIssueForm action={resolveIssue} issueId={issue.id} isErased={issue.customer.isErased} />
      ) : null}
      {mayEdit && isOpen ? (
        <div className="mt-8">
          <HandOverForm action={handOverIssue} issueId={issue.id} desks={desks} now={issue} />
        </div>
      ) : null}
      {mayEdit && !isOpen ? <ReopenForm action={reopenIssue} issueId={issue.id} /> : null}
    </>
  );
}
