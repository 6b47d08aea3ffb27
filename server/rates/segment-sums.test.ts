import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { plainDate } from "../domain/plain-date";
import { plainQuestion } from "../domain/rate-question";
import { inTransaction } from "../testing/database";
import { aCast, anEvent, aPromise, hours } from "../testing/promises";
import { listRates } from "./queries/cuts";
import type { Reader } from "./queries/source";
import { countSegmentRates } from "./tasks";

const november = plainQuestion({ from: plainDate("2026-11-01"), to: plainDate("2026-11-30") });

test("sums by segment say what asking says, until they are old or the day has changed, and only of many promises", () =>
  inTransaction(async (world) => {
    const cast = await aCast(world);
    const [inTime, late] = [
      await aPromise(world, cast, { original_due_at: hours(24) }),
      await aPromise(world, cast, { original_due_at: hours(26) }),
    ];
    await aPromise(world, cast, { original_due_at: hours(30) });
    await anEvent(world, cast, inTime, "fulfilled", hours(20));
    await anEvent(world, cast, late, "fulfilled", hours(40));
    const at = async (hour: number) => {
      await world.setNow(hours(hour));
      const reader: Reader = {
        ...{ db: world.tx, now: hours(hour), today: plainDate(hours(hour).toISOString().slice(0, 10)), actor: null },
        organisation: { zone: "Europe/London", lapseDays: null },
      };
      return listRates(reader, november, "segment");
    };
    await world.setNow(hours(96));
    await world.tx.execute(sql`select settle_promises(2)`);
    const asked = await at(96);
    expect(asked.rows.length).toBeGreaterThan(0);
    expect(await countSegmentRates(world.tx)).toBeNull();
    expect(await countSegmentRates(world.tx, { many: -1 })).toEqual(hours(96));
    expect(await at(96)).toEqual({ ...asked, countedAt: hours(96) });
    expect((await at(98)).countedAt).toEqual(hours(96));
    expect((await at(99)).countedAt).toBeNull();
  }));
