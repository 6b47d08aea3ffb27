import type { Standing } from "@/server/counts/queries/standing";
import type { ExperiencePage } from "@/server/experience/queries/page";
import { ExperienceDefinitions } from "./definitions";
import { LevelsSection } from "./levels-section";
import { MiddleSection } from "./middle-section";
import { MonthSections } from "./month-section";
import { MovementSection } from "./movement-section";
import { ScoresSection } from "./scores-section";
import { SignsSection } from "./signs-section";
import { WalletSection } from "./wallet-section";

type Props = {
  experience: ExperiencePage;
  windows: readonly { days: number; href: string }[];
  mayImport: boolean;
  standing: Standing;
};

/** The page of experience: what they felt first, then who moved, what the middle needs, what goes wrong. */
export function ExperienceSections({ experience, windows, mayImport, standing }: Props) {
  const { picture, months, scores, signs, stages, currency, seen } = experience;
  return (
    <>
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          {picture ? (
            <LevelsSection
              {...{ picture, stages, windows }}
              levelsOfAll={experience.levelsOfAll}
              seen={seen.feelings}
            />
          ) : null}
          {picture ? <MovementSection matrix={picture.matrix} seen={seen.feelings} /> : null}
        </div>
        <div className="min-w-0">
          {signs ? <SignsSection {...{ signs, currency }} seen={seen.signs} /> : null}
          {signs ? <WalletSection wallet={signs.wallet} currency={currency} seen={seen.signs} /> : null}
        </div>
      </div>
      {picture ? <MiddleSection {...{ picture, stages }} seen={seen.feelings} /> : null}
      <div className="grid gap-x-14 md:grid-cols-2">
        {months ? <MonthSections months={months} seen={seen.months} /> : null}
        {scores ? <ScoresSection {...{ scores, mayImport }} seen={seen.scores} /> : null}
      </div>
      <ExperienceDefinitions standing={standing} />
    </>
  );
}
