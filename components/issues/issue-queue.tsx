"use client";

import { formatMoment, relative } from "@/components/format/time";
import { PromiseLink } from "@/components/promises/promise-link";
import { Link } from "@/components/ui/link";
import type { QueuedIssue } from "@/server/issues/queries/queue";
import { IssueSeat } from "./issue-seat";
import { issueWords } from "./issue-words";

type Props = { issues: readonly QueuedIssue[]; now: Date; zone: string; departmentId: string };

/** Open issues, the oldest first. */
export function IssueQueue({ issues, now, zone, departmentId }: Props) {
  return (
    <ol>
      {issues.map((issue) => {
        const opened = new Date(issue.openedAt);
        return (
          <li
            key={issue.id}
            className="grid gap-x-4 gap-y-0.5 border-line border-t py-2.5 md:grid-cols-[8rem_minmax(0,1fr)]"
          >
            <div className="flex flex-wrap items-baseline gap-x-2 md:block">
              <span className="block font-medium text-due text-sm">{issueWords[issue.kind]}</span>
              <time
                dateTime={opened.toISOString()}
                title={formatMoment(opened, now, zone)}
                className="small num block text-ink-3"
              >
                {relative(opened, now, zone)}
              </time>
            </div>
            <div className="min-w-0">
              <p className="said line-clamp-3 whitespace-pre-line">
                <Link
                  href={`/customers/${issue.customerId}/issues/${issue.id}`}
                  className="no-underline hover:underline"
                >
                  <bdi>{issue.words}</bdi>
                </Link>
              </p>
              <p className="small mt-1 text-ink-3">
                <Link href={`/customers/${issue.customerId}`} className="text-ink-2">
                  <bdi>{issue.customerName}</bdi>
                </Link>
                {" · "}
                <IssueSeat {...issue} /> <PromiseLink customer={{ id: issue.customerId, name: issue.customerName }} />
              </p>
              <Came issue={issue} now={now} zone={zone} departmentId={departmentId} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** The last hand-over: both the department that gave and the one that got it see why. */
function Came({
  issue: { came, departmentId: at },
  now,
  zone,
  departmentId,
}: Omit<Props, "issues"> & { issue: QueuedIssue }) {
  if (came === null) return null;
  const given = came.fromId === departmentId && at !== departmentId;
  return (
    <p className="small line-clamp-2 text-ink-2">
      {given ? "Given away" : `From ${came.from}`} by {came.by}, {relative(new Date(came.at), now, zone)}
      {came.why ? (
        <>
          : <bdi>“{came.why}”</bdi>
        </>
      ) : null}
    </p>
  );
}
