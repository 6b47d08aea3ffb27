import { describe, expect, test } from "vitest";
import { contextOf } from "../testing/accounts";
import { inTransaction } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { saveOrganisation as input } from "./input";
import { saveOrganisation } from "./mutations";
import { getOrganisation } from "./queries";

const typed = {
  name: "Harbour",
  zone: "Europe/Dublin",
  country: "Ireland",
  currency: "EUR",
  heavyShare: "2.5",
  heavyValue: "250,000",
  sessionIdleMinutes: "60",
};

describe("the organisation's settings", () => {
  test("are read as people type them and kept", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const admin = await aPerson(world, { roles: ["admin"] });
      await world.asApp();
      const ctx = await contextOf(world, admin.id);
      await saveOrganisation(ctx, input.parse(typed));
      expect(await getOrganisation(world.tx)).toEqual({
        name: "Harbour",
        zone: "Europe/Dublin",
        country: "IE",
        currency: "EUR",
        heavyShare: 0.025,
        heavyValueMinor: 25_000_000,
        sessionIdleMinutes: 60,
      });
      await saveOrganisation(ctx, input.parse({ ...typed, heavyValue: "", currency: "JPY" }));
      expect((await getOrganisation(world.tx)).heavyValueMinor).toBeNull();
    }));

  test.each([
    ["heavyShare", "0", /more than 0/],
    ["heavyShare", "101", /at most 100/],
    ["heavyShare", "some", /percentage/],
    ["heavyValue", "much", /an amount/],
    ["heavyValue", "-5", /an amount/],
    ["sessionIdleMinutes", "4", /At least 5/],
    ["sessionIdleMinutes", "721", /At most 720/],
    ["zone", "Europe/Nowhere", /time zone/],
    ["currency", "XYZ1", /currency/],
    ["country", "Narnia", /country/],
  ])("%s %j is refused with a sentence", (field, value, sentence) => {
    const read = input.safeParse({ ...typed, [field]: value });
    expect(read.error?.issues[0]?.path[0]).toBe(field);
    expect(read.error?.issues[0]?.message).toMatch(sentence);
  });
});
