import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Builder } from "@/components/segments/builder";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { draftOf } from "@/server/domain/segment-draft";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { buildSegment } from "../../actions";

export const metadata: Metadata = { title: "Edit a segment" };

type Props = { params: Promise<{ id: string }> };

export default async function EditSegment({ params }: Props) {
  const [{ id }, caller, { actor, organisation }] = await Promise.all([params, getCaller(), getContext()]);
  if (!can(actor, "segment:edit")) return <Denied right={rightNeeded("segment:edit")} />;
  const { key, name, retired, versions } = await orNotFound(caller.segments.get({ key: id }));
  const newest = versions[0];
  if (!newest || retired) redirect(`/segments/${key}`);
  return (
    <>
      <PageHead label={<Link href={`/segments/${key}`}>{name}</Link>} title="Edit the segment">
        What you change is version {newest.version + 1}. What relied on it before keeps the rule it had.
      </PageHead>
      <Builder
        action={buildSegment}
        initial={draftOf(newest.rule)}
        name={name}
        first={await caller.segments.look({ rule: newest.rule })}
        hidden={{ id: key, version: String(newest.version) }}
        currency={organisation.currency}
        save="Save"
      />
    </>
  );
}
