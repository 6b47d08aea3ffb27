import type { Metadata } from "next";
import { experienceRowWords } from "@/components/experience/row-words";
import { counted } from "@/components/format/words";
import { RowsTable } from "@/components/numbers/rows-table";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { getCaller, orNotFound } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Customers behind a number" };

type Props = { searchParams: Promise<Record<string, string>> };

export default async function ExperienceRowsPage({ searchParams }: Props) {
  const given = await searchParams;
  const caller = await getCaller();
  const [found, stages] = await Promise.all([orNotFound(caller.experience.customers(given)), caller.stages.list()]);
  const { rows, total, next, which, asked, after, currency } = found;
  const { title, day, amount } = experienceRowWords(which, asked, stages);
  const { after: _, ...same } = given;
  const here = `/numbers/experience/customers?${new URLSearchParams(same)}`;
  return (
    <>
      <PageHead
        label={<Link href="/numbers/experience">Experience</Link>}
        title={`${counted(total, "customer")} ${title}`}
      />
      {rows.length ? (
        <RowsTable {...{ rows, currency }} label={`Customers ${title}`} dayWords={day} amountWords={amount} />
      ) : (
        <EmptyState title="Nobody is in this list." />
      )}
      <Pager
        newer={after ? here : null}
        older={next ? `${here}&after=${next.on}.${next.id}` : null}
        words={{ newer: "From the start", older: "Next fifty" }}
      />
    </>
  );
}
