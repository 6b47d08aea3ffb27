import { answerTo, ratesIn, type Told } from "@/server/counts/queries/answers";
import { enoughForFinding } from "@/server/domain/finding";
import type { Lens } from "@/server/domain/lens";
import { type CurvesSeen, halfOf } from "@/server/domain/retention-curves";
import { type RetentionPicture, retentionPicture } from "@/server/domain/retention-picture";
import { suggestedThreshold } from "@/server/domain/suggested-threshold";

/**
 * What the page of retention shows, in figures: Kaplan–Meier curves, tables, and the threshold that the gaps suggest. Who
 * stated that they came before our records counts from that day. Null: not answered; a part of its own: no lapse threshold.
 */
export function toldRetention(told: Readonly<Record<string, Told>>, lens: Lens) {
  const picture = pictureOf(told, lens);
  if (picture === null) return { curves: null, retention: null, suggestedThreshold: null };
  const { second, survival, tenure, gaps } = picture;
  return {
    curves: {
      untilSecondPurchase: figures(second.seen),
      untilLost: survival && figures(survival.seen),
      untilLostByTenure: tenure && figures(tenure.curves),
      untilNextPurchase: figures(gaps.curves),
    },
    retention: tables(picture, lens),
    suggestedThreshold: {
      days: suggestedThreshold({ n: gaps.n, p80: gaps.parts.find(({ part }) => part === 0.8)?.seen ?? null }),
      ...{ returns: gaps.n, returnsNeeded: enoughForFinding },
    },
  };
}

/** As the page opens: by the classic reading, from the day that was stated, of everybody together. */
function pictureOf(told: Readonly<Record<string, Told>>, { asOf, lapseDays }: Lens): RetentionPicture | null {
  const cohorts = answerTo(told, "retention_cohorts");
  const lives = answerTo(told, "retention_lives");
  const tenure = answerTo(told, "retention_tenure");
  const gaps = answerTo(told, "retention_gaps");
  const spells = answerTo(told, "retention_spells");
  const winBacks = answerTo(told, "retention_win_backs");
  if (!cohorts || !lives || !tenure || !gaps || !spells || !winBacks) return null;
  return retentionPicture(
    { cohorts, lives, tenure, gaps, spells, winBacks },
    { asOf, spellsOn: asOf, winBacksOn: asOf, lapseDays },
    { reading: "classic", older: "stated", by: "all" },
  );
}

/** A rate and Wilson's interval stand beside every k of n; cells that are not over are null. */
function tables({ cohorts, repeats, tenure, winBacks, spells, gaps }: RetentionPicture, { lapseDays }: Lens) {
  return {
    ...{ cohorts: ratesIn(cohorts), earlyRepeat: ratesIn(repeats) },
    activeAYearLaterByTenure: tenure && ratesIn(tenure.shares),
    winBacks:
      winBacks && ratesIn({ lapseDays, ...winBacks, stock: winBacks.stock.map(([on, n, k]) => ({ on, k, n })) }),
    spells: spells && ratesIn({ ...spells, pastTwoYears: { k: spells.pastTwoYears, n: spells.current.n } }),
    gaps: { returns: gaps.n, parts: gaps.parts },
  };
}

/** In days. Each step's `survival` is S(t), the part to whom it has not happened by then; `half`: what the page says of the median. */
function figures({ curves }: CurvesSeen) {
  return curves.map((curve) => {
    const { name, customers, median, medianBetween, until, steps } = curve;
    return { name, customers, median, medianBetween, half: halfOf(curve), until, steps };
  });
}
