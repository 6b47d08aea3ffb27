import type { Context } from "@/server/context";
import type { PlanSum } from "@/server/domain/plan";
import { paged } from "@/server/list-file";
import { getPlan, listPlans, type PlanKey } from "@/server/plans/queries/plans";

/** Every plan, the newest first, as it was last saved: its lines, and whether they add up to its target (`faults`: why not). */
export async function toldPlans(reader: Context) {
  const plans = [];
  for (const id of await listIds(reader)) {
    const { versions, sum, faults } = await getPlan(reader, id);
    const [newest] = versions;
    if (!newest) continue;
    const { id: versionId, lines, ...version } = newest;
    plans.push({
      ...{ id, versionId, ...version, ...sumsOf(sum), addsUp: faults.length === 0, faults },
      lines: lines.map((line, index) => ({ ...line, sumMinor: digits(sum.lines[index]?.sumMinor ?? 0n) })),
    });
  }
  return plans;
}

async function listIds(reader: Context): Promise<string[]> {
  const ids: string[] = [];
  for await (const { plans } of paged((after: PlanKey | null) => listPlans(reader, after)))
    ids.push(...plans.map(({ id }) => id));
  return ids;
}

function sumsOf({ sumMinor, gapMinor, gapCustomers, closing }: PlanSum) {
  return {
    sumMinor: digits(sumMinor),
    gapMinor: gapMinor === null ? null : digits(gapMinor),
    ...{ gapCustomers, closing },
  };
}

/** A number, or its digits as text where a reader of JSON would round them: plans add up to the last minor unit. */
function digits(minor: bigint): number | string {
  const number = Number(minor);
  return Number.isSafeInteger(number) ? number : minor.toString();
}
