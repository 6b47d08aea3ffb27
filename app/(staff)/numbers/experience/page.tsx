import type { Metadata } from "next";
import { CountedAt } from "@/components/counts/counted-at";
import { LensPicker } from "@/components/counts/lens-picker";
import { lensFields } from "@/components/counts/lens-words";
import { TakeTables } from "@/components/counts/take-tables";
import { ExperienceSections } from "@/components/experience/sections";
import { NumbersNav } from "@/components/numbers/numbers-nav";
import { PageHead } from "@/components/ui/page-head";
import { feelingWindows } from "@/server/domain/feeling";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { askCount, cancelCount } from "../actions";

export const metadata: Metadata = { title: "Experience" };

const tables = {
  feelings: "Levels, movement and topics",
  experienceMonths: "Months",
  scores: "Scores",
  signs: "Three signs and share of wallet",
} as const;

const here = "/numbers/experience";

type Props = { searchParams: Promise<Record<string, string>> };

export default async function ExperiencePage({ searchParams }: Props) {
  const [given, caller, { now, actor }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const [standing, experience] = await Promise.all([caller.counts.standing(given), caller.experience.get(given)]);
  const { windowDays } = experience;
  const fields = lensFields(standing.lens, standing.isDefault);
  const windows = feelingWindows.map((days) => ({
    days,
    href: `${here}?${new URLSearchParams({ ...fields, window: String(days) })}`,
  }));
  return (
    <>
      <PageHead label="Customer numbers" title="What they felt, and who moved" />
      <NumbersNav current={here} />
      <LensPicker standing={standing} here={here} keep={windowDays === 90 ? {} : { window: String(windowDays) }} />
      <CountedAt {...{ standing, here, now }} zone={actor.zone} ask={askCount} cancel={cancelCount} />
      <ExperienceSections experience={experience} windows={windows} mayImport={can(actor, "score:import")} />
      <TakeTables standing={standing} tables={tables} mayTake={can(actor, "list:export")} />
    </>
  );
}
