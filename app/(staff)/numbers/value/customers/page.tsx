import type { Metadata } from "next";
import { TakeLinks } from "@/components/exports/take-links";
import { NumbersNav } from "@/components/numbers/numbers-nav";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { ValueList } from "@/components/values/value-list";
import { listTitle, listWords } from "@/components/values/words";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Customers by value" };

type Props = { searchParams: Promise<Partial<Record<"band" | "of" | "after", string>>> };

export default async function ValueCustomersPage({ searchParams }: Props) {
  const { after, ...given } = await searchParams;
  const [caller, { actor }] = await Promise.all([getCaller(), getContext()]);
  const { fit, lines, next } = await caller.values.list({ ...given, ...(after ? { after } : {}) });
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
        {fit ? <p className="small max-w-prose">{listWords(fit)}</p> : null}
      </PageHead>
      <NumbersNav current="/numbers/value" />
      {fit && lines.length > 0 ? (
        <ValueList lines={lines} fit={fit} />
      ) : (
        <EmptyState title={fit ? "Nobody is in this list." : "What customers are worth has not been found yet."} />
      )}
      <Pager
        newer={after ? here({}) : null}
        older={next ? here({ after: `${next.minor}.${next.id}` }) : null}
        words={{ newer: "From the start", older: "Next fifty" }}
      />
    </>
  );
}
