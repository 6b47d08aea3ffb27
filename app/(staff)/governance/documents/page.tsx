import type { Metadata } from "next";
import { DocumentForm } from "@/components/evidence/document-form";
import { DocumentList } from "@/components/evidence/document-list";
import { GovernanceNav } from "@/components/limits/governance-nav";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { readKey, writeKey } from "@/server/domain/timeline";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Documents" };

type Props = { searchParams: Promise<{ after?: string; refused?: string }> };

export default async function DocumentsPage({ searchParams }: Props) {
  const [asked, caller, { actor }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const { rows, next } = await orNotFound(caller.documents.list({ after: readKey(asked.after ?? "") }));
  const here = "/governance/documents";
  return (
    <>
      <PageHead title="Documents">
        Files that decisions rest on. Each is kept as long as it says, and no longer.
      </PageHead>
      <GovernanceNav current={here} />
      {can(actor, "document:add") ? (
        <Disclosure summary="Add a document" className="mb-5" open={Boolean(asked.refused)}>
          <DocumentForm refused={asked.refused} />
        </Disclosure>
      ) : null}
      <Section title="Added lately">
        {rows.length === 0 ? (
          <EmptyState title={asked.after ? "There are no more." : "There is no document yet."}>
            A survey’s report, a letter, a table of counts: add it above, then quote it in a statement.
          </EmptyState>
        ) : (
          <DocumentList documents={rows} />
        )}
        <Pager newer={asked.after ? here : null} older={next ? `${here}?after=${writeKey(next)}` : null} />
      </Section>
    </>
  );
}
