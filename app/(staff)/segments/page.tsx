import type { Metadata } from "next";
import { RetiredSegments } from "@/components/segments/retired-segments";
import { SegmentTable } from "@/components/segments/segment-table";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Segments" };

export default async function Segments() {
  const [caller, { actor, now }] = await Promise.all([getCaller(), getContext()]);
  const { segments, retired } = await caller.segments.list();
  const mayEdit = can(actor, "segment:edit");
  return (
    <>
      <PageHead
        title="Segments"
        actions={
          mayEdit ? (
            <LinkButton look="primary" href="/segments/new">
              New segment
            </LinkButton>
          ) : null
        }
      >
        Which customers a thing is about, in a sentence, with how many they are as of now.
      </PageHead>
      <SegmentTable segments={segments} now={now} zone={actor.zone} />
      {segments.some(({ version }) => version !== null) ? null : (
        <EmptyState title="Nobody has saved a segment yet.">
          {mayEdit ? "Say which customers you mean, see how many they are, and give it a name." : "Managers save them."}
        </EmptyState>
      )}
      <RetiredSegments retired={retired} now={now} zone={actor.zone} />
    </>
  );
}
