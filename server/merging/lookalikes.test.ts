import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "../context";
import { contextOf } from "../testing/accounts";
import { aCustomer, anIdentity } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { lookalikesInput } from "./input";
import { findLookalikes } from "./queries/lookalikes";

async function aClerk(world: World): Promise<Context> {
  await anOrganisation(world);
  const ctx = await contextOf(world, (await aPerson(world)).id);
  return ctx;
}

const asked = (ctx: Context, given: Record<string, string>) => findLookalikes(ctx, lookalikesInput.parse(given));

async function mrsOkonkwo(world: World) {
  const { id } = await aCustomer(world, { name: "Maria Okonkwo", place: "Leeds", country: "GB" });
  await anIdentity(world, { customerId: id, handle: "0113 496 0142", normal: "+441134960142" });
  await anIdentity(world, { customerId: id, channel: "email", handle: "Maria@x.org", normal: "maria@x.org" });
  return id;
}

describe("at entry, who is known already is shown", () => {
  it.each([
    [
      "by the phone in another notation",
      { name: "M Okonkwo", phone: "+44 (0) 113 496-0142" },
      ["same_phone", "part_name"],
    ],
    ["by the phone read with another country", { name: "Maria Okonkwo", phone: "+39 1134960142" }, null],
    ["by the e-mail address", { name: "Mrs Okonkwo Maria", email: "MARIA@x.org" }, ["same_email", "same_name"]],
    ["by a mistyped name in the same place", { name: "Mariah Okonkwo", place: "leeds" }, ["same_place", "near_name"]],
    [
      "by the first name after a marriage",
      { name: "Maria Adeyemi", phone: "01134960142" },
      ["same_phone", "first_name"],
    ],
  ])("%s", (_, given, reasons) =>
    inTransaction(async (world) => {
      const ctx = await aClerk(world);
      const id = await mrsOkonkwo(world);
      const found = await asked(ctx, { kind: "person", ...given });
      if (reasons) expect(found).toMatchObject([{ id, level: "likely", reasons }]);
      else expect(found.flatMap(({ level }) => level)).toEqual([]);
    }),
  );

  it("by a phone that another country's prefix hides", () =>
    inTransaction(async (world) => {
      const ctx = await aClerk(world);
      const { id } = await aCustomer(world, { name: "Maria Okonkwo" });
      await anIdentity(world, { customerId: id, handle: "0612345678", normal: "+33612345678" });
      const found = await asked(ctx, { name: "Maria Okonkwo", phone: "+31 6 12345678" });
      expect(found).toMatchObject([{ id, level: "likely", reasons: ["phone_variant", "same_name"] }]);
    }));

  it("as a household where only the number is the same", () =>
    inTransaction(async (world) => {
      const ctx = await aClerk(world);
      const id = await mrsOkonkwo(world);
      const found = await asked(ctx, { name: "John Okonkwo", phone: "0113 496 0142", place: "Leeds" });
      expect(found).toMatchObject([{ id, level: "household", score: 0, reasons: ["same_phone", "same_place"] }]);
    }));

  it("under the survivor, once, and never one of another kind or one that is gone", () =>
    inTransaction(async (world) => {
      const ctx = await aClerk(world);
      const [one, other] = [await mrsOkonkwo(world), await mrsOkonkwo(world)];
      await aMerge(world, other, one);
      expect((await asked(ctx, { name: "Maria Okonkwo", phone: "0113 496 0142" })).map(({ id }) => id)).toEqual([one]);
      expect(await asked(ctx, { kind: "organisation", name: "Maria Okonkwo", phone: "0113 496 0142" })).toEqual([]);
      const { id: gone } = await aCustomer(world, { name: "Ada Gone", place: "York" });
      await world.tx.execute(sql`update customers set withdrawn_at = now() where id = ${gone}`);
      expect(await asked(ctx, { name: "Ada Gone", place: "York" })).toEqual([]);
    }));

  it("nobody for a name alone, nor for nothing, nor for what cannot be read", () =>
    inTransaction(async (world) => {
      const ctx = await aClerk(world);
      await mrsOkonkwo(world);
      expect(await asked(ctx, { name: "Maria Okonkwo" })).toEqual([]);
      expect(await asked(ctx, { name: "" })).toEqual([]);
      expect(await asked(ctx, { name: "….", place: "…", phone: "call after six", email: "none" })).toEqual([]);
      expect(await asked(ctx, { name: "Robert'); drop table x;-- | & ! <->", place: "Leeds" })).toEqual([]);
    }));
});
