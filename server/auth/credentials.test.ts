import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { organisation, people, rateLimits } from "@/db/schema";
import { findDemoPerson, findPersonByEmail, listPersonas } from "../accounts/queries";
import { aPersonWithPassword, theirPassword } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { TooBusy } from "../turns";
import { personByPassword } from "./credentials";
import { hashPassword, isPassword } from "./password";
import { takeTry } from "./tries";

const noon = new Date("2026-11-21T12:00:00.000Z");
const secondsLater = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

/** A house with one person in it; the acts are the application's. */
async function withAmara(test: (world: World, amara: { id: string; email: string }) => Promise<void>) {
  await inTransaction(async (world) => {
    await anOrganisation(world);
    const amara = await aPersonWithPassword(world, { email: "amara@example.org" });
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

const tried = ({ tx }: World, email: string, password: string, address = "192.0.2.7") =>
  personByPassword(tx, { email, password, address });

describe("signing in with a password", () => {
  test("finds the person, however the e-mail is written", () =>
    withAmara(async (world, amara) => {
      expect(await tried(world, " Amara@Example.ORG ", theirPassword)).toEqual({ personId: amara.id });
    }));

  test("answers a wrong password, an unknown e-mail, a person without a password and one who left alike", () =>
    withAmara(async (world, amara) => {
      await aPerson(world, { email: "new@example.org" });
      const answers = [
        await tried(world, amara.email, "four kettles by the door"),
        await tried(world, "nobody@example.org", theirPassword),
        await tried(world, "new@example.org", theirPassword),
      ];
      await world.tx.update(people).set({ deactivatedAt: sql`standpoint_now()` }).where(eq(people.id, amara.id));
      answers.push(await tried(world, amara.email, theirPassword));
      expect(answers).toEqual(Array(4).fill({ refused: "wrong" }));
    }));

  test("works as long on an unknown e-mail as on a known one", async () => {
    const known = await hashPassword(theirPassword);
    const time = async (hash: string | null) => {
      const start = performance.now();
      await isPassword("four kettles by the door", hash);
      return performance.now() - start;
    };
    await time(null);
    const [ofNobody, ofSomebody]: [number[], number[]] = [[], []];
    for (let round = 0; round < 8; round += 1) {
      ofNobody.push(await time(null));
      ofSomebody.push(await time(known));
    }
    const ratio = Math.min(...ofNobody) / Math.min(...ofSomebody);
    expect(ratio).toBeGreaterThan(0.4);
    expect(ratio).toBeLessThan(2.5);
  });

  test("stops after eight wrong passwords for one e-mail from anywhere, and lets one in a minute", () =>
    withAmara(async (world, amara) => {
      for (let round = 0; round < 8; round += 1)
        expect(await tried(world, amara.email, "no", `192.0.2.${round}`)).toEqual({ refused: "wrong" });
      expect(await tried(world, amara.email, theirPassword, "198.51.100.1")).toEqual({ refused: "too_many" });
      await wait(world, secondsLater(59));
      expect(await tried(world, amara.email, theirPassword)).toEqual({ refused: "too_many" });
      await wait(world, secondsLater(60));
      expect(await tried(world, amara.email, theirPassword)).toEqual({ personId: amara.id });
    }));

  test("counts an unknown e-mail exactly as a known one", () =>
    withAmara(async (world) => {
      for (let round = 0; round < 8; round += 1) await tried(world, "nobody@example.org", "no");
      expect(await tried(world, "nobody@example.org", "no")).toEqual({ refused: "too_many" });
    }));

  test("begins to count afresh once the password was right", () =>
    withAmara(async (world, amara) => {
      for (let round = 0; round < 7; round += 1) await tried(world, amara.email, "no");
      expect(await tried(world, amara.email, theirPassword)).toEqual({ personId: amara.id });
      for (let round = 0; round < 8; round += 1)
        expect(await tried(world, amara.email, "no")).toEqual({ refused: "wrong" });
    }));

  test("stops after forty tries from one address, whomever they are for", () =>
    withAmara(async (world) => {
      const perAddress = { key: "address:192.0.2.7", holds: 40, secondsPerTry: 6 };
      for (let round = 0; round < 39; round += 1) expect(await takeTry(world.tx, perAddress)).toBe(true);
      expect(await tried(world, "one@example.org", "no")).toEqual({ refused: "wrong" });
      expect(await tried(world, "other@example.org", "no")).toEqual({ refused: "too_many" });
      expect(await tried(world, "other@example.org", "no", "198.51.100.1")).toEqual({ refused: "wrong" });
    }));

  test("keeps no e-mail in the table of tries", () =>
    withAmara(async (world, amara) => {
      await tried(world, amara.email, "no");
      const keys = (await world.tx.select().from(rateLimits)).map(({ key }) => key);
      expect(keys).toHaveLength(2);
      expect(keys.join()).not.toContain("amara");
    }));
});

describe("a bucket of tries", () => {
  const bucket = { key: "test", holds: 3, secondsPerTry: 10 };

  test("fills while somebody knocks, never beyond what it holds", () =>
    withAmara(async (world) => {
      const takes = async (count: number) => {
        const answers: boolean[] = [];
        for (let round = 0; round < count; round += 1) answers.push(await takeTry(world.tx, bucket));
        return answers;
      };
      expect(await takes(5)).toEqual([true, true, true, false, false]);
      await wait(world, secondsLater(9.9));
      expect(await takes(1)).toEqual([false]);
      await wait(world, secondsLater(20));
      expect(await takes(3)).toEqual([true, true, false]);
      await wait(world, secondsLater(100_000));
      expect(await takes(4)).toEqual([true, true, true, false]);
    }));
});

describe("hashing", () => {
  test("is argon2id with the cost that is asked for", async () => {
    expect(await hashPassword("three kettles")).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test("turns a flood away instead of taking all memory", async () => {
    const flood = await Promise.allSettled(Array.from({ length: 60 }, () => isPassword("x", null)));
    const turnedAway = flood.filter((one) => one.status === "rejected" && one.reason instanceof TooBusy);
    expect(turnedAway.length).toBeGreaterThanOrEqual(18);
    expect(flood.filter((one) => one.status === "fulfilled")).toHaveLength(60 - turnedAway.length);
    expect(await isPassword("x", null)).toBe(false);
  });
});

describe("the other ways in", () => {
  test("a persona is somebody only in the demo", () =>
    withAmara(async (world, amara) => {
      await world.asOwner();
      const helena = await aPerson(world, { name: "Helena Brandt" });
      await world.asApp();
      expect(await findDemoPerson(world.tx, amara.id)).toBeNull();
      expect(await listPersonas(world.tx)).toEqual([]);
      await world.asOwner();
      await world.tx.update(organisation).set({ isDemo: true });
      await world.asApp();
      expect(await findDemoPerson(world.tx, amara.id)).toBe(amara.id);
      expect((await listPersonas(world.tx)).map(({ id }) => id)).toEqual([helena.id]);
    }));

  test("the application cannot declare itself the demo", () =>
    withAmara(async (world) => {
      const insert = sql`insert into organisation (id, name, zone, country, currency, is_demo)
        values (1, 'x', 'UTC', 'GB', 'GBP', true)`;
      await world.refused((tx) => tx.execute(insert), /permission denied/);
      await world.refused((tx) => tx.execute(sql`update organisation set is_demo = true`), /permission denied/);
    }));

  test("single sign-on knows who is here, and makes nobody", () =>
    withAmara(async (world, amara) => {
      expect(await findPersonByEmail(world.tx, "AMARA@example.org")).toBe(amara.id);
      expect(await findPersonByEmail(world.tx, "stranger@example.org")).toBeNull();
      await world.tx.update(people).set({ deactivatedAt: sql`standpoint_now()` }).where(eq(people.id, amara.id));
      expect(await findPersonByEmail(world.tx, amara.email)).toBeNull();
    }));
});
