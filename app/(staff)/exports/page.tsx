import type { Metadata } from "next";
import { ExportTable } from "@/components/exports/export-table";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Denied, EmptyState } from "@/components/ui/states";
import { getCaller, getContext, isDenied, orDenied } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Files taken out" };

type Props = { searchParams: Promise<{ after?: string }> };

export default async function Exports({ searchParams }: Props) {
  const [{ after }, caller, { actor, now }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const found = await orDenied(caller.exports.list({ after }));
  if (isDenied(found)) return <Denied right={found.denied} />;
  return (
    <>
      <PageHead title="Files taken out">Every list that left the house: who took it, which part, what for.</PageHead>
      {found.exports.length > 0 ? (
        <ExportTable exports={found.exports} now={now} zone={actor.zone} />
      ) : (
        <EmptyState title="No list has been taken out yet.">A list is taken out from its own page.</EmptyState>
      )}
      <Pager newer={after ? "/exports" : null} older={found.next ? `/exports?after=${found.next}` : null} />
    </>
  );
}
