import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { appointments, organisation, people, sessions, teams } from "@/db/schema";
import { closeSession, openSession, signOutEverywhere, touchSession } from "../accounts/mutations/sessions";
import { isLiveSession, listOwnSessions } from "../accounts/queries";
import { plainDate } from "../domain/plain-date";
import { contextOf, signedIn } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { aDepartment, anOrganisation, aPerson, aTeam } from "../testing/factories";
import { findRequestFacts } from "./queries";

const noon = new Date("2026-11-21T12:00:00.000Z");
const minutesLater = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

/** Whether a session still opens the door, by the question of every request and by the one of the sign-in library. */
async function holds(world: World, claim: { sid: string; uid: string }): Promise<boolean> {
  const [live, facts] = [await isLiveSession(world.tx, claim), await findRequestFacts(world.tx, claim)];
  expect(live).toBe(facts !== null);
  return live;
}

async function inTheHouse(test: (world: World) => Promise<void>) {
  await inTransaction(async (world) => {
    await anOrganisation(world, { zone: "Pacific/Auckland" });
    await world.setNow(noon);
    await test(world);
  });
}

describe("a session", () => {
  test("tells who asks, as they stand now, in one question", () =>
    inTheHouse(async (world) => {
      const department = await aDepartment(world, { name: "Service" });
      const team = await aTeam(world, { departmentId: department.id });
      const person = await aPerson(world, {
        name: "Amara Boateng",
        departmentId: department.id,
        teamId: team.id,
        roles: ["frontline", "board"],
        keysOff: true,
      });
      await world.tx.update(teams).set({ leadId: person.id }).where(eq(teams.id, team.id));
      const facts = await findRequestFacts(world.tx, await signedIn(world, person.id));
      expect(facts?.now).toEqual(noon);
      expect(facts?.today).toBe("2026-11-22");
      expect(facts?.actor).toMatchObject({
        id: person.id,
        name: "Amara Boateng",
        roles: ["frontline", "board"],
        departmentName: "Service",
        teamId: team.id,
        isLead: true,
        zone: "Pacific/Auckland",
        keysOff: true,
        appointments: [],
      });
      expect(facts?.organisation).toMatchObject({
        name: "Harbour",
        zone: "Pacific/Auckland",
        heavyShare: 0.1,
        heavyValueMinor: null,
        isDemo: false,
        lapseDays: null,
      });
    }));

  test.each([
    ["on the day before it begins", "2026-11-21T10:59:00Z", false],
    ["from the first minute of its first day in the organisation's zone", "2026-11-21T11:00:00Z", true],
    ["up to the last minute before its end", "2026-11-23T10:59:00Z", true],
    ["no longer on the day it is over", "2026-11-23T11:00:00Z", false],
  ])("carries an appointment %s: %s", (_, now, carried) =>
    inTheHouse(async (world) => {
      const [person, other] = [await aPerson(world), await aPerson(world)];
      await world.tx.insert(appointments).values({
        id: newId(),
        personId: person.id,
        kind: "advocate",
        departmentId: person.departmentId,
        fromOn: plainDate("2026-11-22"),
        untilOn: plainDate("2026-11-24"),
        appointedBy: other.id,
      });
      await world.setNow(new Date(now));
      const facts = await findRequestFacts(world.tx, await signedIn(world, person.id));
      expect(facts?.actor.appointments).toEqual(
        carried ? [{ kind: "advocate", departmentId: person.departmentId }] : [],
      );
    }),
  );

  test("ends twelve hours after it began, however busy it was", () =>
    inTheHouse(async (world) => {
      const claim = await signedIn(world, (await aPerson(world)).id);
      for (let minutes = 90; minutes < 720; minutes += 90) {
        await world.setNow(minutesLater(minutes));
        expect(await holds(world, claim)).toBe(true);
        await touchSession(world.tx, claim.sid);
      }
      await world.setNow(minutesLater(719.99));
      expect(await holds(world, claim)).toBe(true);
      await world.setNow(minutesLater(720));
      expect(await holds(world, claim)).toBe(false);
    }));

  test("ends when it was left alone for as long as the organisation allows", () =>
    inTheHouse(async (world) => {
      const claim = await signedIn(world, (await aPerson(world)).id);
      await world.setNow(minutesLater(119.99));
      expect(await holds(world, claim)).toBe(true);
      await world.setNow(minutesLater(120));
      expect(await holds(world, claim)).toBe(false);
      await world.tx.update(organisation).set({ sessionIdleMinutes: 180 });
      expect(await holds(world, claim)).toBe(true);
    }));

  test("ends at once when its person is deactivated, and does not come back with them", () =>
    inTheHouse(async (world) => {
      const person = await aPerson(world);
      const claim = await signedIn(world, person.id);
      await world.asApp();
      const only = eq(people.id, person.id);
      await world.tx.update(people).set({ deactivatedAt: sql`standpoint_now()` }).where(only);
      expect(await holds(world, claim)).toBe(false);
      await world.tx.update(people).set({ deactivatedAt: null }).where(only);
      expect(await holds(world, claim)).toBe(false);
    }));

  test("opens nothing for anybody else, and nothing when it does not exist", () =>
    inTheHouse(async (world) => {
      const [one, other] = [await aPerson(world), await aPerson(world)];
      const claim = await signedIn(world, one.id);
      expect(await holds(world, { ...claim, uid: other.id })).toBe(false);
      expect(await holds(world, { ...claim, sid: newId() })).toBe(false);
    }));

  test("signing out ends this one and leaves the others", () =>
    inTheHouse(async (world) => {
      const person = await aPerson(world);
      const [here, there] = [await signedIn(world, person.id), await signedIn(world, person.id)];
      await closeSession(world.tx, here);
      expect([await holds(world, here), await holds(world, there)]).toEqual([false, true]);
      expect((await listOwnSessions(world.tx, person.id)).map(({ id }) => id)).toEqual([there.sid]);
    }));

  test("signing out everywhere ends all of one's own and nobody else's", () =>
    inTheHouse(async (world) => {
      const [person, other] = [await aPerson(world), await aPerson(world)];
      const [here, there, theirs] = [
        await signedIn(world, person.id),
        await signedIn(world, person.id),
        await signedIn(world, other.id),
      ];
      await signOutEverywhere(await contextOf(world, person.id));
      expect([await holds(world, here), await holds(world, there), await holds(world, theirs)]).toEqual([
        false,
        false,
        true,
      ]);
    }));
});

describe("the database itself", () => {
  const attacks: [string, string, RegExp][] = [
    ["come back to life", "update sessions set revoked_at = null", /stays ended/],
    ["live longer", "update sessions set expires_at = expires_at + interval '1 year'", /permission denied/],
    ["change hands", "update sessions set person_id = gen_random_uuid()", /permission denied/],
    ["be younger than it is", "update sessions set created_at = now()", /permission denied/],
    [
      "begin with a longer life",
      `insert into sessions (id, person_id, expires_at) select gen_random_uuid(), id, now() + interval '1 year' from people`,
      /permission denied/,
    ],
  ];
  test.each(attacks)("lets no session %s", (_, attack, refusal) =>
    inTheHouse(async (world) => {
      const claim = await signedIn(world, (await aPerson(world)).id);
      await closeSession(world.tx, claim);
      await world.asApp();
      await world.refused((tx) => tx.execute(sql.raw(attack)), refusal);
    }),
  );

  test("keeps its own time for when a session was last seen", () =>
    inTheHouse(async (world) => {
      const claim = await signedIn(world, (await aPerson(world)).id);
      await world.setNow(minutesLater(5));
      await world.asApp();
      await world.tx.execute(sql`update sessions set last_seen_at = '2030-01-01Z' where id = ${claim.sid}`);
      const [row] = await world.tx.select().from(sessions).where(eq(sessions.id, claim.sid));
      expect(row?.lastSeenAt).toEqual(minutesLater(5));
      expect(row?.expiresAt).toEqual(minutesLater(720));
    }));

  test("cuts what a browser says of itself", () =>
    inTheHouse(async (world) => {
      const { id: personId } = await aPerson(world);
      const sid = await openSession(world.tx, { personId, ip: "9".repeat(300), userAgent: "x".repeat(9000) });
      const [row] = await world.tx.select().from(sessions).where(eq(sessions.id, sid));
      expect([row?.ip?.length, row?.userAgent?.length]).toEqual([60, 400]);
    }));
});
