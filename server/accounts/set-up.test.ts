import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { organisation, people } from "@/db/schema";
import { personByPassword } from "../auth/credentials";
import { appDatabase, inTransaction } from "../testing/database";
import { aPerson } from "../testing/factories";
import { hashOf } from "./mutations/links";
import { setUp } from "./mutations/set-up";
import { isSetUpOpen } from "./queries";
import { issueSetUpToken } from "./tasks";

const owner = {
  name: "Ada Osei",
  email: "ada@example.org",
  newPassword: "a bowl of plums, please",
  department: "Service",
  organisationName: "Harbour",
  zone: "Europe/Dublin",
  country: "IE",
  currency: "EUR",
};

describe("the first run", () => {
  test("makes the owner and the organisation, once", () =>
    inTransaction(async (world) => {
      await world.asApp();
      const link = await issueSetUpToken(world.tx);
      if (!link) throw new Error("no link");
      expect(await isSetUpOpen(world.tx, hashOf(link.token))).toBe(true);
      await setUp(world.tx, { ...owner, token: link.token });
      const [person] = await world.tx.select().from(people);
      expect(person).toMatchObject({ name: "Ada Osei", roles: ["admin", "manager"] });
      const [house] = await world.tx.select().from(organisation);
      expect(house).toMatchObject({ name: "Harbour", zone: "Europe/Dublin", currency: "EUR", isDemo: false });
      const answer = await personByPassword(world.tx, {
        email: owner.email,
        password: owner.newPassword,
        address: "a",
      });
      expect(answer).toEqual({ personId: person?.id });
      expect(await issueSetUpToken(world.tx)).toBeNull();
      expect(await isSetUpOpen(world.tx, hashOf(link.token))).toBe(false);
      await world.refused(
        (tx) => setUp(tx, { ...owner, email: "b@example.org", token: link.token }),
        /used or is too old/,
      );
    }));

  test("needs the link that was printed last", () =>
    inTransaction(async (world) => {
      await world.asApp();
      const [first, second] = [await issueSetUpToken(world.tx), await issueSetUpToken(world.tx)];
      await world.refused((tx) => setUp(tx, { ...owner, token: first?.token ?? "" }), /used or is too old/);
      await world.refused((tx) => setUp(tx, { ...owner, token: "anything" }), /used or is too old/);
      await setUp(world.tx, { ...owner, token: second?.token ?? "" });
    }));

  test("is over while anybody is here, also for a link printed before", () =>
    inTransaction(async (world) => {
      await world.asApp();
      const link = await issueSetUpToken(world.tx);
      await aPerson(world);
      expect(await isSetUpOpen(world.tx, hashOf(link?.token ?? ""))).toBe(false);
      await world.refused((tx) => setUp(tx, { ...owner, token: link?.token ?? "" }), /nothing left to do/);
      const insert = sql`insert into tokens (hash, kind) values (sha256('x'), 'set_up')`;
      await world.refused((tx) => tx.execute(insert), /set up already/);
    }));

  test("of two who use the link at the same moment, one is refused", async () => {
    const { db, close } = await appDatabase();
    try {
      const link = await issueSetUpToken(db);
      const both = await Promise.allSettled(
        ["one@example.org", "two@example.org"].map((email) => setUp(db, { ...owner, email, token: link?.token ?? "" })),
      );
      expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await db.select({ id: people.id }).from(people)).toHaveLength(1);
    } finally {
      await close();
    }
  });
});
