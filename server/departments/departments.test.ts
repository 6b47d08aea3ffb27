import { describe, expect, test } from "vitest";
import { teams } from "@/db/schema";
import type { Context } from "../context";
import { contextOf } from "../testing/accounts";
import { inTransaction, messageOf, type World } from "../testing/database";
import { aDepartment, anOrganisation, aPerson, aTeam } from "../testing/factories";
import { createDepartment, createTeam, renameDepartment, saveTeam } from "./mutations";
import { listDepartments } from "./queries";

async function asAdmin(test: (world: World, ctx: Context) => Promise<void>) {
  await inTransaction(async (world) => {
    await anOrganisation(world);
    const department = await aDepartment(world, { name: "IT" });
    const admin = await aPerson(world, { roles: ["admin"], departmentId: department.id });
    await world.asApp();
    await test(world, await contextOf(world, admin.id));
  });
}

const refusal = (act: Promise<unknown>) => act.then(() => "nothing was refused", messageOf);

describe("departments and teams", () => {
  test("are made, renamed and listed with who works in them", () =>
    asAdmin(async (world, ctx) => {
      await createDepartment(ctx, { name: "Service" });
      const [, service] = await listDepartments(world.tx, ctx.today);
      const departmentId = service?.id ?? "";
      await createTeam(ctx, { departmentId, name: "Leeds line" });
      await renameDepartment(ctx, { departmentId, name: "Customer service" });
      const [team] = await world.tx.select().from(teams);
      const teamId = team?.id ?? "";
      const lead = await aPerson(world, { name: "Daniel Reyes", departmentId, teamId });
      await aPerson(world, { departmentId, teamId, deactivatedAt: new Date("2026-01-01T00:00:00Z") });
      await saveTeam(ctx, { teamId, name: "Leeds", leadId: lead.id });
      expect(await listDepartments(world.tx, ctx.today)).toMatchObject([
        {
          name: "Customer service",
          people: 1,
          teams: [{ name: "Leeds", leadId: lead.id, members: [{ name: "Daniel Reyes" }] }],
        },
        { name: "IT", people: 1, teams: [] },
      ]);
    }));

  test("do not share a name where it would confuse", () =>
    asAdmin(async (world, ctx) => {
      const [one, other] = [await aDepartment(world, { name: "Sales" }), await aDepartment(world)];
      const team = await aTeam(world, { departmentId: one.id, name: "North" });
      const south = await aTeam(world, { departmentId: one.id, name: "South" });
      expect(await refusal(createDepartment(ctx, { name: "Sales" }))).toMatch(/called Sales already/);
      expect(await refusal(renameDepartment(ctx, { departmentId: other.id, name: "Sales" }))).toMatch(/called Sales/);
      expect(await refusal(createTeam(ctx, { departmentId: one.id, name: "North" }))).toMatch(/called North already/);
      expect(await refusal(saveTeam(ctx, { teamId: south.id, name: "North", leadId: null }))).toMatch(/called North/);
      await saveTeam(ctx, { teamId: team.id, name: "North", leadId: null });
      await createTeam(ctx, { departmentId: other.id, name: "North" });
    }));

  test("a team is led by somebody who works in it now", () =>
    asAdmin(async (world, ctx) => {
      const team = await aTeam(world);
      const { departmentId } = team;
      const outsider = await aPerson(world, { departmentId });
      const gone = await aPerson(world, {
        departmentId,
        teamId: team.id,
        deactivatedAt: new Date("2026-01-01T00:00:00Z"),
      });
      for (const { id } of [outsider, gone])
        expect(await refusal(saveTeam(ctx, { teamId: team.id, name: "North", leadId: id }))).toMatch(/works in it/);
    }));

  test("that are not there are not found", () =>
    asAdmin(async (_, ctx) => {
      const nowhere = "018f0000-0000-7000-8000-000000000001";
      for (const act of [
        () => renameDepartment(ctx, { departmentId: nowhere, name: "x" }),
        () => createTeam(ctx, { departmentId: nowhere, name: "x" }),
        () => saveTeam(ctx, { teamId: nowhere, name: "x", leadId: null }),
      ])
        expect(await refusal(act())).toMatch(/no such record/);
    }));
});
