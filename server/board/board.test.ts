import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/db/id";
import { appointments } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { inTransaction } from "../testing/database";
import { aCast, aDecided, anEffect } from "../testing/decisions";
import { aDepartment, anOrganisation, aPerson } from "../testing/factories";
import { anEvent, aPromise, aCast as aPromiseCast, hours } from "../testing/promises";
import { manyPurchases } from "../testing/purchases";
import { getBoardMonth } from "./queries/month";
import { listSeats } from "./queries/seats";

test("the month's promises, the trend and what is overdue now", () =>
  inTransaction(async (world) => {
    const cast = await aPromiseCast(world);
    const kept = await aPromise(world, cast);
    await aPromise(world, cast);
    await anEvent(world, cast, kept, "fulfilled", hours(2));
    await world.setNow(hours(49));
    const board = await getBoardMonth(await contextOf(world, cast.manager));
    expect(board.month).toEqual({ from: "2026-11-01", to: "2026-11-22" });
    expect(board.promises).toMatchObject({ due: 2, kept: 1 });
    expect(board.trend).toHaveLength(12);
    expect(board.trend.at(-1)).toEqual({ month: "2026-11", due: 2, kept: 1 });
    expect(board.overdue).toEqual({ overdue: 1, oldestDueAt: hours(48) });
    expect(board).toMatchObject({ lapseDays: null, customers: null, decisions: [] });
  }));

test("the month's customers are those of a moment ago, and it is said, where very much has just changed", () =>
  inTransaction(async (world) => {
    await anOrganisation(world);
    await world.setNow(new Date("2026-11-21T10:00:00Z"));
    const board = await contextOf(world, (await aPerson(world, { roles: ["board"] })).id);
    const ctx = { ...board, organisation: { ...board.organisation, lapseDays: 180 } };
    await manyPurchases(world, [{ who: "Ada", on: plainDate("2026-11-02"), amountMinor: 1000 }]);
    await world.tx.execute(sql`select rebuild_histories()`);
    await manyPurchases(world, [{ who: "Ben", on: plainDate("2026-11-03"), amountMinor: 1000 }]);
    expect(await getBoardMonth(ctx)).toMatchObject({ isBehind: false, customers: { new: 2 } });
    await world.tx.execute(
      sql`insert into histories_unsettled (customer_id) select gen_random_uuid() from generate_series(1, 20001)`,
    );
    expect(await getBoardMonth(ctx)).toMatchObject({ isBehind: true, customers: { new: 1 } });
  }));

test("the month's decisions, what harms customers first, with who has still to answer", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2026-11-21T10:00:00Z"));
    const cast = await aCast(world);
    const answered = await anEffect(world, cast, { gate: "neutral" });
    const told = await aDecided(world, cast, { gate: "helps" });
    const { decisions } = await getBoardMonth(await contextOf(world, cast.chief.id));
    expect(
      decisions.map(({ id, gate, state, unanswered, isOverruled }) => ({ id, gate, state, unanswered, isOverruled })),
    ).toEqual([
      { id: told.decision.id, gate: "helps", state: "decided", unanswered: 1, isOverruled: false },
      { id: answered.decision.id, gate: "neutral", state: "in_effect", unanswered: 0, isOverruled: false },
    ]);
    expect(decisions[0]).toMatchObject({ title: "Ring before the letter goes out", number: told.decision.number });
    await world.setNow(new Date("2026-12-01T10:00:00Z"));
    expect((await getBoardMonth(await contextOf(world, cast.chief.id))).decisions).toEqual([]);
  }));

test("a seat that ended is a gap since that day; a seat never filled says so", () =>
  inTransaction(async (world) => {
    await world.keepGivenTimes();
    await world.setNow(new Date("2026-01-05T10:00:00Z"));
    await anOrganisation(world);
    const [empty, finance, legal] = [
      await aDepartment(world, { name: "Aerials" }),
      await aDepartment(world, { name: "Finance" }),
      await aDepartment(world, { name: "Legal" }),
    ];
    const { id: appointedBy } = await aPerson(world, { departmentId: legal.id });
    const appoint = async (name: string, kind: string, departmentId: string, untilOn: string | null) => {
      const { id: personId } = await aPerson(world, { name, departmentId });
      const until = untilOn === null ? null : plainDate(untilOn);
      const values = {
        id: newId(),
        personId,
        kind,
        departmentId,
        fromOn: plainDate("2026-01-05"),
        untilOn: until,
        appointedBy,
      };
      await world.tx.insert(appointments).values(values);
    };
    await appoint("Fay", "board_seat", finance.id, "2026-10-01");
    await appoint("Lee", "board_seat", legal.id, null);
    await appoint("Zoë", "advocate", legal.id, null);
    await appoint("Ada", "advocate", legal.id, null);
    expect(await listSeats(world.tx, plainDate("2026-10-01"))).toEqual([
      { id: empty.id, name: "Aerials", seat: null, vacantSince: null, advocates: [] },
      { id: finance.id, name: "Finance", seat: null, vacantSince: "2026-10-01", advocates: [] },
      { id: legal.id, name: "Legal", seat: "Lee", vacantSince: null, advocates: ["Ada", "Zoë"] },
    ]);
    expect((await listSeats(world.tx, plainDate("2026-09-30")))[1]).toMatchObject({ seat: "Fay", vacantSince: null });
  }));
