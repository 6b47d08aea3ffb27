"use client";

import { formatSpan, relative } from "@/components/format/time";
import { IssueSeat } from "@/components/issues/issue-seat";
import { issueWords } from "@/components/issues/issue-words";
import { LinkButton } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import type { OpenIssue } from "@/server/customers/queries/facts";

type Props = { customerId: string; issues: readonly OpenIssue[]; now: Date; zone: string; mayResolve: boolean };

/** What is wrong for this customer now, oldest first. */
export function OpenIssues({ customerId, issues, now, zone, mayResolve }: Props) {
  if (issues.length === 0) return null;
  return (
    <Section title="Not right yet" aside={`${issues.length} open`}>
      <ol>
        {issues.map((issue) => (
          <li
            key={issue.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-line border-t py-2.5 md:grid-cols-[6.5rem_minmax(0,1fr)_auto]"
          >
            <div className="col-span-2 md:col-span-1">
              <span className="font-medium text-due text-sm">{issueWords[issue.kind]}</span>{" "}
              <span className="small text-ink-3 md:block">{openFor(issue, now, zone)}</span>
            </div>
            <div className="min-w-0">
              <p className="said line-clamp-4 whitespace-pre-line">
                <bdi>{issue.words}</bdi>
              </p>
              <p className="small text-ink-3">
                <IssueSeat {...issue} />
              </p>
            </div>
            {mayResolve ? <LinkButton href={`/customers/${customerId}/issues/${issue.id}`}>Resolve</LinkButton> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function openFor({ openedAt }: OpenIssue, now: Date, zone: string): string {
  const opened = new Date(openedAt);
  const age = now.getTime() - opened.getTime();
  return age < 86_400_000 ? `for ${formatSpan(age)}` : `since ${relative(opened, now, zone)}`;
}
