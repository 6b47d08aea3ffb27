import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { teams } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { aCustomer } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson, aTeam } from "../testing/factories";
import { givenAt } from "../testing/limits";
import { insertInto, someWords } from "../testing/promises";
import { logMileInput } from "./input";
import { logMile } from "./mutations";
import { listInNeedOfCare, listMiles, listMileTeams } from "./queries";

const today = plainDate("2026-11-21");

async function aTeamAtWork(world: World) {
  await world.setNow(givenAt);
  await anOrganisation(world);
  const team = await aTeam(world, { name: "Leeds line" });
  const inTeam = { teamId: team.id, departmentId: team.departmentId };
  const lead = await aPerson(world, { ...inTeam, name: "Lena Lead", roles: ["manager"] });
  const goer = await aPerson(world, { ...inTeam, name: "Gwen Goer" });
  await world.tx.update(teams).set({ leadId: lead.id }).where(sql`id = ${team.id}`);
  const customer = (await aCustomer(world, { name: "Ada Plain" })).id;
  const colleague = await contextOf(world, (await aPerson(world, { roles: ["admin"] })).id);
  await world.asApp();
  const tell = (given: Record<string, string> = {}) =>
    logMile(
      colleague,
      logMileInput.parse({
        ...{
          customerId: customer,
          personId: goer.id,
          happenedOn: "2026-11-20",
          words: "Drove the valve over after work.",
        },
        ...given,
      }),
    );
  return { team, lead, goer, customer, colleague, tell };
}

describe("an extra mile", () => {
  test("is told of a colleague as a story of their team, with nothing counted", () =>
    inTransaction(async (world) => {
      const { team, goer, tell } = await aTeamAtWork(world);
      await tell();
      await tell({ personId: "", words: "Rang his neighbour." });
      const { miles } = await listMiles(world.tx, { team: team.id, after: null });
      expect(miles).toMatchObject([{ personId: goer.id, team: "Leeds line", customerName: "Ada Plain" }]);
      expect((await listMiles(world.tx, { team: "none", after: null })).miles).toMatchObject([
        { words: "Rang his neighbour." },
      ]);
      expect(await listMileTeams(world.tx)).toEqual([{ id: team.id, name: "Leeds line" }]);
    }));

  test("three in thirty days ask the lead of the team, and nobody else, to look after whoever went", () =>
    inTransaction(async (world) => {
      const { lead, goer, colleague, tell } = await aTeamAtWork(world);
      const care = (leadId: string) => listInNeedOfCare(world.tx, { leadId, today });
      for (const happenedOn of ["2026-11-20", "2026-11-01"]) await tell({ happenedOn });
      await tell({ happenedOn: "2026-10-22" });
      expect(await care(lead.id)).toEqual([]);
      await tell({ happenedOn: "2026-10-23" });
      expect(await care(lead.id)).toEqual(["Gwen Goer"]);
      expect([await care(goer.id), await care(colleague.actor.id)]).toEqual([[], []]);
    }));

  test("is of people who are with us, on a day that has come, and stays as it was told", () =>
    inTransaction(async (world) => {
      const { customer, goer, tell } = await aTeamAtWork(world);
      await expect(tell({ happenedOn: "2026-11-22" })).rejects.toMatchObject({ field: "happenedOn" });
      await expect(tell({ personId: customer })).rejects.toMatchObject({ field: "personId" });
      await world.refused(async (tx) => {
        const words_id = await someWords({ tx }, "Tomorrow.");
        const of = { id: crypto.randomUUID(), customer_id: customer, person_id: goer.id, noted_by: goer.id, words_id };
        await insertInto({ tx }, "extra_miles", { ...of, happened_on: "2026-11-22" });
      }, /not come yet/);
      await world.refused((tx) => tx.execute(sql`delete from extra_miles`), /permission denied/);
    }));
});
