import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { aCast, anAppointment, aPosition, aProposal, type Cast } from "../testing/decisions";
import { aPerson } from "../testing/factories";
import { createCallerFactory } from "../trpc/init";
import { appRouter } from "../trpc/root";
import { listCoverage } from "./queries/coverage";

const createCaller = createCallerFactory(appRouter);
const onDay = (day: string) => new Date(`${day}T12:00:00Z`);

type Scene = { world: World; cast: Cast; admin: { id: string }; boss: { id: string }; frank: { id: string } };

/** An administrator, a manager of Service and somebody of its front line; done with the application's rights. */
function inService(act: (scene: Scene) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(onDay("2026-11-21"));
    const cast = await aCast(world);
    const departmentId = cast.service.id;
    const admin = await aPerson(world, { name: "Ann", roles: ["admin"], departmentId });
    const boss = await aPerson(world, { name: "Bo", roles: ["manager"], departmentId });
    const frank = await aPerson(world, { name: "Frank", departmentId });
    await world.asApp();
    await act({ world, cast, admin, boss, frank });
  });
}

async function at(world: World, day: string): Promise<void> {
  await world.asOwner();
  await world.setNow(onDay(day));
  await world.asApp();
}

const partOf = ({ decision, statement }: { decision: { id: string }; statement: { id: string } }) => ({
  decisionId: decision.id,
  statementId: statement.id,
});

describe("an appointment by plain SQL is refused", () => {
  test("back-dated, by oneself, by another department, by somebody without the right, or of somebody who left", () =>
    inService(async ({ world, cast, admin, boss, frank }) => {
      const departmentId = cast.service.id;
      const make = (given: { personId?: string; appointedBy: string; kind?: string; fromOn?: string }) => () =>
        anAppointment(world, {
          ...{ personId: frank.id, departmentId, kind: "advocate", ...given },
          fromOn: plainDate(given.fromOn ?? "2026-11-21"),
        });
      await world.refused(make({ appointedBy: boss.id, fromOn: "2026-11-20" }), /cannot begin in the past/);
      await world.refused(make({ appointedBy: frank.id }), /by a manager of the department/);
      await world.refused(make({ appointedBy: boss.id, personId: boss.id }), /not_by_oneself/);
      await world.refused(make({ appointedBy: cast.decider.id }), /by a manager of the department/);
      await world.refused(make({ appointedBy: boss.id, kind: "board_seat" }), /by an administrator/);
      await world.refused(make({ appointedBy: cast.chief.id }), /by a manager of the department/);
      await make({ appointedBy: boss.id })();
      await world.refused(make({ appointedBy: admin.id, fromOn: "2027-01-01" }), /Frank is appointed to this/);
      await world.tx.execute(sql`update people set deactivated_at = standpoint_now() where id = ${boss.id}`);
      await world.refused(make({ appointedBy: boss.id, personId: cast.chief.id }), /by a manager of the department/);
    }));

  test("where a seat is held for a part of that time, however the terms lie", () =>
    inService(async ({ world, cast, admin, boss, frank }) => {
      const seat = (personId: string, fromOn: string, untilOn: string | null) => () =>
        anAppointment(world, {
          ...{ personId, departmentId: cast.service.id, kind: "board_seat", appointedBy: admin.id },
          ...{ fromOn: plainDate(fromOn), untilOn: untilOn === null ? null : plainDate(untilOn) },
        });
      await seat(frank.id, "2026-12-01", "2027-03-01")();
      for (const [from, until] of [
        ["2026-11-21", null],
        ["2026-11-21", "2026-12-02"],
        ["2027-02-28", null],
        ["2027-01-01", "2027-01-02"],
      ] as const)
        await world.refused(seat(boss.id, from, until), /Frank is appointed to this in that time/);
      await seat(boss.id, "2026-11-21", "2026-12-01")();
      await seat(boss.id, "2027-03-01", null)();
      const officer = { kind: "chief_customer_officer", departmentId: null, appointedBy: admin.id };
      await world.refused(() => anAppointment(world, { ...officer, personId: frank.id }), /Chris Chief is appointed/);
    }));

  test("rewritten, reopened, ended in the past, or ended before what relied on it", () =>
    inService(async ({ world, cast }) => {
      await aPosition(world, cast, partOf(await aProposal(world, cast)));
      const change = (what: string) => (tx: World["tx"]) =>
        tx.execute(sql.raw(`update appointments set ${what} where id = '${cast.appointment.id}'`));
      for (const what of ["from_on = '2026-11-01'", "person_id = appointed_by", "department_id = gen_random_uuid()"])
        await world.refused(change(what), /permission denied/);
      await world.refused(change("until_on = '2026-11-20'"), /in the past|appointments_end/);
      await world.refused(change("until_on = '2026-11-21'"), /relied on|appointments_end/);
      await change("until_on = '2026-11-22'")(world.tx);
      await world.refused(change("until_on = null"), /stands once it is set|can only be ended/);
    }));
});

describe("who may take a position", () => {
  test("not somebody whose appointment ended yesterday, begins tomorrow, or who left; by procedure neither", () =>
    inService(async ({ world, cast, boss, frank }) => {
      const part = partOf(await aProposal(world, cast));
      const speak = (advocateId: string) => () => aPosition(world, cast, { ...part, advocateId });
      const appoint = (fromOn: string, untilOn: string) =>
        anAppointment(world, {
          ...{ personId: frank.id, departmentId: cast.service.id, appointedBy: boss.id },
          ...{ fromOn: plainDate(fromOn), untilOn: plainDate(untilOn) },
        });
      await appoint("2026-11-22", "2026-11-24");
      const asFrank = async () => {
        const context = await contextOf(world, frank.id);
        const words = { customerInput: "They say the letter frightens them.", reason: "" };
        const given = { id: part.decisionId, statementId: part.statementId, stance: "support", ...words };
        return createCaller({ request: async () => context }).decisions.takePosition(given as never);
      };
      await world.refused(speak(frank.id), /Only an appointed/);
      await expect(asFrank()).rejects.toThrow(/advocate/);
      await at(world, "2026-11-24");
      await world.refused(speak(frank.id), /Only an appointed/);
      await expect(asFrank()).rejects.toThrow(/advocate/);
      await at(world, "2026-11-23");
      await speak(frank.id)();
      await world.tx.execute(sql`update people set deactivated_at = standpoint_now() where id = ${cast.advocate.id}`);
      await world.refused(speak(cast.advocate.id), /Only an appointed/);
    }));

  test("not owner or decider, though they were appointed: by SQL and by procedure", () =>
    inService(async ({ world, cast, admin }) => {
      for (const { id } of [cast.owner, cast.decider])
        await anAppointment(world, { personId: id, departmentId: cast.department.id, appointedBy: admin.id });
      const part = partOf(await aProposal(world, cast));
      for (const { id } of [cast.owner, cast.decider]) {
        await world.refused(() => aPosition(world, cast, { ...part, advocateId: id }), /third person/);
        const context = await contextOf(world, id);
        const { decisions } = createCaller({ request: async () => context });
        const words = { customerInput: "They say the letter frightens them.", reason: "" };
        await expect(
          decisions.takePosition({ id: part.decisionId, statementId: part.statementId, stance: "support", ...words }),
        ).rejects.toThrow(/third person/);
      }
    }));
});

test("the page counts the days nobody stood there, up to today and no further back than a year", () =>
  inService(async ({ world, cast, admin, frank }) => {
    const seat = { personId: frank.id, departmentId: cast.service.id, kind: "board_seat", appointedBy: admin.id };
    await anAppointment(world, { ...seat, fromOn: plainDate("2026-12-01"), untilOn: plainDate("2026-12-11") });
    await at(world, "2026-12-20");
    const [risk, service] = await listCoverage(world.tx, plainDate("2026-12-20"));
    expect(risk).toMatchObject({ name: "Risk", advocates: { holdings: [], daysWithout: 365 } });
    expect(service?.seat).toMatchObject({
      daysWithout: 355,
      gaps: [{ untilOn: "2026-12-01" }, { fromOn: "2026-12-11", untilOn: "2026-12-21" }],
    });
    expect(service?.advocates).toMatchObject({ daysWithout: 335, holdings: [{ person: "Ada Advocate" }] });
    await world.tx.execute(sql`update people set deactivated_at = standpoint_now() where id = ${cast.advocate.id}`);
    const left = (await listCoverage(world.tx, plainDate("2026-12-21")))[1];
    expect(left?.advocates).toMatchObject({
      holdings: [{ untilOn: "2026-12-20" }],
      gaps: [{}, { fromOn: "2026-12-20" }],
    });
  }));
