import type { Metadata } from "next";
import { experienceRowWords } from "@/components/experience/row-words";
import { TakeLinks } from "@/components/exports/take-links";
import { counted } from "@/components/format/words";
import { NumbersNav } from "@/components/numbers/numbers-nav";
import { RowsTable } from "@/components/numbers/rows-table";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Customers behind a number" };

type Props = { searchParams: Promise<Record<string, string>> };

export default async function ExperienceRowsPage({ searchParams }: Props) {
  const { after: _, ...same } = await searchParams;
  const [caller, { actor }] = await Promise.all([getCaller(), getContext()]);
  const [found, stages] = await Promise.all([
    orNotFound(caller.experience.customers(await searchParams)),
    caller.stages.list(),
  ]);
  const { rows, total, isTotal, isTooLong, next, which, asked, after, currency } = found;
  const { title, day, amount } = experienceRowWords(which, asked, stages);
  const here = `/numbers/experience/customers?${new URLSearchParams(same)}`;
  const take = can(actor, "list:export") ? <TakeLinks lists={["experience-rows"]} values={same} /> : null;
  return (
    <>
      <PageHead
        label={<Link href="/numbers/experience">Experience</Link>}
        title={
          isTooLong ? `Customers ${title}` : `${isTotal ? "" : "More than "}${counted(total, "customer")} ${title}`
        }
        actions={rows.length ? take : null}
      />
      <NumbersNav current="/numbers/experience" />
      {rows.length ? (
        <RowsTable {...{ rows, currency }} label={`Customers ${title}`} dayWords={day} amountWords={amount} />
      ) : isTooLong ? (
        <EmptyState title="Finding these customers takes longer than a page should wait." action={take}>
          A narrower segment is found sooner.
        </EmptyState>
      ) : (
        <EmptyState title="Nobody is in this list." />
      )}
      <Pager
        newer={after ? here : null}
        older={next ? `${here}&after=${next.rank}.${next.id}` : null}
        words={{ newer: "From the start", older: "Next fifty" }}
      />
    </>
  );
}
