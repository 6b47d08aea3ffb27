import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { lapseThresholds } from "@/db/schema";
import { contextOf } from "../testing/accounts";
import { inTransaction } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { setLapseThresholdInput } from "./input";
import { setLapseThreshold } from "./mutations";
import { listLapseThresholds } from "./queries/thresholds";

test("a threshold is set with a reason, the newest counts, and what was set before stays", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2026-03-01T10:00:00Z"));
    await anOrganisation(world);
    const { id, name } = await aPerson(world, { roles: ["board"] });
    await world.asApp();
    await setLapseThreshold(await contextOf(world, id), {
      days: 180,
      reason: "Half a year without a word.",
      proposalId: null,
    });
    await world.asOwner();
    await world.setNow(new Date("2026-09-01T10:00:00Z"));
    await world.asApp();
    const ctx = await contextOf(world, id);
    expect(ctx.organisation.lapseDays).toBe(180);
    await setLapseThreshold(ctx, { days: 400, reason: "Cover runs for a year.", proposalId: null });
    expect((await contextOf(world, id)).organisation.lapseDays).toBe(400);
    const versions = await listLapseThresholds(world.tx);
    expect(versions.map(({ days, reason, setBy }) => ({ days, reason, setBy }))).toEqual([
      { days: 400, reason: "Cover runs for a year.", setBy: name },
      { days: 180, reason: "Half a year without a word.", setBy: name },
    ]);
    const events = await world.tx.execute(
      sql`select facts from events where action = 'threshold.set' order by recorded_at`,
    );
    expect(events.map(({ facts }) => facts)).toEqual([
      { days: 180, before: null },
      { days: 400, before: 180 },
    ]);
    await world.refused((tx) => tx.update(lapseThresholds).set({ days: 30 }), /permission denied|append-only/);
    await world.refused((tx) => tx.delete(lapseThresholds), /permission denied|append-only/);
  }));

test.each([
  ["0", "Please give at least one day."],
  ["3651", "Please give at most 3,650 days: ten years."],
  ["soon", "Please give a whole number of days."],
  ["", "Please give a whole number of days."],
])("%j days is answered with: %s", (days, sentence) => {
  const read = setLapseThresholdInput.safeParse({ days, reason: "Half a year without a word.", proposalId: null });
  expect(read.error?.issues.map(({ message }) => message)).toEqual([sentence]);
});
