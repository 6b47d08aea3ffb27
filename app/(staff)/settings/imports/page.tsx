import type { Metadata } from "next";
import { ImportList } from "@/components/imports/import-list";
import { UploadForm } from "@/components/imports/upload-form";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Denied, EmptyState } from "@/components/ui/states";
import { getCaller, getContext, isDenied, orDenied } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Imports" };

type Props = { searchParams: Promise<{ refused?: string }> };

export default async function ImportsPage({ searchParams }: Props) {
  const caller = await getCaller();
  const imports = await orDenied(caller.imports.list());
  if (isDenied(imports)) return <Denied right={imports.denied} />;
  const { now, actor } = await getContext();
  const { refused } = await searchParams;
  return (
    <>
      <PageHead label="Settings" title="Imports">
        Customers and purchases from a CSV file. Nothing goes in before you have seen a dry run.
      </PageHead>
      <SettingsTabs current="/settings/imports" person={actor} />
      <Section title="Hand a file in">
        <UploadForm refused={refused} />
      </Section>
      <Section title="Handed in so far" ruled>
        {imports.length === 0 ? (
          <EmptyState title="No file yet">Start with the customers; their purchases come second.</EmptyState>
        ) : (
          <ImportList imports={imports} now={now} zone={actor.zone} />
        )}
      </Section>
    </>
  );
}
