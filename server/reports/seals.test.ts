import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { command } from "@/scripts/commands/verify";
import { addMonths, plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { asApp, inTransaction, messageOf, type World } from "../testing/database";
import { aReportingCompany, tellQuarters } from "../testing/reports";
import { getReport, listReports } from "./queries/reports";

const quarter = plainDate("2026-07-01");

describe("a report cannot be forged, altered or dated back", () => {
  test("the application's login can neither write, change nor remove one, nor have one written of what is not over", () =>
    inTransaction(async (world) => {
      await aReportingCompany(world);
      await world.setNow(new Date("2026-10-01T09:00:00Z"));
      await world.asApp();
      await tellQuarters(world);
      for (const attack of [
        sql`insert into number_reports select gen_random_uuid(), '2026-04-01', '2026-06-30', threshold_id, lapse_days, '{}', '{}', recorded_at, null, hash from number_reports`,
        sql`update number_reports set figures = '{}'`,
        sql`update number_reports set recorded_at = '2026-10-01'`,
        sql`delete from number_reports`,
        sql`truncate number_reports`,
        sql`alter table number_reports disable trigger all`,
        sql`select write_number_report('2026-10-01', null)`,
        sql`select write_number_report('2026-04-01', '2026-07-01')`,
        sql`create or replace function number_figures(begins date, ends date, lapse int) returns jsonb language sql as $$ select '{}'::jsonb $$`,
      ])
        await world.refused((tx) => tx.execute(attack), /permission denied|must be owner/);
      await tellQuarters(world);
      expect((await listReports(world.tx, null)).reports).toHaveLength(1);
      await world.asOwner();
      await world.refused((tx) => tx.execute(sql`update number_reports set lapse_days = 1`), /append-only/);
      await world.refused((tx) => tx.execute(sql`select write_number_report('2026-10-01', null)`), /not over/);
      await world.refused((tx) => tx.execute(sql`select write_number_report('2026-04-01', null)`), /has its report/);
      await world.refused(
        (tx) => tx.execute(sql`select write_number_report('2027-04-01', '2027-07-01')`),
        /stamped by the server/,
      );
    }));

  test("nor through tables of its own that are called the same", () =>
    asApp(async (sql) => {
      const attack = sql`create temporary table number_reports (id uuid)`;
      expect(await attack.then(() => "nothing was refused", messageOf)).toMatch(/permission denied/);
    }));

  test("what the owner's login changed by force is found, by whoever opens it and by the command", () =>
    inTransaction(async (world) => {
      const { board } = await aReportingCompany(world);
      await world.setNow(new Date("2027-01-01T09:00:00Z"));
      await tellQuarters(world);
      const sound = await command.run(world.tx, { words: ["reports"] }, nowhere);
      expect(sound).toMatchObject({
        isBad: false,
        text: "2 quarterly reports were checked: all is as it was recorded.",
      });
      await byForce(
        world,
        sql`update number_reports set figures = figures || '{"customers": 4}' where begins_on = '2026-07-01'`,
      );
      const ctx = await contextOf(world, board);
      expect((await getReport(ctx, quarter)).holds).toBe(false);
      expect((await getReport(ctx, plainDate("2026-10-01"))).holds).toBe(true);
      await world.asApp();
      expect(await command.run(world.tx, { words: ["reports"] }, nowhere)).toMatchObject({
        isBad: true,
        json: { reports: { checked: 2, changed: ["2026-07-01"] } },
        text: expect.stringContaining("report of 2026-Q3: not what was sealed"),
      });
    }));

  test("a seal holds under any session setting, and is written the same under any", () =>
    inTransaction(async (world) => {
      await aReportingCompany(world);
      const settings = [
        ["timezone", "America/St_Johns"],
        ["datestyle", "German, DMY"],
        ["datestyle", "SQL, MDY"],
        ["bytea_output", "escape"],
        ["extra_float_digits", "-15"],
        ["search_path", "pg_catalog"],
      ] as const;
      for (const [index, [name, value]] of settings.entries()) {
        const ends = addMonths(quarter, 3 * index + 3);
        await world.setNow(new Date(`${ends}T09:00:00Z`));
        await world.tx.execute(sql`select set_config(${name}, ${value}, true)`);
        await world.tx.execute(sql`select public.report_quarters()`);
        for (const [other, sight] of [["datestyle", "ISO, YMD"], ...settings] as const) {
          await world.tx.execute(sql`select set_config(${other}, ${sight}, true)`);
          const seals = await world.tx.execute(sql`select holds from public.number_report_seals()`);
          expect([name, other, [...seals]]).toEqual([name, other, Array(index + 1).fill({ holds: true })]);
        }
        await world.tx.execute(
          sql`select set_config('search_path', 'public', true), set_config('timezone', 'UTC', true)`,
        );
      }
    }));

  test("seals as they were made before are made anew, each held against the old one first", () =>
    inTransaction(async (world) => {
      await aReportingCompany(world);
      await world.setNow(new Date("2027-04-01T09:00:00Z"));
      await tellQuarters(world);
      await world.tx.execute(
        sql.raw(
          partOf(
            "0055_plans.sql",
            "create function number_report_hash",
            "comment on function number_report_hash",
          ).replace("create function", "create or replace function"),
        ),
      );
      await byForce(
        world,
        sql`
        do $$ declare r number_reports; before bytea;
        begin
          for r in select * from number_reports order by begins_on loop
            r.previous_hash := before;
            before := number_report_hash(r);
            update number_reports set previous_hash = r.previous_hash, hash = before where id = r.id;
          end loop;
        end $$`,
      );
      await byForce(world, sql`update number_reports set figures = '{}' where begins_on = '2026-10-01'`);
      const [said] = await world.tx.execute(
        sql`select array_agg(holds order by begins_on) as holds from number_report_seals()`,
      );
      expect(said).toEqual({ holds: [true, false, true] });
      await world.tx.execute(sql.raw(partOf("0060_reports.sql", "-- number_report_seals goes on asking")));
      const [now] = await world.tx.execute(sql`
        select array_agg(s.holds order by begins_on) as holds, bool_and(hash = number_report_hash(r)) filter (where s.holds) as anew
        from number_report_seals() s join number_reports r using (begins_on)`);
      expect(now).toEqual({ holds: [true, false, true], anew: true });
      await world.refused((tx) => tx.execute(sql`update number_reports set lapse_days = 1`), /append-only/);
    }));
});

const nowhere = { appUrl: "", ownerUrl: "" };

/** What only a login past every trigger can do. */
async function byForce({ tx }: World, act: ReturnType<typeof sql>): Promise<void> {
  await tx.execute(sql`alter table number_reports disable trigger aa_no_change`);
  await tx.execute(act);
  await tx.execute(sql`alter table number_reports enable trigger aa_no_change`);
}

/** The text of a migration from these words on, up to others. */
function partOf(file: string, from: string, to?: string): string {
  const text = readFileSync(`db/migrations/${file}`, "utf8");
  return text.slice(text.indexOf(from), to === undefined ? text.length : text.indexOf(to));
}
