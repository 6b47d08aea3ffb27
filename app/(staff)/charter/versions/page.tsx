import type { Metadata } from "next";
import { CharterNav } from "@/components/charter/charter-nav";
import { VersionList } from "@/components/charter/version-list";
import { PageHead } from "@/components/ui/page-head";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Versions of the charter" };

export default async function VersionsPage() {
  const [caller, { actor, now }] = [await getCaller(), await getContext()];
  const mayWrite = can(actor, "charter:write");
  const versions = (await caller.charter.versions()).filter(({ putUpAt }) => putUpAt !== null || mayWrite);
  return (
    <>
      <PageHead title="Versions of the charter">
        Every promise keeps the version it was made under. What was put up for signing is never changed.
      </PageHead>
      <CharterNav current="/charter/versions" />
      <div className="max-w-3xl pt-5">
        {versions.length === 0 ? (
          <EmptyState title="There is no version yet.">The board drafts the first one.</EmptyState>
        ) : (
          <VersionList versions={versions} now={now} zone={actor.zone} />
        )}
      </div>
    </>
  );
}
