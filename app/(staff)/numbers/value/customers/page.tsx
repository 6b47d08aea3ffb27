import type { Metadata } from "next";
import { TakeLinks } from "@/components/exports/take-links";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { ValueList } from "@/components/values/value-list";
import { listTitle } from "@/components/values/words";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Customers by value" };

type Props = { searchParams: Promise<Partial<Record<"band" | "of" | "after", string>>> };

export default async function ValueCustomersPage({ searchParams }: Props) {
  const { after, ...given } = await searchParams;
  const [caller, { actor, organisation }] = await Promise.all([getCaller(), getContext()]);
  const { lines, next } = await caller.values.list({ ...given, ...(after ? { after } : {}) });
  const here = (more: Record<string, string>) =>
    `/numbers/value/customers?${new URLSearchParams({ ...given, ...more })}`;
  return (
    <>
      <PageHead
        label={<Link href="/numbers/value">Value</Link>}
        title={listTitle(given)}
        actions={
          can(actor, "list:export") && lines.length > 0 ? <TakeLinks lists={["values"]} values={{ ...given }} /> : null
        }
      >
        <p className="small">
          The most first. Each figure is an estimate: eight in ten such customers come to between the two beside it.
        </p>
      </PageHead>
      {lines.length > 0 ? (
        <ValueList lines={lines} currency={organisation.currency} />
      ) : (
        <EmptyState title="Nobody is in this list." />
      )}
      <Pager
        newer={after ? here({}) : null}
        older={next ? here({ after: `${next.minor}.${next.id}` }) : null}
        words={{ newer: "From the start", older: "Next fifty" }}
      />
    </>
  );
}
