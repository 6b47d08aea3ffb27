import type { Context } from "../../context";
import { isMeasured } from "../../domain/charter";
import { addDays, addMonths, type PlainDate } from "../../domain/plain-date";
import type { RateLevel } from "../../domain/rate-cuts";
import { readRateQuestion } from "../../domain/rate-question";
import { listRates } from "../../rates/queries/cuts";
import { type BrandPromise, listBrandPromises } from "./brand";
import { listVersions } from "./versions";

type Rate = { due: number; kept: number };

export type Levels = {
  /** The twelve months up to today, by due time. */
  from: PlainDate;
  to: PlainDate;
  commitment: Rate;
  charter: Rate;
  /** Each with the clauses in force that measure it; none: unmeasured. */
  brand: (Pick<BrandPromise, "threadId" | "words"> & { measuredBy: string[] })[];
};

/** The three levels of promises side by side. Nothing of one is counted in another (ruling 7). */
export async function getLevels(ctx: Context): Promise<Levels> {
  const [from, to] = [addDays(addMonths(ctx.today, -12), 1), ctx.today];
  const rates = (level: RateLevel) => listRates(ctx, readRateQuestion({ from, to, level }, ctx.today), "clause");
  const [commitment, charter, versions, brand] = await Promise.all([
    rates("commitment"),
    rates("charter"),
    listVersions(ctx.db, ctx),
    listBrandPromises(ctx.db),
  ]);
  const clauses = versions.find(({ isInForce }) => isInForce)?.clauses ?? [];
  return {
    from,
    to,
    commitment: rateOf(commitment),
    charter: rateOf(charter),
    brand: brand.map(({ threadId, words, clauseKeys }) => {
      const measuring = clauses.filter(({ key }) => clauseKeys.includes(key));
      return { threadId, words, measuredBy: isMeasured(measuring) ? measuring.map(({ title }) => title) : [] };
    }),
  };
}

function rateOf({ due, kept }: Rate): Rate {
  return { due, kept };
}
