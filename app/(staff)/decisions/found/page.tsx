import type { Metadata } from "next";
import { FindingsTable } from "@/components/decisions/findings-table";
import { FoundForm } from "@/components/decisions/found-form";
import { formatDay } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import type { PlainDate } from "@/server/domain/plain-date";
import { getCaller, getContext } from "@/server/trpc/caller";
import { enterFinding } from "./actions";

export const metadata: Metadata = { title: "Found outside the register" };

type Props = { searchParams: Promise<{ from?: string; before?: string }> };

export default async function FoundPage({ searchParams }: Props) {
  const [{ from, before }, caller, { actor, today, organisation }] = await Promise.all([
    searchParams,
    getCaller(),
    getContext(),
  ]);
  const [findings, departments] = await Promise.all([
    caller.decisions.findings({ from, before }),
    caller.decisions.departments(),
  ]);
  const here = `/decisions/found${findings.from ? `?from=${findings.from}` : ""}`;
  return (
    <>
      <PageHead label={<Link href="/decisions">Decisions</Link>} title="Found outside the register">
        What was decided without asking what it means for customers. It is entered, counted, and marked for good.
      </PageHead>
      <div className="grid gap-x-14 gap-y-8 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <Section title={titleOf(findings.count, findings.from)} ruled>
          {findings.rows.length > 0 ? (
            <FindingsTable rows={findings.rows} today={today} zone={organisation.zone} />
          ) : (
            <EmptyState title="None has been found.">
              A decision that shows up in a letter or a system, and not here, is entered beside this list.
            </EmptyState>
          )}
          <Pager
            newer={before ? here : null}
            older={findings.next === null ? null : `${here}${findings.from ? "&" : "?"}before=${findings.next}`}
            words={{ newer: "From the newest", older: "Earlier" }}
          />
        </Section>
        <Section title="Enter one" ruled>
          <p className="mb-4 text-ink-2">
            It opens a draft, which is proposed and decided like any other. Its day of decision is the day it is decided
            here, not the one you give.
          </p>
          <FoundForm action={enterFinding} departments={departments} departmentId={actor.departmentId} today={today} />
        </Section>
      </div>
    </>
  );
}

function titleOf(count: number, from: PlainDate | null): string {
  const found = counted(count, "decision");
  return from ? `${found} since ${formatDay(from, "long")}` : found;
}
