import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import type { ExperienceList } from "../../domain/experience-rows";
import { lensOf } from "../../trpc/lens";
import type { AskForRows } from "../input";
import { listExperienceRows, type RowsOf } from "./rows";

/** What a list has to say beside its name, or it is no list of anything. */
const needed: Partial<Record<ExperienceList, readonly (keyof RowsOf)[]>> = {
  moved: ["to"],
  topic: ["group", "cut", "value"],
  wallet: ["standing"],
  score: ["source", "score"],
  avoidable: ["month"],
  complained: ["month"],
  returned: ["month"],
  retained: ["lapseDays"],
  not_retained: ["lapseDays"],
  advocates: ["lapseDays"],
};

/** The customers behind a number of the page, as its address names it. */
export async function listBehind(ctx: Context, input: AskForRows) {
  const { which, after, window, asOf: _, lapse: __, segment: ___, ...rest } = input;
  if (which === null) throw new DomainError("not_found");
  const asked = { ...rest, ...lensOf(ctx, input), windowDays: window };
  if (needed[which]?.some((name) => asked[name] === null)) throw new DomainError("not_found");
  const found = await listExperienceRows(ctx.db, which, asked, after);
  return { ...found, which, asked, after, currency: ctx.organisation.currency };
}
