import type { Metadata } from "next";
import { CountedAt } from "@/components/counts/counted-at";
import { LensPicker } from "@/components/counts/lens-picker";
import { lensFields } from "@/components/counts/lens-words";
import { TakeTables } from "@/components/counts/take-tables";
import { NumbersNav } from "@/components/numbers/numbers-nav";
import { RfmSection } from "@/components/numbers/rfm-section";
import { ScoreShares } from "@/components/numbers/score-shares";
import { SegmentsTable } from "@/components/numbers/segments-table";
import { StructureDefinitions } from "@/components/numbers/structure-definitions";
import { Concentration, WorthOfEach } from "@/components/numbers/worth-section";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
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
  const { lens, currency, segments } = structure;
  const [grid, worth] = [structure.rfm.answer, structure.worth.answer];
  // Each part opens the lists of the day its own answer speaks of.
  const [gridLens, worthLens] = [structure.rfm.lens, structure.worth.lens];
  const kept = lensFields(lens, standing.isDefault);
  const money = /^[1-5]$/.test(given.money ?? "") ? Number(given.money) : null;
  return (
    <>
      <PageHead label="Customer numbers" title="How customers differ" />
      <NumbersNav current={here} />
      <LensPicker standing={standing} here={here} keep={money === null ? {} : { money: String(money) }} />
      <CountedAt {...{ standing, here, now }} zone={actor.zone} ask={askCount} cancel={cancelCount} />
      {worth?.customers === 0 ? <EmptyState title="Nobody has bought anything yet." /> : null}
      {worth && worth.customers > 0 ? (
        <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
          <div>
            <Concentration worth={worth} lens={worthLens} />
            <WorthOfEach {...{ worth, currency }} lens={worthLens} />
          </div>
          {segments.answer ? (
            <Section title="Segments" ruled>
              <SegmentsTable counts={segments.answer} lens={segments.lens} />
            </Section>
          ) : null}
        </div>
      ) : null}
      {grid && grid.customers > 0 ? (
        <>
          <RfmSection
            {...{ grid, money }}
            lens={gridLens}
            hrefOf={(change) => `${here}?${new URLSearchParams({ ...kept, ...change })}#rfm`}
          />
          <Section title="What the scores mean" ruled>
            <ScoreShares {...{ grid, currency }} lens={gridLens} />
          </Section>
        </>
      ) : null}
      <TakeTables
        standing={standing}
        tables={{ worth: "Concentration", rfm: "Scores", segments: "Segments" }}
        mayTake={can(actor, "list:export")}
      />
      <StructureDefinitions />
    </>
  );
}
