import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { credentials, events, people, texts, tokens } from "@/db/schema";
import { personByPassword } from "../auth/credentials";
import { isPassword } from "../auth/password";
import { aPersonWithPassword, contextOf, signedIn, theirPassword } from "../testing/accounts";
import { inTransaction, messageOf, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { hashOf, issueResetLink, resetPassword } from "./mutations/links";
import { changeOwnPassword } from "./mutations/own";
import { findLink, isLiveSession } from "./queries";
import { clearAccounts } from "./tasks";

const noon = new Date("2026-11-21T12:00:00.000Z");
const hoursLater = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);
const newPassword = "a bowl of plums, please";

async function withAmara(test: (world: World, amara: { id: string; email: string }) => Promise<void>) {
  await inTransaction(async (world) => {
    await anOrganisation(world);
    const amara = await aPersonWithPassword(world, { email: "amara@example.org", name: "Amara Boateng" });
    await world.setNow(noon);
    await world.asApp();
    await test(world, amara);
  });
}

/** Time passes: the clock is the owner's, the acts stay the application's. */
async function wait(world: World, until: Date): Promise<void> {
  await world.asOwner();
  await world.setNow(until);
  await world.asApp();
}

async function aResetLink(world: World, personId: string) {
  const admin = await aPerson(world, { roles: ["admin"] });
  return issueResetLink(await contextOf(world, admin.id), { personId });
}

describe("a reset link", () => {
  test("sets a password once, and signs the person out everywhere", () =>
    withAmara(async (world, amara) => {
      const claim = await signedIn(world, amara.id);
      const { token, expiresAt } = await aResetLink(world, amara.id);
      expect(expiresAt).toEqual(hoursLater(24));
      expect(await findLink(world.tx, "reset", hashOf(token))).toMatchObject({ id: amara.id });
      await resetPassword(world.tx, { token, newPassword });
      const answer = await personByPassword(world.tx, { email: amara.email, password: newPassword, address: "a" });
      expect(answer).toEqual({ personId: amara.id });
      expect(await isLiveSession(world.tx, claim)).toBe(false);
      await world.refused(
        (tx) => resetPassword(tx, { token, newPassword: "another bowl of plums" }),
        /used or is too old/,
      );
    }));

  test("is over after a day", () =>
    withAmara(async (world, amara) => {
      const { token } = await aResetLink(world, amara.id);
      await wait(world, hoursLater(24));
      expect(await findLink(world.tx, "reset", hashOf(token))).toBeNull();
      await world.refused((tx) => resetPassword(tx, { token, newPassword }), /used or is too old/);
      await world.refused((tx) => tx.execute(sql`update tokens set used_at = now()`), /too old/);
    }));

  test("is over when a later one was made, and when its person leaves", () =>
    withAmara(async (world, amara) => {
      const [first, second] = [await aResetLink(world, amara.id), await aResetLink(world, amara.id)];
      expect(await findLink(world.tx, "reset", hashOf(first.token))).toBeNull();
      expect(await findLink(world.tx, "reset", hashOf(second.token))).not.toBeNull();
      await world.tx.update(people).set({ deactivatedAt: sql`standpoint_now()` }).where(eq(people.id, amara.id));
      expect(await findLink(world.tx, "reset", hashOf(second.token))).toBeNull();
      await world.refused((tx) => tx.execute(sql`update tokens set used_at = now()`), /nothing left to do/);
    }));

  test("keeps its secret: neither the table nor the record of what happened holds it", () =>
    withAmara(async (world, amara) => {
      const { token } = await aResetLink(world, amara.id);
      await resetPassword(world.tx, { token, newPassword });
      await world.asOwner();
      const written = JSON.stringify([
        await world.tx.select().from(events),
        await world.tx.select({ body: texts.body }).from(texts),
        (await world.tx.select().from(tokens)).map((row) => ({ ...row, hash: row.hash.toString("base64url") })),
      ]);
      for (const secret of [token, newPassword, "argon2"]) expect(written).not.toContain(secret);
    }));

  test("does not take a password that will not do, and is not used up by it", () =>
    withAmara(async (world, amara) => {
      const { token } = await aResetLink(world, amara.id);
      await world.refused((tx) => resetPassword(tx, { token, newPassword: "amaraboateng1" }), /your own name/);
      await resetPassword(world.tx, { token, newPassword });
    }));
});

describe("one's own password", () => {
  test("changes after the present one was given; other browsers are signed out, this one is not", () =>
    withAmara(async (world, amara) => {
      const there = await signedIn(world, amara.id);
      const ctx = await contextOf(world, amara.id);
      await changeOwnPassword(ctx, { presentPassword: theirPassword, newPassword });
      const [row] = await world.tx.select().from(credentials);
      expect(await isPassword(newPassword, row?.passwordHash ?? null)).toBe(true);
      expect(await isLiveSession(world.tx, there)).toBe(false);
      expect(await isLiveSession(world.tx, { sid: ctx.actor.sessionId, uid: amara.id })).toBe(true);
    }));

  test("stays without the present one, and guessing it is limited", () =>
    withAmara(async (world, amara) => {
      const ctx = await contextOf(world, amara.id);
      const guess = () => changeOwnPassword(ctx, { presentPassword: "a guess", newPassword }).catch(messageOf);
      for (let round = 0; round < 8; round += 1) expect(await guess()).toMatch(/not your present password/);
      expect(await guess()).toMatch(/Too many tries/);
    }));
});

describe("the database itself", () => {
  const attacks: [string, string, RegExp][] = [
    ["a link lives longer", "update tokens set expires_at = now() + interval '1 year'", /permission denied/],
    ["a link is for somebody else", "update tokens set person_id = gen_random_uuid()", /permission denied/],
    [
      "a link is issued with its own end",
      "insert into tokens (hash, kind, expires_at) values (sha256('x'), 'set_up', now())",
      /permission denied/,
    ],
    [
      "a password is kept as it was typed",
      "update credentials set password_hash = 'plums'",
      /credentials_are_argon2id/,
    ],
    ["the date of a password is written", "update credentials set changed_at = now()", /permission denied/],
    ["a password changes its person", "update credentials set person_id = gen_random_uuid()", /permission denied/],
    ["a password is taken away", "delete from credentials", /permission denied/],
    ["an appointment is moved", "update appointments set from_on = '2020-01-01'", /permission denied/],
    ["a person is removed", "delete from people", /permission denied/],
    ["a table is emptied", "truncate sessions", /permission denied/],
    ["a trigger is switched off", "alter table sessions disable trigger all", /must be owner/],
    [
      "the zone becomes one it cannot read",
      "update organisation set zone = 'Europe/Nowhere'",
      /does not know the time zone/,
    ],
  ];
  test.each(attacks)("refuses that %s", (_, attack, refusal) =>
    withAmara(async (world, amara) => {
      await aResetLink(world, amara.id);
      await world.refused((tx) => tx.execute(sql.raw(attack)), refusal);
    }),
  );

  test("does not let a used link be used again", () =>
    withAmara(async (world, amara) => {
      await resetPassword(world.tx, { token: (await aResetLink(world, amara.id)).token, newPassword });
      await world.refused((tx) => tx.execute(sql`update tokens set used_at = null`), /used already/);
    }));
});

test("what is over is cleared away a month later, what holds stays", () =>
  withAmara(async (world, amara) => {
    await signedIn(world, amara.id);
    await aResetLink(world, amara.id);
    await personByPassword(world.tx, { email: amara.email, password: "no", address: "a" });
    const left = async () =>
      (
        await world.tx.execute<{ left: number[] }>(sql`select array[(select count(*)::int from sessions
        where person_id = ${amara.id}), (select count(*)::int from tokens), (select count(*)::int from rate_limits)] as left`)
      )[0]?.left;
    await clearAccounts(world.tx);
    expect(await left()).toEqual([1, 1, 2]);
    await wait(world, hoursLater(24 * 32));
    await clearAccounts(world.tx);
    expect(await left()).toEqual([0, 0, 0]);
  }));
