import type { Context } from "../../context";
import { getCounted } from "../../counts/queries";
import type { Lens } from "../../domain/lens";
import { type RetentionPicture, retentionPicture } from "../../domain/retention-picture";
import { lensOf } from "../../trpc/lens";
import type { AskForRetention } from "../input";

/** `picture` null: nothing has been counted through this lens yet. */
export type Retention = {
  /** What the answers speak of: of an earlier day than asked for where today has not been counted yet. */
  lens: Lens;
  choices: Pick<AskForRetention, "reading" | "older" | "by">;
  picture: RetentionPicture | null;
};

/** The page of retention through a lens. */
export async function getRetention(
  ctx: Context,
  { reading, older, by, ...asked }: AskForRetention,
): Promise<Retention> {
  const lens = lensOf(ctx, asked);
  const choices = { reading, older, by };
  const [cohorts, lives, tenure, gaps, spells, winBacks] = await Promise.all([
    getCounted(ctx, lens, "retention_cohorts"),
    getCounted(ctx, lens, "retention_lives"),
    getCounted(ctx, lens, "retention_tenure"),
    getCounted(ctx, lens, "retention_gaps"),
    getCounted(ctx, lens, "retention_spells"),
    getCounted(ctx, lens, "retention_win_backs"),
  ]);
  if (!cohorts.answer || !lives.answer || !tenure.answer || !gaps.answer || !spells.answer || !winBacks.answer)
    return { lens, choices, picture: null };
  const answers = {
    ...{ cohorts: cohorts.answer, lives: lives.answer, tenure: tenure.answer },
    ...{ gaps: gaps.answer, spells: spells.answer, winBacks: winBacks.answer },
  };
  const seen = { ...lens, asOf: cohorts.asOf };
  return { lens: seen, choices, picture: retentionPicture(answers, seen, choices) };
}
