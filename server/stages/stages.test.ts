import { describe, expect, it } from "vitest";
import { logContactInput } from "../contacts/input";
import { logContact } from "../contacts/mutations/log";
import { getContact } from "../contacts/queries/one";
import { journeyStages } from "../domain/contact";
import { contextOf } from "../testing/accounts";
import { aCustomer } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { addStage, moveStage, offerStage, renameStage } from "./mutations";
import { listStages } from "./queries";

async function inTheSettings(world: World) {
  await anOrganisation(world);
  const { id: customerId } = await aCustomer(world);
  const ctx = await contextOf(world, (await aPerson(world, { roles: ["admin", "frontline"] })).id);
  await world.asApp();
  const stages = async () =>
    (await listStages(ctx.db)).map(({ words, isOffered }) => (isOffered ? words : `(${words})`));
  const log = (stage: string) =>
    logContact(ctx, logContactInput.parse({ customerId, channel: "phone", words: "Asked about moving.", stage }));
  return { ctx, stages, log };
}

describe("the journey stages", () => {
  it("begin with six, in the customer's words, their own names unseen", () =>
    inTransaction(async (world) => {
      const { ctx, stages } = await inTheSettings(world);
      expect((await listStages(ctx.db)).map(({ key }) => key)).toEqual([...journeyStages]);
      expect(await stages()).toEqual([
        "Finding and buying",
        "Starting",
        "Using",
        "Getting help",
        "Renewing",
        "Leaving",
      ]);
    }));

  it("are added, said in other words, put in order and no longer offered", () =>
    inTransaction(async (world) => {
      const { ctx, stages } = await inTheSettings(world);
      await addStage(ctx, { words: "Moving house" });
      await renameStage(ctx, { key: "use", words: "Living with it" });
      await moveStage(ctx, { key: "moving_house", to: "up" });
      await moveStage(ctx, { key: "find_and_buy", to: "up" });
      await offerStage(ctx, { key: "renew", offered: "no" });
      expect(await stages()).toEqual([
        "Finding and buying",
        "Starting",
        "Living with it",
        "Getting help",
        "(Renewing)",
        "Moving house",
        "Leaving",
      ]);
      await offerStage(ctx, { key: "renew", offered: "yes" });
      expect(await stages()).toContain("Renewing");
      await expect(addStage(ctx, { words: " moving HOUSE " })).rejects.toThrow("these words already");
      await expect(renameStage(ctx, { key: "start", words: "Leaving" })).rejects.toThrow("these words already");
      await expect(renameStage(ctx, { key: "nowhere", words: "Nowhere" })).rejects.toThrow("no such record");
    }));

  it("are refused on a contact once they are no longer offered; what was recorded keeps them", () =>
    inTransaction(async (world) => {
      const { ctx, log } = await inTheSettings(world);
      const { contactId } = await log("renew");
      await offerStage(ctx, { key: "renew", offered: "no" });
      await expect(log("renew")).rejects.toThrow("not offered any more");
      await expect(log("made_up")).rejects.toThrow("not offered any more");
      expect((await getContact(ctx.db, contactId)).stage).toBe("renew");
    }));

  it("never run out: one remains", () =>
    inTransaction(async (world) => {
      const { ctx } = await inTheSettings(world);
      const [last, ...others] = [...journeyStages].reverse();
      for (const key of others) await offerStage(ctx, { key, offered: "no" });
      await expect(offerStage(ctx, { key: last ?? "", offered: "no" })).rejects.toThrow("has to remain");
    }));
});
