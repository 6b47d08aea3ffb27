import { BackTo } from "@/components/customers/back-to";
import { Moment } from "@/components/format/moment";
import { ResolveIssueForm } from "@/components/issues/issue-form";
import { issueWords } from "@/components/issues/issue-words";
import { PageHead } from "@/components/ui/page-head";
import { Quote } from "@/components/ui/quote";
import { Section } from "@/components/ui/section";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { resolveIssue } from "./actions";

export const metadata = { title: "Issue" };

export default async function IssuePage({ params }: { params: Promise<{ issueId: string }> }) {
  const [{ issueId }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const issue = await orNotFound(caller.issues.get({ issueId }));
  return (
    <>
      <PageHead
        label={<BackTo customer={issue.customer} />}
        title={`${issueWords[issue.kind]} ${issue.resolvedAt ? "resolved" : "open"}`}
      >
        Opened <Moment at={issue.openedAt} now={now} zone={actor.zone} /> by {issue.openedByName}. {issue.department}{" "}
        {issue.resolvedAt ? "looked" : "looks"} after it{issue.ownerName ? `, ${issue.ownerName}` : ""}.
      </PageHead>
      <div className="mb-6 max-w-xl">
        <Quote>{issue.words}</Quote>
      </div>
      {issue.resolvedAt ? (
        <Section title="How it was put right" ruled>
          <p className="max-w-xl whitespace-pre-line">{issue.resolution}</p>
          <p className="small mt-1 text-ink-3">
            {issue.resolvedByName}, <Moment at={issue.resolvedAt} now={now} zone={actor.zone} />
          </p>
        </Section>
      ) : null}
      {issue.resolvedAt || !can(actor, "issue:edit") ? null : (
        <ResolveIssueForm action={resolveIssue} issueId={issue.id} />
      )}
    </>
  );
}
