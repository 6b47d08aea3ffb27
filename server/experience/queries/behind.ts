import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import type { ExperienceList } from "../../domain/experience-rows";
import type { NumberRow } from "../../domain/number-rows";
import { everyPage } from "../../numbers/queries/listing";
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
  const { which, asked } = askedFor(ctx, input);
  const { after } = input;
  const found = await listExperienceRows(ctx.db, which, asked, after);
  return { ...found, which, asked, after, currency: ctx.organisation.currency };
}

/** All of them, for a file. */
export function everyBehind(ctx: Context, input: AskForRows): AsyncGenerator<readonly NumberRow[]> {
  const { which, asked } = askedFor(ctx, input);
  return everyPage((after, paging) => listExperienceRows(ctx.db, which, asked, after, paging));
}

function askedFor(ctx: Context, input: AskForRows): { which: ExperienceList; asked: RowsOf } {
  const { which, after: _, window, asOf, lapse, segment, ...rest } = input;
  const asked = { ...rest, ...lensOf(ctx, { asOf, lapse, segment }), windowDays: window };
  if (which === null || needed[which]?.some((name) => asked[name] === null)) throw new DomainError("not_found");
  return { which, asked };
}
