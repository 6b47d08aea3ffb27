import type { Metadata } from "next";
import { CountedAt } from "@/components/counts/counted-at";
import { LensPicker } from "@/components/counts/lens-picker";
import { lensFields } from "@/components/counts/lens-words";
import { TakeTables } from "@/components/counts/take-tables";
import { behind } from "@/components/numbers/behind";
import { Definitions } from "@/components/numbers/definitions";
import { InDetail } from "@/components/numbers/in-detail";
import { OverviewOfBuying } from "@/components/numbers/overview-of-buying";
import { OverviewOfMoves } from "@/components/numbers/overview-of-moves";
import { RoomHead } from "@/components/numbers/room-head";
import { periodWords } from "@/components/numbers/step-words";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { movementFinding } from "@/server/domain/movement-finding";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { askCount, cancelCount } from "./actions";

export const metadata: Metadata = { title: "Customer numbers" };

type Name = "asOf" | "lapse" | "segment" | "window" | "by" | "from" | "to";
type Props = { searchParams: Promise<Partial<Record<Name, string>>> };

export default async function NumbersPage({ searchParams }: Props) {
  const given = await searchParams;
  const [caller, { actor, now, today }] = await Promise.all([getCaller(), getContext()]);
  const [numbers, standing, rooms] = await Promise.all([
    caller.numbers.overview(given),
    caller.counts.standing(given),
    caller.numbers.rooms(),
  ]);
  const { lens, presence, threshold, worth, moved } = numbers;
  const { isDefault } = standing;
  if (isDefault && presence && presence.customers + presence.notYetBought === 0) return <NobodyYet />;
  // Of this very moment: then only what stands beside it has been counted before, and each part says when.
  const isExact = isDefault && presence !== null && !numbers.isCounted;
  const { asOf: _asOf, lapse: _lapse, segment: _segment, ...shown } = given;
  const kept = { ...lensFields(lens, isDefault), ...shown };
  const maySet = can(actor, "threshold:set");
  const count = (
    <CountedAt {...{ standing, now }} here="/numbers" zone={actor.zone} ask={askCount} cancel={cancelCount} />
  );
  return (
    <>
      <RoomHead
        current="/numbers"
        finding={moved ? movementFinding(moved.whole, periodWords(moved.period, today)).words : null}
      />
      <LensPicker standing={standing} here="/numbers" keep={shown} />
      {isExact ? null : count}
      {numbers.isBehind ? <p className="small">{behind}</p> : null}
      <OverviewOfMoves numbers={numbers} today={today} maySet={maySet} kept={kept} />
      <OverviewOfBuying
        numbers={numbers}
        count={isExact && !worth.answer ? count : null}
        reader={isExact ? { now, zone: actor.zone } : null}
      >
        {isDefault ? <InDetail rooms={rooms} /> : null}
      </OverviewOfBuying>
      {presence ? (
        <TakeTables
          standing={standing}
          tables={["movement", "buying", "figures", "valueOfOne"]}
          mayTake={can(actor, "list:export")}
        />
      ) : null}
      <Definitions threshold={threshold} maySet={maySet} />
    </>
  );
}

function NobodyYet() {
  return (
    <>
      <RoomHead current="/numbers" />
      <EmptyState
        title="There is nobody to count yet."
        action={<LinkButton href="/settings/imports">Import customers and purchases</LinkButton>}
      >
        Numbers appear as soon as customers and their purchases are on record.
      </EmptyState>
    </>
  );
}
