import { describe, expect, test } from "vitest";
import { contextOf } from "../testing/accounts";
import { inTransaction } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { saveDecisionSettings as decisionInput, saveOrganisation as input } from "./input";
import { saveDecisionSettings, saveOrganisation } from "./mutations";
import { getDecisionSettings, getOrganisation, listDecisionSettings } from "./queries";

const typed = {
  name: "Harbour",
  zone: "Europe/Dublin",
  country: "Ireland",
  currency: "EUR",
  sessionIdleMinutes: "60",
};
const decisions = { heavyShare: "2.5", heavyValue: "250,000", proposalAnswerDays: "10" };

describe("the organisation's settings", () => {
  test("are read as people type them and kept", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const admin = await aPerson(world, { roles: ["admin"] });
      await world.asApp();
      await saveOrganisation(await contextOf(world, admin.id), input.parse(typed));
      expect(await getOrganisation(world.tx)).toEqual({
        name: "Harbour",
        zone: "Europe/Dublin",
        country: "IE",
        currency: "EUR",
        sessionIdleMinutes: 60,
      });
    }));

  test("say when a decision is heavy and how long a proposal waits, and who changed that", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const admin = await aPerson(world, { name: "Ada Admin", roles: ["admin"] });
      await world.asApp();
      const ctx = await contextOf(world, admin.id);
      await saveDecisionSettings(ctx, decisionInput.parse(decisions));
      const kept = { heavyShare: 0.025, heavyValueMinor: 25_000_000, proposalAnswerDays: 10 };
      expect(await getDecisionSettings(world.tx)).toEqual(kept);
      const inYen = { ...ctx, organisation: { ...ctx.organisation, currency: "JPY" } };
      await saveDecisionSettings(inYen, decisionInput.parse(decisions));
      expect((await getDecisionSettings(world.tx)).heavyValueMinor).toBe(250_000);
      await saveDecisionSettings(ctx, decisionInput.parse({ ...decisions, heavyValue: "" }));
      expect((await getDecisionSettings(world.tx)).heavyValueMinor).toBeNull();
      expect(await listDecisionSettings(world.tx)).toHaveLength(3);
      expect((await listDecisionSettings(world.tx)).at(-1)).toMatchObject({ by: "Ada Admin", after: kept });
      for (const heavyValue of ["much", "-5", "0"])
        await expect(saveDecisionSettings(ctx, decisionInput.parse({ ...decisions, heavyValue }))).rejects.toThrow(
          /an amount/,
        );
    }));

  test.each([
    ["heavyShare", "0", /more than 0/],
    ["heavyShare", "101", /at most 100/],
    ["heavyShare", "some", /percentage/],
    ["proposalAnswerDays", "0", /At least one day/],
    ["proposalAnswerDays", "91", /At most 90/],
    ["proposalAnswerDays", "1.5", /whole days/],
  ])("%s %j of decisions is refused with a sentence", (field, value, sentence) => {
    const read = decisionInput.safeParse({ ...decisions, [field]: value });
    expect(read.error?.issues[0]?.message).toMatch(sentence);
  });

  test.each([
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
