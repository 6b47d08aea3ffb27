import type { Metadata } from "next";
import { Builder } from "@/components/segments/builder";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { parseRule } from "@/server/domain/rule-parse";
import { draftOf, emptyDraft } from "@/server/domain/segment-draft";
import { getCaller, getContext } from "@/server/trpc/caller";
import { buildSegment } from "../actions";

export const metadata: Metadata = { title: "New segment" };

type Props = { searchParams: Promise<{ said?: string }> };

export default async function NewSegment({ searchParams }: Props) {
  const [{ said }, caller, { actor, organisation }] = await Promise.all([searchParams, getCaller(), getContext()]);
  if (!can(actor, "segment:edit")) return <Denied right={rightNeeded("segment:edit")} />;
  const rule = typeof said === "string" ? parseRule(said) : null;
  const draft = rule ? draftOf(rule) : emptyDraft;
  return (
    <>
      <PageHead label={<Link href="/segments">Segments</Link>} title="New segment" />
      <Builder
        action={buildSegment}
        initial={draft}
        name=""
        first={rule && rule.conditions.length > 0 ? await caller.segments.look({ rule }) : null}
        hidden={{}}
        currency={organisation.currency}
        save="Save the segment"
      />
    </>
  );
}
