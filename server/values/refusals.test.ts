import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { customers } from "@/db/schema";
import { refusalWords } from "../domain/fit-words";
import { refusal } from "../testing/attacks";
import { asApp, inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { manyPurchases } from "../testing/purchases";
import { aValueMethod, buyersAtRandom, fittedOn } from "../testing/values";
import { getValuePage } from "./queries/page";
import { fitValues } from "./tasks";

type Shown = NonNullable<Awaited<ReturnType<typeof getValuePage>>["shown"]>;

type Fit = Awaited<ReturnType<typeof aFit>>;

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

const said = sql.raw(
  "id, method_id, as_of, unit, customers, repeaters, refused, parameters, log_likelihood, spend, newcomer, holdout, took_ms, memory_mb",
);

/** A copy of a kept fit, changed: as if somebody wrote a fit of their own, `more` being columns a fit has no word in. */
function forged(changes: Record<string, unknown>, more = "") {
  return (tx: Database) => {
    const changed = JSON.stringify({ id: newId(), ...changes });
    const columns = sql`${said}${sql.raw(more === "" ? "" : `, ${more}`)}`;
    return tx.execute(sql`
      insert into value_models (${columns}) select ${columns} from (
        select (jsonb_populate_record(m, ${changed}::jsonb)).* from value_model_now n join value_models m on m.id = n.id) f`);
  };
}

const nothingFound = { parameters: null, log_likelihood: null, spend: null, newcomer: null, holdout: null };

/** Spending as it was found, but for some of it, with the likelihood that it truly has. */
async function spending(world: World, shown: Shown, changes: { p?: number; q?: number; gamma?: number }) {
  const { spend } = shown;
  if (!spend) throw new Error("nothing was fitted to what was paid");
  const { p, q, gamma } = { p: spend.p.value, q: spend.q.value, gamma: spend.gamma.value, ...changes };
  const [row] = await world.tx.execute<{ likelihood: number }>(sql`
    select likelihood from spend_likelihoods(array[array[${p}, ${q}, ${gamma}]::float8[]], 100, ${fittedOn}, false)`);
  const of = (value: number) => ({ value, error: 1 });
  return { ...spend, p: of(p), q: of(q), gamma: of(gamma), logLikelihood: row?.likelihood };
}

/** What cannot be done with a fit in hand; one fit serves them all. */
const attacks: Readonly<Record<string, (world: World, fit: Fit) => Promise<void>>> = {
  "write a fit that was not found: of other counts, another likelihood, unlikelier parameters, another day, another method":
    async (world, { shown }) => {
      const older = (await aValueMethod(world)).id;
      const parameters = (changed: Partial<Record<"r" | "alpha" | "a" | "b", number>>) => ({
        ...shown.parameters,
        ...Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, { value, error: 1 }])),
      });
      await world.asApp();
      await world.refused(forged({}), /method in force/);
      await world.refused(forged({ method_id: older, as_of: "2026-01-01" }), /cannot be dated back/);
      for (const column of [
        "recorded_at",
        "version",
        "currency",
        "minor_per_unit",
        "left_out",
        "correlation",
        "refunded_share",
      ])
        await world.refused(forged({ method_id: older }, column), /permission denied/);
      await world.refused(forged({ method_id: older, customers: 249 }), /histories are of 250/);
      await world.refused(forged({ method_id: older, log_likelihood: -1 }), /likelihood stated/);
      await world.refused(forged({ method_id: older, parameters: parameters({ alpha: 1e17 }) }), /nonsense/);
      // Where a search without bounds ends: the likelihood breaks down to millions, and nothing is more likely.
      await world.refused(
        forged({ method_id: older, parameters: parameters({ b: 1e17 }), log_likelihood: 2.4e6 }),
        /nonsense/,
      );
      await world.refused(forged({ method_id: older, parameters: parameters({ b: 20_000 }) }), /nonsense/);
      await world.refused(forged({ method_id: older, log_likelihood: 2.4e6 }), /likelihood stated/);
      await world.refused(
        forged({ method_id: older, parameters: parameters({ alpha: (shown.parameters?.alpha.value ?? 0) * 2 }) }),
        /likelihood stated/,
      );
      await world.refused(forged({ method_id: older, ...nothingFound }), /or why there are none/);
    },
  "make up what customers pay, or what somebody new is worth": async (world, { shown, method }) => {
    const as = (changes: Record<string, unknown>) => forged({ method_id: method.id, ...changes });
    const gamma = (shown.spend?.gamma.value ?? 0) * 1_000;
    await world.asApp();
    await world.refused(as({ spend: { ...shown.spend, gamma: { value: gamma, error: 1 } } }), /these payments have/);
    await world.refused(as({ spend: await spending(world, shown, { gamma }) }), /Other parameters are likelier/);
    for (const name of ["p", "q", "gamma"] as const) {
      const spend = await spending(world, shown, { [name]: (shown.spend?.[name].value ?? 0) * 1.3 });
      await world.refused(as({ spend }), /Other parameters are likelier/);
    }
    await world.refused(as({ spend: { ...shown.spend, customers: 1 } }), /the fit says otherwise/);
    await world.refused(as({ spend: { customers: 1 } }), /nonsense/);
    await world.refused(as({ spend: { ...shown.spend, p: { value: 20_000, error: 1 } } }), /nonsense/);
    await world.refused(as({ spend: null }), /takes a fit of what is paid/);
    const newcomer = (changes: object) => as({ newcomer: { ...shown.newcomer, ...changes } });
    await world.refused(newcomer({ valueMinor: 1_000_000, highMinor: 2_000_000 }), /newcomer is worth does not follow/);
    await world.refused(newcomer({ purchases: 50 }), /newcomer is worth does not follow/);
    await world.refused(newcomer({ lowMinor: 9e9 }), /newcomer is worth does not follow/);
    await as({})(world.tx);
  },
  "say in which money a fit is, who was left out or how much goes with how often: the database does": async (
    world,
    { shown, method },
  ) => {
    await world.asApp();
    const changes = {
      method_id: method.id,
      currency: "JPY",
      minor_per_unit: 10_000,
      left_out: { died: 99 },
      correlation: 1,
      refunded_share: 1,
    };
    await world.refused(forged(changes, "minor_per_unit"), /permission denied/);
    await forged(changes)(world.tx);
    const [kept] = await world.tx.execute(
      sql`select currency, minor_per_unit, left_out, correlation, refunded_share from value_models where id = (select id from value_model_now)`,
    );
    expect(kept).toEqual({
      ...{ currency: "GBP", minor_per_unit: 100, left_out: { died: 0, organisations: 0 } },
      correlation: shown.correlation,
      refunded_share: shown.refundedShare,
    });
  },
  "refuse a fit for a reason of their own": async (world, { method }) => {
    await world.asApp();
    const refused = (reason: string) => forged({ method_id: method.id, ...nothingFound, refused: reason });
    await world.refused(refused("The board asked for it."), /no reason not to fit/);
    await world.refused(refused("Too few repeat customers to fit a model: 9, at least 100 are needed."), /no reason/);
    await world.refused(refused(refusalWords.few_repeaters), /no reason/);
    await world.refused(
      forged({ ...nothingFound, refused: refusalWords.flat, method_id: method.id, customers: 1 }),
      /are of 250/,
    );
    for (const reason of ["impossible_history", "nonsense_likelihood", "at_bound", "flat", "not_converged"] as const)
      await refused(refusalWords[reason])(world.tx);
  },
  "end a fit before every customer's value is written": async (world, { method }) => {
    await world.asApp();
    const id = newId();
    await forged({ id, method_id: method.id })(world.tx);
    await world.refused((tx) => tx.execute(sql`select end_values(${id})`), /Not every customer/);
    const [first] = await world.tx.execute<{ last: string }>(sql`select write_values(${id}, null, 100) as last`);
    await world.refused((tx) => tx.execute(sql`select end_values(${id})`), /Not every customer/);
    await world.tx.execute(sql`select write_values(${id}, ${first?.last ?? null}, 1000)`);
    await world.asOwner();
    const died = { diedRecordedAt: new Date(`${fittedOn}T08:00:00Z`), diedRecordedBy: (await aPerson(world)).id };
    await world.tx
      .update(customers)
      .set(died)
      .where(eq(customers.id, first?.last ?? id));
    await world.asApp();
    await world.tx.execute(sql`select end_values(${id})`);
    const [left] = await world.tx.execute<{ n: number }>(
      sql`select count(*)::int as n from lifetime_values where model_id = ${id}`,
    );
    expect(left?.n).toBe(249);
  },
  "have values written that do not follow from the fit, of another fit, or twice": async (world, { shown, method }) => {
    await world.asApp();
    await world.refused((tx) => tx.execute(sql`select write_values(${shown.id}, null, 10)`), /newest fit, once/);
    await world.refused((tx) => tx.execute(sql`select end_values(${shown.id})`), /newest fit, once/);
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
  },
};

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

  test("do any of these with a fit in hand", () =>
    inTransaction(async (world) => {
      const fit = await aFit(world);
      for (const [name, attack] of Object.entries(attacks))
        await world
          .within((inner) => attack(inner, fit))
          .catch((error: unknown) => {
            throw new Error(`The application's login can ${name}.`, { cause: error });
          });
    }));
});
