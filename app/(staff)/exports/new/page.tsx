import type { Metadata } from "next";
import { TakeForm } from "@/components/exports/take-form";
import { listTitles } from "@/components/exports/words";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { type ExportList, exportFilters, exportLists } from "@/server/domain/export";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "As a file" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewExport({ searchParams }: Props) {
  const [asked, { actor }] = await Promise.all([searchParams, getContext()]);
  if (!can(actor, "list:export")) return <Denied right={rightNeeded("list:export")} />;
  const list = exportLists.find((known) => known === asked.list) ?? "customers";
  const filter = exportFilters[list].flatMap((name) => {
    const value = asked[name];
    return typeof value === "string" && value !== "" ? [[name, value] as const] : [];
  });
  const key = filter.find(([name]) => name === "segment")?.[1];
  const segment = key ? await nameOf(list, key) : null;
  return (
    <>
      <PageHead label={<Link href="/exports">Files taken out</Link>} title={listTitles[list]}>
        As a spreadsheet (CSV), the whole list as it is now.
      </PageHead>
      <TakeForm list={list} filter={filter} of={segment ? `segment ${segment}` : undefined} />
    </>
  );
}

/** Numbers are looked at through a version of a segment, lists of customers through the segment as it stands. */
async function nameOf(list: ExportList, key: string): Promise<string | null> {
  const caller = await getCaller();
  if (list === "numbers" || list === "number-rows" || list === "experience-rows")
    return (await caller.counts.standing({ segment: key })).segmentName;
  return (await orNotFound(caller.segments.get({ key }))).name;
}
