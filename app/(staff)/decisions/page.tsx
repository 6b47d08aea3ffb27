import type { Metadata } from "next";
import { RegisterFilters } from "@/components/decisions/register-filters";
import { RegisterTable } from "@/components/decisions/register-table";
import { type RegisterValues, registerHref } from "@/components/decisions/register-words";
import { TakeLinks } from "@/components/exports/take-links";
import { counted, formatCount } from "@/components/format/words";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Filters } from "@/components/ui/tabs";
import { can } from "@/server/domain/permissions";
import { registerCounted, registerFields, registerOrders } from "@/server/domain/register";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Decisions" };

type Asked = Record<string, string | string[] | undefined>;
type Props = { searchParams: Promise<Asked> };

const orderWords = { newest: "Newest", next: "Next date", customers: "Most customers" };

export default async function Decisions({ searchParams }: Props) {
  const [asked, caller, { actor, today, organisation }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const values = valuesOf(asked);
  const before = typeof asked.before === "string" ? asked.before : undefined;
  const [{ rows, next, count }, { departments, segments }] = await Promise.all([
    caller.decisions.list({ ...values, before }),
    caller.decisions.choices(),
  ]);
  const isFiltered = registerFields.some((field) => values[field]);
  return (
    <>
      <PageHead
        title="Decisions"
        actions={
          <>
            <LinkButton href="/decisions/new" look="primary">
              New decision
            </LinkButton>
            {can(actor, "decision:export") ? <TakeLinks lists={["decisions"]} values={values} /> : null}
          </>
        }
      >
        No decision without the customer’s standpoint. <Link href="/decisions/found">Found outside the register</Link>
      </PageHead>
      <RegisterFilters values={values} departments={departments} segments={segments} />
      {rows.length > 0 ? (
        <>
          <div className="mt-4 mb-1 flex flex-wrap items-baseline justify-between gap-x-6">
            <p className="small text-ink-3">
              {count > registerCounted
                ? `More than ${formatCount(registerCounted)} decisions`
                : counted(count, "decision")}
            </p>
            <Filters
              label="Order"
              tabs={registerOrders.map((by) => ({
                href: registerHref(values, { by }),
                label: orderWords[by],
                current: by === (values.by ?? "newest"),
              }))}
            />
          </div>
          <RegisterTable rows={rows} today={today} zone={organisation.zone} />
        </>
      ) : (
        <Nothing isFiltered={isFiltered} />
      )}
      <Pager
        label="More decisions"
        words={{ newer: "From the first", older: "More" }}
        newer={before ? registerHref(values) : null}
        older={next === null ? null : registerHref(values, { before: String(next) })}
      />
    </>
  );
}

/** What the address says, without what is empty. */
function valuesOf(asked: Asked): RegisterValues {
  const said = [...registerFields, "by"].flatMap((name) => {
    const value = asked[name];
    return typeof value === "string" && value !== "" ? [[name, value] as const] : [];
  });
  return Object.fromEntries(said);
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState title="No decision is like that.">
      Take one of the filters off. Words are found by how they begin, in every version and every state.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing has been decided here yet.">
      Write the first one: what it means for customers comes first, the decision after it.
    </EmptyState>
  );
}
