import type { Metadata } from "next";
import { RegisterFilters } from "@/components/decisions/register-filters";
import { RegisterTable } from "@/components/decisions/register-table";
import { TakeLinks } from "@/components/exports/take-links";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Decisions" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Decisions({ searchParams }: Props) {
  const asked = await searchParams;
  const one = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const values = { state: one("state"), gate: one("gate"), path: one("path"), department: one("department") };
  const caller = await getCaller();
  const { actor, today, organisation } = await getContext();
  const [{ rows, next }, departments] = await Promise.all([
    caller.decisions.list({ ...values, before: one("before") }),
    caller.decisions.departments(),
  ]);
  const isFiltered = Object.values(values).some(Boolean);
  return (
    <>
      <PageHead
        title="Decisions"
        actions={
          <>
            <LinkButton href="/decisions/new" look="primary">
              New decision
            </LinkButton>
            {can(actor, "list:export") ? <TakeLinks lists={["decisions"]} values={chosen(values)} /> : null}
          </>
        }
      >
        No decision without the customer’s standpoint.
      </PageHead>
      <RegisterFilters values={values} departments={departments} />
      {rows.length > 0 ? (
        <RegisterTable rows={rows} today={today} zone={organisation.zone} />
      ) : (
        <Nothing isFiltered={isFiltered} />
      )}
      <Pager
        label="More decisions"
        words={{ newer: "Newer", older: "Earlier decisions" }}
        older={next === null ? null : `/decisions?${new URLSearchParams({ ...values, before: String(next) })}`}
      />
    </>
  );
}

function chosen(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState title="No decision is like that.">Choose fewer filters, or show all.</EmptyState>
  ) : (
    <EmptyState title="Nothing has been decided here yet.">
      Write the first one: what it means for customers comes first, the decision after it.
    </EmptyState>
  );
}
