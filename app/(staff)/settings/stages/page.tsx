import type { Metadata } from "next";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { NewStage, StageList } from "@/components/stages/stage-list";
import { PageHead } from "@/components/ui/page-head";
import { Denied } from "@/components/ui/states";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { addStage, moveStage, offerStage, renameStage } from "./actions";

export const metadata: Metadata = { title: "Journey stages" };

export default async function StagesPage() {
  const [caller, { actor }] = await Promise.all([getCaller(), getContext()]);
  if (!can(actor, "settings:manage")) return <Denied right={rightNeeded("settings:manage")} />;
  const stages = await caller.stages.list();
  return (
    <>
      <PageHead title="Journey stages">
        Where a customer can be, said as they would say it. Contacts carry one; our own names for them are never shown.
      </PageHead>
      <SettingsTabs current="/settings/stages" person={actor} />
      <div className="max-w-2xl">
        <StageList stages={stages} acts={{ rename: renameStage, move: moveStage, offer: offerStage }} />
        <NewStage action={addStage} />
      </div>
    </>
  );
}
