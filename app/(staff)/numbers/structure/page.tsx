import type { Metadata } from "next";
import { CountedAt } from "@/components/counts/counted-at";
import { LensPicker } from "@/components/counts/lens-picker";
import { lensFields } from "@/components/counts/lens-words";
import { TakeTables } from "@/components/counts/take-tables";
import { OnTheFew } from "@/components/numbers/few-and-many";
import { RoomHead } from "@/components/numbers/room-head";
import { StructureDefinitions } from "@/components/numbers/structure-definitions";
import { StructureSections } from "@/components/numbers/structure-sections";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { askCount, cancelCount } from "../actions";

export const metadata: Metadata = { title: "Structure" };

type Props = { searchParams: Promise<Partial<Record<"asOf" | "lapse" | "segment" | "money", string>>> };

const here = "/numbers/structure";

export default async function StructurePage({ searchParams }: Props) {
  const given = await searchParams;
  const [caller, { actor, now }] = await Promise.all([getCaller(), getContext()]);
  const [structure, standing] = await Promise.all([caller.numbers.structure(given), caller.counts.standing(given)]);
  const { worth, currency } = structure;
  const kept = lensFields(structure.lens, standing.isDefault);
  const money = /^[1-5]$/.test(given.money ?? "") ? Number(given.money) : null;
  const hasBuyers = worth.answer !== null && worth.answer.customers > 0;
  return (
    <>
      <RoomHead
        current={here}
        finding={
          worth.answer && hasBuyers ? <OnTheFew worth={worth.answer} lens={worth.lens} currency={currency} /> : null
        }
      />
      <LensPicker standing={standing} here={here} keep={money === null ? {} : { money: String(money) }} />
      <CountedAt {...{ standing, here, now }} zone={actor.zone} ask={askCount} cancel={cancelCount} />
      {worth.answer && !hasBuyers ? <NobodyYet /> : null}
      {hasBuyers ? (
        <StructureSections
          structure={structure}
          money={money}
          hrefOf={(change) => `${here}?${new URLSearchParams({ ...kept, ...change })}#rfm`}
        />
      ) : null}
      {hasBuyers ? (
        <TakeTables standing={standing} tables={["worth", "rfm", "segments"]} mayTake={can(actor, "list:export")} />
      ) : null}
      <StructureDefinitions />
    </>
  );
}

function NobodyYet() {
  return (
    <EmptyState
      title="Nobody has bought yet, so nobody differs."
      action={<LinkButton href="/settings/imports">Import customers and purchases</LinkButton>}
    >
      Who buys often, lately and for much appears with the first purchases.
    </EmptyState>
  );
}
