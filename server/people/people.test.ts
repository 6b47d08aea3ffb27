import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { appointments, events, people, teams } from "@/db/schema";
import { isLiveSession } from "../accounts/queries";
import type { Context } from "../context";
import { plainDate } from "../domain/plain-date";
import { contextOf, signedIn } from "../testing/accounts";
import { inTransaction, messageOf, type World } from "../testing/database";
import { aDepartment, anOrganisation, aPerson, aTeam } from "../testing/factories";
import { appoint, appointAdvocate, endAdvocate, endAppointment } from "./mutations/appointments";
import { createPerson, deactivatePerson, reactivatePerson, savePerson } from "./mutations/people";
import { getAccess, getPerson, listAppointments, listNames, listPeople } from "./queries";

const noon = new Date("2026-11-21T12:00:00.000Z");
const today = plainDate("2026-11-21");
const tomorrow = plainDate("2026-11-22");

/** A house with one administrator, who acts with the application's rights. */
async function asAdmin(test: (world: World, ctx: Context) => Promise<void>) {
  await inTransaction(async (world) => {
    await anOrganisation(world);
    await world.setNow(noon);
    const admin = await aPerson(world, { name: "Victor Chen", roles: ["admin"] });
    await world.asApp();
    await test(world, await contextOf(world, admin.id));
  });
}

const refusal = (act: Promise<unknown>) => act.then(() => "nothing was refused", messageOf);

async function aNewcomer(world: World, given: object = {}) {
  const department = await aDepartment(world);
  return {
    name: "Amara Boateng",
    email: "amara@example.org",
    departmentId: department.id,
    teamId: null,
    roles: ["frontline" as const],
    ...given,
  };
}

describe("people", () => {
  test("are added with a department and roles, and what happened is recorded without their names in the open", () =>
    asAdmin(async (world, ctx) => {
      const { personId } = await createPerson(ctx, await aNewcomer(world));
      expect(await getPerson(world.tx, personId)).toMatchObject({ name: "Amara Boateng", roles: ["frontline"] });
      expect(await getAccess(world.tx, personId)).toEqual({ hasPassword: false, linkUntil: null });
      const [event] = await world.tx.select().from(events).where(eq(events.subjectId, personId));
      expect(event).toMatchObject({ action: "person.created", actorId: ctx.actor.id });
      expect(JSON.stringify(event?.facts)).not.toContain("amara");
      expect(event?.detailsId).not.toBeNull();
    }));

  test("have an e-mail of their own", () =>
    asAdmin(async (world, ctx) => {
      await createPerson(ctx, await aNewcomer(world));
      expect(await refusal(createPerson(ctx, await aNewcomer(world, { name: "Another" })))).toBe(
        "Amara Boateng has this e-mail already.",
      );
      const { personId } = await createPerson(ctx, await aNewcomer(world, { email: "other@example.org" }));
      const taken = { ...(await aNewcomer(world)), personId };
      expect(await refusal(savePerson(ctx, taken))).toMatch(/has this e-mail already/);
    }));

  test("work in a team of their own department", () =>
    asAdmin(async (world, ctx) => {
      const team = await aTeam(world);
      expect(await refusal(createPerson(ctx, await aNewcomer(world, { teamId: team.id })))).toMatch(
        /another department/,
      );
      await createPerson(ctx, await aNewcomer(world, { teamId: team.id, departmentId: team.departmentId }));
    }));

  test("no longer lead a team they leave", () =>
    asAdmin(async (world, ctx) => {
      const team = await aTeam(world);
      const input = await aNewcomer(world, { teamId: team.id, departmentId: team.departmentId });
      const { personId } = await createPerson(ctx, input);
      await world.tx.update(teams).set({ leadId: personId });
      await savePerson(ctx, { ...input, personId, name: "Amara B." });
      expect(await getPerson(world.tx, personId)).toMatchObject({ name: "Amara B.", isLead: true });
      await savePerson(ctx, { ...input, personId, teamId: null });
      const [after] = await world.tx.select().from(teams);
      expect(after?.leadId).toBeNull();
    }));

  test("keep at least one administrator among them", () =>
    asAdmin(async (world, ctx) => {
      const me = await getPerson(world.tx, ctx.actor.id);
      const mine = { ...(await aNewcomer(world)), name: me.name, email: me.email, personId: me.id };
      expect(await refusal(savePerson(ctx, { ...mine, roles: ["manager"] }))).toMatch(/remain administrator/);
      await createPerson(ctx, await aNewcomer(world, { roles: ["admin"] }));
      await savePerson(ctx, { ...mine, roles: ["manager"] });
    }));

  test("who leave are out at once, keep their record, and their appointments end", () =>
    asAdmin(async (world, ctx) => {
      const { personId } = await createPerson(ctx, await aNewcomer(world));
      const claim = await signedIn(world, personId);
      const { departmentId } = await getPerson(world.tx, personId);
      const seat = { personId, departmentId, kind: "board_seat" as const, fromOn: today, untilOn: null };
      await appoint(ctx, seat);
      await deactivatePerson(ctx, { personId });
      expect(await isLiveSession(world.tx, claim)).toBe(false);
      expect(await listAppointments(world.tx, personId)).toMatchObject([{ fromOn: today, untilOn: tomorrow }]);
      expect((await listNames(world.tx)).map(({ id }) => id)).not.toContain(personId);
      expect((await listPeople(world.tx, today)).at(-1)).toMatchObject({ id: personId, deactivatedAt: noon });
      await reactivatePerson(ctx, { personId });
      expect((await getPerson(world.tx, personId)).deactivatedAt).toBeNull();
    }));

  test("do not deactivate themselves", () =>
    asAdmin(async (_, ctx) => {
      expect(await refusal(deactivatePerson(ctx, { personId: ctx.actor.id }))).toMatch(/Somebody else/);
    }));

  test("who are not there are not found", () =>
    asAdmin(async (_, ctx) => {
      const personId = "018f0000-0000-7000-8000-000000000001";
      expect(await refusal(deactivatePerson(ctx, { personId }))).toMatch(/no such record/);
      expect(await refusal(endAppointment(ctx, { appointmentId: personId }))).toMatch(/no such record/);
    }));

  test("cannot be given another leaving date", () =>
    asAdmin(async (world, ctx) => {
      const { personId } = await createPerson(ctx, await aNewcomer(world));
      await deactivatePerson(ctx, { personId });
      const move = sql`update people set deactivated_at = '2020-01-01Z' where id = ${personId}`;
      await world.refused((tx) => tx.execute(move), /stands as recorded/);
    }));
});

describe("appointments", () => {
  test("begin today or later, are made by somebody else, and are listed with who made them", () =>
    asAdmin(async (world, ctx) => {
      const person = await aPerson(world);
      const wanted = {
        personId: person.id,
        departmentId: person.departmentId,
        kind: "advocate" as const,
        untilOn: null,
      };
      expect(await refusal(appoint(ctx, { ...wanted, fromOn: plainDate("2026-11-20") }))).toMatch(/today or later/);
      expect(await refusal(appoint(ctx, { ...wanted, personId: ctx.actor.id, fromOn: today }))).toMatch(
        /Somebody else/,
      );
      await appoint(ctx, { ...wanted, fromOn: today });
      expect(await listAppointments(world.tx, person.id)).toMatchObject([
        { kind: "advocate", appointedBy: "Victor Chen" },
      ]);
      expect((await listPeople(world.tx, today)).find(({ id }) => id === person.id)?.appointments).toHaveLength(1);
    }));

  test("a department has one board seat at a time, and several advocates", () =>
    asAdmin(async (world, ctx) => {
      const [one, other] = [await aPerson(world, { name: "Helena" }), await aPerson(world)];
      const { departmentId } = one;
      const seat = { kind: "board_seat" as const, departmentId, untilOn: null };
      await appoint(ctx, { ...seat, personId: one.id, fromOn: today, untilOn: plainDate("2027-01-01") });
      expect(await refusal(appoint(ctx, { ...seat, personId: other.id, fromOn: today }))).toBe(
        "Helena holds this until 2027-01-01. End that first, or begin later.",
      );
      await appoint(ctx, { ...seat, personId: other.id, fromOn: plainDate("2027-01-01") });
      for (const { id } of [one, other])
        await appoint(ctx, { ...seat, kind: "advocate", personId: id, fromOn: today, untilOn: null });
      const again = appoint(ctx, { ...seat, kind: "advocate", personId: one.id, fromOn: tomorrow });
      expect(await refusal(again)).toMatch(/Helena holds this until further notice/);
    }));

  test("there is one chief customer officer", () =>
    asAdmin(async (world, ctx) => {
      const [one, other] = [await aPerson(world), await aPerson(world)];
      const officer = { kind: "chief_customer_officer" as const, departmentId: null, fromOn: today, untilOn: null };
      await appoint(ctx, { ...officer, personId: one.id });
      expect(await refusal(appoint(ctx, { ...officer, personId: other.id }))).toMatch(/until further notice/);
    }));

  test("a manager appoints and ends advocates of their own department only", () =>
    asAdmin(async (world, admin) => {
      const manager = await aPerson(world, { roles: ["manager"] });
      const ctx = await contextOf(world, manager.id);
      const [theirs, elsewhere] = [await aPerson(world), await aPerson(world)];
      const own = await appointAdvocate(ctx, { personId: theirs.id, fromOn: today, untilOn: null });
      const [row] = await world.tx.select().from(appointments);
      expect(row).toMatchObject({ kind: "advocate", departmentId: manager.departmentId, appointedBy: manager.id });
      const kind = "advocate" as const;
      const wanted = {
        personId: elsewhere.id,
        departmentId: elsewhere.departmentId,
        kind,
        fromOn: today,
        untilOn: null,
      };
      const foreign = await appoint(admin, wanted);
      expect(await refusal(endAdvocate(ctx, foreign))).toMatch(/own department only/);
      await endAdvocate(ctx, own);
      expect(await refusal(endAdvocate(ctx, own))).toMatch(/its end already/);
    }));

  test("are neither moved, nor handed on, nor begun in the past, by plain SQL either", () =>
    asAdmin(async (world, ctx) => {
      const person = await aPerson(world);
      const { departmentId } = person;
      await appoint(ctx, { personId: person.id, departmentId, kind: "advocate", fromOn: today, untilOn: null });
      for (const column of [
        "from_on = '2020-01-01'",
        "kind = 'board_seat'",
        "person_id = appointed_by",
        "recorded_at = now()",
      ])
        await world.refused((tx) => tx.execute(sql.raw(`update appointments set ${column}`)), /permission denied/);
      await world.refused((tx) => tx.execute(sql`delete from appointments`), /permission denied/);
      const backdated = sql`insert into appointments (id, person_id, kind, department_id, from_on, appointed_by)
        values (gen_random_uuid(), ${person.id}, 'advocate', ${departmentId}, '2020-01-01', ${ctx.actor.id})`;
      await world.refused((tx) => tx.execute(backdated), /cannot begin in the past/);
      await world.refused(
        (tx) => tx.execute(sql`update appointments set until_on = '2026-11-20'`),
        /in the past|appointments_end/,
      );
      await world.tx.update(people).set({ name: "Still here" });
    }));
});
