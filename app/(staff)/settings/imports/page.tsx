import type { Metadata } from "next";
import { ImportList } from "@/components/imports/import-list";
import { UploadForm } from "@/components/imports/upload-form";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { Denied, EmptyState } from "@/components/ui/states";
import { writeKey } from "@/server/domain/timeline";
import { getCaller, getContext, isDenied, orDenied } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Imports" };

type Props = { searchParams: Promise<{ refused?: string; before?: string }> };

export default async function ImportsPage({ searchParams }: Props) {
  const { refused, before } = await searchParams;
  const caller = await getCaller();
  const found = await orDenied(caller.imports.list(before ? { before } : {}));
  if (isDenied(found)) return <Denied right={found.denied} />;
  const { now, actor } = await getContext();
  const { imports, older } = found;
  return (
    <>
      <PageHead label="Settings" title="Imports">
        Customers, purchases, contacts and promise history from CSV or Excel. Nothing goes in before you have seen a dry
        run, and no row is lost.
      </PageHead>
      <SettingsTabs current="/settings/imports" person={actor} />
      <Section title="Hand a file in">
        <UploadForm refused={refused} />
      </Section>
      <Section title="Handed in so far" ruled>
        {imports.length === 0 ? (
          <EmptyState title="No file yet">Start with the customers; what they bought and said comes second.</EmptyState>
        ) : (
          <ImportList imports={imports} now={now} zone={actor.zone} />
        )}
        <Pager
          newer={before ? "/settings/imports" : null}
          older={older ? `/settings/imports?before=${encodeURIComponent(writeKey(older))}` : null}
          words={{ newer: "Newest", older: "Older" }}
        />
      </Section>
    </>
  );
}
