import type { Metadata } from "next";
import { DecidedTable } from "@/components/reviews/decided-table";
import { quarterName } from "@/components/reviews/hours";
import { PageHead } from "@/components/ui/page-head";
import { EmptyState } from "@/components/ui/states";
import { type PlainDate, plainDate } from "@/server/domain/plain-date";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "From proposed to decided" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Decided({ searchParams }: Props) {
  const asked = await searchParams;
  const { organisation, today } = await getContext();
  const path = asked.path === "heavy" ? "heavy" : "light";
  const quarter = quarterOf(typeof asked.quarter === "string" ? asked.quarter : today, today);
  const rows = await (await getCaller()).reviews.decided({ quarter, path });
  return (
    <>
      <PageHead label="How well we decide" title={`Decided on the ${path} path`}>
        {quarterName(quarter)}, the slowest first.
      </PageHead>
      {rows.length > 0 ? (
        <DecidedTable rows={rows} zone={organisation.zone} />
      ) : (
        <EmptyState title="Nothing was decided on it then.">Choose another quarter.</EmptyState>
      )}
    </>
  );
}

/** The first day of the quarter a day lies in; what is no day is today. */
function quarterOf(text: string, today: PlainDate): PlainDate {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? text : today;
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  try {
    return plainDate(`${day.slice(0, 5)}${String(month).padStart(2, "0")}-01`);
  } catch {
    return quarterOf(today, today);
  }
}
