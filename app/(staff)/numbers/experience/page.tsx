import type { Metadata } from "next";
import { CountedAt } from "@/components/counts/counted-at";
import { LensPicker } from "@/components/counts/lens-picker";
import { lensFields } from "@/components/counts/lens-words";
import { TakeTables } from "@/components/counts/take-tables";
import { experienceTables } from "@/components/experience/definitions";
import { ExperienceSections } from "@/components/experience/sections";
import { RoomHead } from "@/components/numbers/room-head";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { levelsFinding } from "@/server/domain/experience-finding";
import { feelingWindows } from "@/server/domain/feeling";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { askCount, cancelCount } from "../actions";

export const metadata: Metadata = { title: "Experience" };

const here = "/numbers/experience";

type Props = { searchParams: Promise<Record<string, string>> };

export default async function ExperiencePage({ searchParams }: Props) {
  const [given, caller, { now, actor }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const [standing, experience] = await Promise.all([caller.counts.standing(given), caller.experience.get(given)]);
  const { windowDays, picture } = experience;
  const isNobody =
    picture !== null && picture.everyone.answered + picture.everyone.asked + picture.everyone.notAsked === 0;
  const fields = lensFields(standing.lens, standing.isDefault);
  const windows = feelingWindows.map((days) => ({
    days,
    href: `${here}?${new URLSearchParams({ ...fields, window: String(days) })}`,
  }));
  return (
    <>
      <RoomHead current={here} finding={picture && !isNobody ? levelsFinding(picture.levels, windowDays) : null} />
      <LensPicker standing={standing} here={here} keep={windowDays === 90 ? {} : { window: String(windowDays) }} />
      <CountedAt {...{ standing, here, now }} zone={actor.zone} ask={askCount} cancel={cancelCount} />
      {isNobody ? (
        <NobodyYet />
      ) : (
        <>
          <ExperienceSections {...{ experience, windows, standing }} mayImport={can(actor, "score:import")} />
          <TakeTables standing={standing} tables={experienceTables} mayTake={can(actor, "list:export")} />
        </>
      )}
    </>
  );
}

function NobodyYet() {
  return (
    <EmptyState
      title="Nobody is on record yet, so nobody’s feeling is known."
      action={<LinkButton href="/settings/imports">Import customers</LinkButton>}
    >
      How a customer felt is written down when a contact is logged, or comes with feedback from outside.
    </EmptyState>
  );
}
