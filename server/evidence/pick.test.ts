import { describe, expect, it } from "vitest";
import { evidenceKinds } from "../domain/decision-words";
import { inTransaction, type World } from "../testing/database";
import { aCast } from "../testing/decisions";
import { aResearchNote, erasedNow, someRecords } from "../testing/evidence";
import { pickEvidence, wordsOf } from "./queries/pick";

const scene = (test: (world: World, records: Awaited<ReturnType<typeof someRecords>>, byId: string) => Promise<void>) =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2026-11-21T12:00:00Z"));
    const cast = await aCast(world);
    await test(world, await someRecords(world, cast), cast.owner.id);
  });

const found = async (
  { tx }: World,
  kind: (typeof evidenceKinds)[number],
  q: string,
  customerId: string | null = null,
) => (await pickEvidence(tx, { kind, q, customerId })).pieces.map(({ refId }) => refId);

describe("what can be quoted", () => {
  it("is found by its words, whatever kind it is, and quoted word for word", () =>
    scene(async (world, records) => {
      await world.asApp();
      const words = {
        ...{ contact: "three times", feedback: "frightened", complaint: "nobody answers", promise: "by friday" },
        ...{ call_listening: "three times", research: "seven of ten", back_to_floor: "surname", document: "survey" },
      };
      for (const kind of evidenceKinds) {
        if (kind === "metric") continue;
        expect(await found(world, kind, words[kind])).toEqual([records[kind]]);
        expect((await wordsOf(world.tx, kind, records[kind]))?.toLowerCase()).toContain(words[kind]);
        expect(await found(world, kind, "xyzzy")).toEqual([]);
      }
      expect(await found(world, "metric", "")).toEqual([]);
    }));

  it("is found by the customer's name, and within one customer's records", () =>
    scene(async (world, records) => {
      await world.asApp();
      expect(await found(world, "contact", "okonkwo")).toEqual([records.contact]);
      expect(await found(world, "contact", "", records.customerId)).toEqual([records.contact]);
      expect(await found(world, "complaint", "%", records.customerId)).toEqual([]);
    }));

  it("is the newest version of a note, and nothing of anybody erased", () =>
    scene(async (world, records, byId) => {
      const corrected = await aResearchNote(world, {
        byId,
        firstId: records.research,
        found: "Eight of ten would rather be rung.",
      });
      expect(await found(world, "research", "")).toEqual([corrected]);
      await erasedNow(world, records.customerId);
      for (const kind of ["contact", "feedback", "complaint", "promise", "document"] as const)
        expect(await found(world, kind, "")).not.toContain(records[kind]);
    }));
});
