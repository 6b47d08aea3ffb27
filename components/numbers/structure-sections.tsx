import { Disclosure } from "@/components/ui/disclosure";
import { Section } from "@/components/ui/section";
import { segmentsFinding } from "@/server/domain/segments-finding";
import type { Structure } from "@/server/numbers/queries/structure";
import { RfmSection } from "./rfm-section";
import { ScoreShares } from "./score-shares";
import { SegmentsTable } from "./segments-table";
import { Concentration, WorthOfEach } from "./worth-section";

type Props = {
  structure: Structure;
  /** The score of money that is looked at; null: any. */
  money: number | null;
  /** The page's address with other settings. */
  hrefOf: (change: Readonly<Record<string, string>>) => string;
};

/** How customers differ. Each part opens the lists of the day its own answer speaks of. */
export function StructureSections({ structure: { worth, segments, rfm, currency }, money, hrefOf }: Props) {
  return (
    <>
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <div>
          {worth.answer ? (
            <>
              <Concentration worth={worth.answer} />
              <WorthOfEach worth={worth.answer} currency={currency} lens={worth.lens} />
            </>
          ) : null}
        </div>
        {segments.answer ? (
          <Section title="Segments" ruled>
            <p className="finding mb-2">{segmentsFinding(segments.answer).words}</p>
            <SegmentsTable counts={segments.answer} lens={segments.lens} />
          </Section>
        ) : null}
      </div>
      {rfm.answer && rfm.answer.customers > 0 ? (
        <>
          <RfmSection grid={rfm.answer} money={money} lens={rfm.lens} hrefOf={hrefOf} />
          <Disclosure summary="What the scores mean today, and how many have each" className="prints mb-7">
            <ScoreShares grid={rfm.answer} currency={currency} lens={rfm.lens} />
          </Disclosure>
        </>
      ) : null}
    </>
  );
}
