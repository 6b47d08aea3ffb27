import type { Metadata } from "next";
import { ListFilters } from "@/components/customers/list-filters";
import { ListTable } from "@/components/customers/list-table";
import { TakeLinks } from "@/components/exports/take-links";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Filters } from "@/components/ui/tabs";
import { filterNames, listOrders, readListOrder } from "@/server/domain/customer-list";
import { can } from "@/server/domain/permissions";
import { countryChoices } from "@/server/domain/place";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Customers" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const orderWords = { name: "By name", since: "Longest with us", bought: "Bought last" };

export default async function Customers({ searchParams }: Props) {
  const [asked, caller, { actor, now, organisation }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const values = valuesOf(asked);
  const after = typeof asked.after === "string" ? asked.after : undefined;
  const { lines, next } = await caller.customers.list({ ...values, after });
  const here = (more: Record<string, string>) => `/customers?${new URLSearchParams({ ...values, ...more })}`;
  const order = readListOrder(values);
  return (
    <>
      <PageHead
        title="Customers"
        actions={can(actor, "list:export") ? <TakeLinks lists={["customers", "recipients"]} values={values} /> : null}
      >
        {can(actor, "customer:merge") ? <Link href="/duplicates">Possible duplicates</Link> : null}
      </PageHead>
      <ListFilters values={values} countries={countryChoices()} hasThreshold={organisation.lapseDays !== null} />
      <Filters
        label="Order"
        tabs={listOrders.map((by) => ({ href: here({ by }), label: orderWords[by], current: by === order }))}
      />
      <div className="pt-2">
        {lines.length > 0 ? (
          <ListTable lines={lines} now={now} zone={actor.zone} currency={organisation.currency} />
        ) : (
          <EmptyState title="No customer is like that.">Choose fewer filters, or show all.</EmptyState>
        )}
        <Pager
          label="More customers"
          words={{ newer: "From the first", older: "More" }}
          newer={after ? here({}) : null}
          older={next ? here({ after: next }) : null}
        />
      </div>
    </>
  );
}

/** What the address says, without what is empty. */
function valuesOf(asked: Record<string, string | string[] | undefined>): Record<string, string> {
  const said = [...filterNames, "by"].flatMap((name) => {
    const value = asked[name];
    return typeof value === "string" && value !== "" ? [[name, value] as const] : [];
  });
  return Object.fromEntries(said);
}
