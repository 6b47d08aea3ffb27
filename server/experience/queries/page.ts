import type { Context } from "../../context";
import { getCounted } from "../../counts/queries/counted";
import type { FeelingWindow } from "../../domain/feeling";
import { type Lens, lensOfAnswer } from "../../domain/lens";
import { listStages } from "../../stages/queries";
import { lensOf } from "../../trpc/lens";
import type { AskForPage } from "../input";
import type { FeelingPicture } from "./feelings";

const windowKeys = { 30: "d30", 90: "d90", 365: "d365" } as const satisfies Record<FeelingWindow, string>;

/** What the page of experience shows through a lens; a part that nobody has counted yet is null. */
export async function getExperience(ctx: Context, asked: AskForPage) {
  const lens: Lens = lensOf(ctx, asked);
  const feelings = await getCounted(ctx, lens, "feelings");
  const months = await getCounted(ctx, lens, "experienceMonths");
  const scores = await getCounted(ctx, lens, "scores");
  const signs = await getCounted(ctx, lens, "signs");
  const all = lens.segment === null ? null : await getCounted(ctx, { ...lens, segment: null }, "feelings");
  const windowDays = asked.window;
  const picture: FeelingPicture | null = feelings.answer?.[windowKeys[windowDays]] ?? null;
  return {
    lens,
    windowDays,
    currency: ctx.organisation.currency,
    /** Journey stages in words, by key. */
    stages: Object.fromEntries((await listStages(ctx.db)).map(({ key, words }) => [key, words])),
    /** What each part speaks of, for the lists its numbers open: a part may be of an earlier count than the others. */
    seen: {
      feelings: { ...lensOfAnswer(lens, feelings), windowDays },
      months: { ...lensOfAnswer(lens, months), windowDays },
      scores: { ...lensOfAnswer(lens, scores), windowDays },
      signs: { ...lensOfAnswer(lens, signs), windowDays },
    },
    picture,
    /** The levels of everybody beside those of a segment; null: everybody is looked at, or they are not counted. */
    levelsOfAll: all?.answer?.[windowKeys[windowDays]].levels ?? null,
    months: months.answer,
    scores: scores.answer,
    signs: signs.answer,
  };
}
export type ExperiencePage = Awaited<ReturnType<typeof getExperience>>;
