import type { Context } from "../../context";
import { type Counted, getCounted } from "../../counts/queries/counted";
import type { PlainDate } from "../../domain/plain-date";
import { type QuarterOfValue, type ReferredValue, referredValue } from "../../domain/referred-value";
import { lensOf } from "../../trpc/lens";
import type { ReferredRow } from "./referred-rows";

type ValueOfReferral = ReferredValue & { quarters: QuarterOfValue[] };

const nobody = { n: 0, mean: 0, variance: 0 };

/** What customers bought in their first 365 days, in the organisation's currency: referred, and sent by nobody. */
export async function getReferredValue(ctx: Context): Promise<Counted<ValueOfReferral>> {
  const { answer, ...counted } = await getCounted(ctx, lensOf(ctx, {}), "referred_value");
  return { ...counted, answer: answer && quartersOf(answer) };
}

function quartersOf(rows: readonly ReferredRow[]): ValueOfReferral {
  const byQuarter = new Map<PlainDate, QuarterOfValue>();
  for (const { startsOn, isReferred, n, mean, variance } of rows) {
    const quarter = byQuarter.get(startsOn) ?? { startsOn, referred: nobody, others: nobody };
    byQuarter.set(startsOn, { ...quarter, [isReferred ? "referred" : "others"]: { n, mean, variance } });
  }
  const quarters = [...byQuarter.values()];
  return { ...referredValue(quarters), quarters };
}
