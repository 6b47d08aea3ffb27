import type { Metadata } from "next";
import { CountedAt } from "@/components/counts/counted-at";
import { LensPicker } from "@/components/counts/lens-picker";
import { lensFields } from "@/components/counts/lens-words";
import { TakeTables } from "@/components/counts/take-tables";
import { RoomHead } from "@/components/numbers/room-head";
import { unusual } from "@/components/retention/choices";
import { retentionTables } from "@/components/retention/definitions";
import { RetentionSections } from "@/components/retention/sections";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { askCount, cancelCount } from "../actions";

export const metadata: Metadata = { title: "Retention" };

const here = "/numbers/retention";

type Props = { searchParams: Promise<Record<string, string>> };

export default async function RetentionPage({ searchParams }: Props) {
  const [given, caller, { now, actor }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const [standing, { picture, choices, lens, seen }] = await Promise.all([
    caller.counts.standing(given),
    caller.retention.get(given),
  ]);
  const address = { lens: lensFields(standing.lens, standing.isDefault), choices };
  return (
    <>
      <RoomHead current={here} finding={picture && picture.customers > 0 ? picture.second.finding.words : null} />
      <LensPicker standing={standing} here={here} keep={unusual(choices)} />
      <CountedAt {...{ standing, here, now }} zone={actor.zone} ask={askCount} cancel={cancelCount} />
      {picture === null ? null : picture.customers === 0 ? (
        <NobodyYet />
      ) : (
        <>
          <RetentionSections picture={picture} lens={lens} seen={seen} address={address} standing={standing} />
          <TakeTables standing={standing} tables={retentionTables} mayTake={can(actor, "list:export")} />
        </>
      )}
    </>
  );
}

function NobodyYet() {
  return (
    <EmptyState
      title="Nobody has bought yet, so nobody can stay or go."
      action={<LinkButton href="/settings/imports">Import customers and purchases</LinkButton>}
    >
      Retention appears with the first purchases; the first cohort’s first share appears when its second month is over.
    </EmptyState>
  );
}
