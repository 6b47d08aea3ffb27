import type { Metadata } from "next";
import { TakeLinks } from "@/components/exports/take-links";
import { IssueQueue } from "@/components/issues/issue-queue";
import { issueScopeWords } from "@/components/issues/scopes";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { issueScopes } from "@/server/domain/issue";
import { can } from "@/server/domain/permissions";
import { readKey, writeKey } from "@/server/domain/timeline";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Issues" };

type Props = { searchParams: Promise<{ of?: string; after?: string }> };

export default async function IssuesPage({ searchParams }: Props) {
  const asked = await searchParams;
  const scope = issueScopes.find((known) => known === asked.of) ?? "department";
  const [caller, { actor, now }] = await Promise.all([getCaller(), getContext()]);
  const { issues, next } = await caller.issues.list({ scope, after: readKey(asked.after ?? "") });
  const here = `/issues?of=${scope}`;
  return (
    <>
      <PageHead
        title="Issues"
        actions={
          <>
            <LinkButton href="/unhappy">Who is very unhappy</LinkButton>
            {can(actor, "list:export") ? <TakeLinks lists={["issues"]} values={{ of: scope }} /> : null}
          </>
        }
      >
        What is wrong for customers until it is put right, the oldest first.
      </PageHead>
      <Tabs
        label="Whose issues"
        tabs={issueScopes.map((known) => ({
          href: `/issues?of=${known}`,
          label: issueScopeWords[known].label,
          current: known === scope,
        }))}
      />
      <div className="max-w-3xl pt-4">
        {issues.length > 0 ? (
          <IssueQueue issues={issues} now={now} zone={actor.zone} departmentId={actor.departmentId} />
        ) : (
          <EmptyState title={asked.after ? "There are no more." : issueScopeWords[scope].empty}>
            An issue is opened from a customer’s page, alone or while a contact is logged.
          </EmptyState>
        )}
        <Pager
          newer={asked.after ? here : null}
          older={next ? `${here}&after=${writeKey(next)}` : null}
          words={{ newer: "From the oldest", older: "Opened later" }}
        />
      </div>
    </>
  );
}
