import type { Metadata } from "next";
import { TakeLinks } from "@/components/exports/take-links";
import { Rate } from "@/components/format/rate";
import { DueTable } from "@/components/promises/due-table";
import { readAfter, writeAfter } from "@/components/promises/scopes";
import { periodInWords, rateHref, rowsHref, rowsWords } from "@/components/rates/rate-words";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { can } from "@/server/domain/permissions";
import { type AddressFields, rateFields, readRateQuestion, readRateRows } from "@/server/domain/rate-question";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Promises that fell due" };

type Props = { searchParams: Promise<AddressFields> };

const tabs = ["due", "kept", "broken", "kept_as_moved", "unproven"] as const;

export default async function DuePage({ searchParams }: Props) {
  const asked = await searchParams;
  const [caller, { actor, now, today }] = [await getCaller(), await getContext()];
  const question = readRateQuestion(asked, today);
  const which = readRateRows(asked.which);
  const fields = rateFields(question);
  const [{ due, kept }, page] = await Promise.all([
    caller.rates.counts(fields),
    caller.rates.rows({ ...fields, which, after: readAfter(asked.after) }),
  ]);
  const here = rowsHref(question, which);
  return (
    <>
      <PageHead
        label={<Link href={rateHref(question)}>Kept rate</Link>}
        title={`Due ${periodInWords(question)}`}
        actions={
          can(actor, "list:export") ? <TakeLinks lists={["promises-due"]} values={{ ...fields, which }} /> : null
        }
      >
        Kept as promised: <Rate k={kept} n={due} none="nothing fell due" />
      </PageHead>
      <Tabs
        label="Which of them"
        tabs={[...tabs, ...(tabs.some((kind) => kind === which) ? [] : [which])].map((kind) => ({
          href: rowsHref(question, kind),
          label: rowsWords[kind],
          current: kind === which,
        }))}
      />
      <div className="pt-4">
        {page.rows.length === 0 ? (
          <EmptyState title="No such promise fell due in these days." />
        ) : (
          <DueTable promises={page.rows} now={now} zone={actor.zone} />
        )}
        <Pager
          newer={asked.after ? here : null}
          older={page.next ? `${here}&after=${writeAfter(page.next)}` : null}
          words={{ newer: "From the first", older: "Due later" }}
        />
      </div>
    </>
  );
}
