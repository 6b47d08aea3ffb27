import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { refusal } from "../testing/attacks";
import { asApp, inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { manyPurchases } from "../testing/purchases";
import { aValueMethod, buyersAtRandom, fittedOn } from "../testing/values";
import { getValuePage } from "./queries/page";
import { fitValues } from "./tasks";

async function aFit(world: World) {
  await world.setNow(new Date(`${fittedOn}T09:00:00Z`));
  await anOrganisation(world);
  await manyPurchases(world, buyersAtRandom(250, fittedOn));
  const method = await aValueMethod(world);
  await fitValues(world.tx);
  const { shown } = await getValuePage(world.tx);
  if (!shown) throw new Error("nothing is shown");
  return { method, shown };
}

/** A copy of a kept fit, changed: as if somebody wrote a fit of their own. */
function forged(changes: Record<string, unknown>) {
  const changed = JSON.stringify({ id: newId(), recorded_at: null, version: null, ...changes });
  return (tx: Database) =>
    tx.execute(sql`
      insert into value_models select (jsonb_populate_record(m, ${changed}::jsonb)).* from value_model_now n join value_models m on m.id = n.id`);
}

describe("the application's login cannot", () => {
  test("change or take away what was set, found or came of it", () =>
    asApp(async (app) => {
      for (const table of ["value_methods", "value_models", "value_steps", "lifetime_values", "value_sums"]) {
        expect(await refusal(() => app.unsafe(`delete from ${table}`))).toMatch(/permission denied/);
        expect(await refusal(() => app.unsafe(`truncate ${table}`))).toMatch(/permission denied/);
      }
      expect(await refusal(() => app`update value_methods set margin = 99`)).toMatch(/permission denied/);
      expect(await refusal(() => app`update value_models set refused = null`)).toMatch(/permission denied/);
      expect(await refusal(() => app`update lifetime_values set value_minor = 1`)).toMatch(/permission denied/);
      expect(
        await refusal(
          () =>
            app`insert into lifetime_values (model_id, survivor_id, repeats, historic_minor) values (${newId()}, ${newId()}, 1, 1)`,
        ),
      ).toMatch(/permission denied/);
      expect(
        await refusal(() => app`insert into value_sums (model_id, sums, took_ms) values (${newId()}, '{}', 1)`),
      ).toMatch(/permission denied/);
    }));

  test("set a method for somebody who is not of the board, or on an earlier day", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const manager = (await aPerson(world, { roles: ["manager"] })).id;
      await world.asApp();
      await world.refused((tx) => aValueMethod({ ...world, tx }, { setBy: manager }), /set by the board/);
      await world.asOwner();
      const board = (await aPerson(world, { roles: ["board"] })).id;
      await world.asApp();
      await world.refused(
        (tx) => aValueMethod({ ...world, tx }, { setBy: board, recordedAt: new Date("2020-01-01") }),
        /stamp|given|time/i,
      );
    }));

  test("write a fit that was not found: of other counts, another likelihood, unlikelier parameters, another day, another method", () =>
    inTransaction(async (world) => {
      const { shown } = await aFit(world);
      const older = (await aValueMethod(world)).id;
      const parameters = (alpha: number) => ({ ...shown.parameters, alpha: { value: alpha, error: 1 } });
      await world.asApp();
      await world.refused(forged({}), /method in force/);
      await world.refused(forged({ method_id: older, as_of: "2026-01-01" }), /cannot be dated back/);
      await world.refused(forged({ method_id: older, recorded_at: "2026-01-01" }), /given|stamp|time/i);
      await world.refused(forged({ method_id: older, customers: 249 }), /histories are of 250/);
      await world.refused(forged({ method_id: older, log_likelihood: -1 }), /likelihood stated/);
      await world.refused(forged({ method_id: older, parameters: parameters(1e17) }), /nonsense/);
      await world.refused(
        forged({ method_id: older, parameters: parameters((shown.parameters?.alpha.value ?? 0) * 2) }),
        /likelihood stated/,
      );
      await world.refused(
        forged({ method_id: older, parameters: null, log_likelihood: null, spend: null, newcomer: null }),
        /or why there are none/,
      );
    }));

  test("have values written that do not follow from the fit, of another fit, or twice", () =>
    inTransaction(async (world) => {
      const { shown, method } = await aFit(world);
      await world.asApp();
      await world.refused((tx) => tx.execute(sql`select write_values(${shown.id}, null, 10)`), /newest fit, once/);
      await world.refused((tx) => tx.execute(sql`select end_values(${shown.id}, now())`), /newest fit, once/);
      await forged({ method_id: method.id })(world.tx);
      const [next] = await world.tx.execute<{ id: string; version: number }>(
        sql`select id, version from value_model_now`,
      );
      expect(next?.version).toBe(shown.version + 1);
      const step =
        (purchases: number, discounted: number, spread = 0) =>
        (tx: Database) =>
          tx.execute(sql`select add_value_steps(${next?.id ?? null}, array[3], array[140], array[${purchases}::float8], array[${discounted}::float8],
          array_fill(${spread}::real, array[20]))`);
      const [honest] = await world.tx.execute<{ bought: number }>(sql`
        select bought_if_alive(value_parameter(parameters, 'r') + 3, value_parameter(parameters, 'alpha') + 20, value_parameter(parameters, 'a'),
          value_parameter(parameters, 'b') + 3, 12 * 365.25 / 84) as bought from value_model_now`);
      const bought = honest?.bought ?? 0;
      await world.refused(step(bought * 2, bought * 2), /do not follow/);
      await world.refused(step(bought, bought * 1.01), /do not follow|violates/);
      await world.refused(step(bought, bought * 0.5), /do not follow/);
      await world.refused(step(bought, bought * 0.95, 1e6), /do not follow/);
      await step(bought, bought * 0.95)(world.tx);
      await world.refused((tx) => tx.execute(sql`select write_values(${shown.id}, null, 10)`), /newest fit, once/);
    }));
});
