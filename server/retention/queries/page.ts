import type { Context } from "../../context";
import { findKept, getCounted } from "../../counts/queries/counted";
import { type Lens, lensOfAnswer } from "../../domain/lens";
import { type RetentionPicture, retentionPicture } from "../../domain/retention-picture";
import { lensOf } from "../../trpc/lens";
import type { AskForRetention } from "../input";

type Part = "cohorts" | "lives" | "tenure" | "gaps" | "spells" | "winBacks";

/** `picture` null: nothing has been counted through this lens yet. */
export type Retention = {
  lens: Lens;
  /** What each part speaks of, for the lists its numbers open: a part may be of an earlier count than the others. */
  seen: Readonly<Record<Part, Lens>>;
  choices: Pick<AskForRetention, "reading" | "older" | "by">;
  picture: RetentionPicture | null;
};

const keys = [
  ...(["retention_cohorts", "retention_lives", "retention_tenure"] as const),
  ...(["retention_gaps", "retention_spells", "retention_win_backs"] as const),
];

/**
 * Pictures by the kept answers they are made of, which never change: making one again for each reader would hold up all the
 * others. The newest few, the last added last.
 */
const made = new Map<string, Retention>();
const mostMade = 20;

/** The page of retention through a lens. */
export async function getRetention(ctx: Context, given: AskForRetention): Promise<Retention> {
  const { reading, older, by, ...asked } = given;
  const lens = lensOf(ctx, asked);
  const kept = await findKept(ctx, lens, keys);
  if (!kept) return make(ctx, lens, { reading, older, by });
  const name = [...keys.map((key) => kept.get(key)?.countId ?? ""), lens.asOf, reading, older, by].join(" ");
  const known = made.get(name) ?? (await make(ctx, lens, { reading, older, by }));
  made.delete(name);
  if (known.picture) made.set(name, known);
  for (const oldest of [...made.keys()].slice(0, -mostMade)) made.delete(oldest);
  return known;
}

async function make(ctx: Context, lens: Lens, choices: Retention["choices"]): Promise<Retention> {
  const [cohorts, lives, tenure, gaps, spells, winBacks] = await Promise.all([
    getCounted(ctx, lens, "retention_cohorts"),
    getCounted(ctx, lens, "retention_lives"),
    getCounted(ctx, lens, "retention_tenure"),
    getCounted(ctx, lens, "retention_gaps"),
    getCounted(ctx, lens, "retention_spells"),
    getCounted(ctx, lens, "retention_win_backs"),
  ]);
  const seen = {
    cohorts: lensOfAnswer(lens, cohorts),
    lives: lensOfAnswer(lens, lives),
    tenure: lensOfAnswer(lens, tenure),
    gaps: lensOfAnswer(lens, gaps),
    spells: lensOfAnswer(lens, spells),
    winBacks: lensOfAnswer(lens, winBacks),
  };
  if (!cohorts.answer || !lives.answer || !tenure.answer || !gaps.answer || !spells.answer || !winBacks.answer)
    return { lens, seen, choices, picture: null };
  const answers = {
    ...{ cohorts: cohorts.answer, lives: lives.answer, tenure: tenure.answer },
    ...{ gaps: gaps.answer, spells: spells.answer, winBacks: winBacks.answer },
  };
  const days = { asOf: seen.cohorts.asOf, spellsOn: seen.spells.asOf, winBacksOn: seen.winBacks.asOf };
  return { lens, seen, choices, picture: retentionPicture(answers, { ...days, lapseDays: lens.lapseDays }, choices) };
}
