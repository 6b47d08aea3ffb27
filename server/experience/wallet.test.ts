import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { plainDate } from "../domain/plain-date";
import { walletShare, walletStanding } from "../domain/wallet";
import { contextOf } from "../testing/accounts";
import { aCustomer, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { recordWalletInput } from "./input";
import { recordWallet, takeBackWallet } from "./mutations/wallet";
import { signsQuestion } from "./queries/signs";
import { getWallet } from "./queries/wallet";

const today = plainDate("2026-06-30");

async function aTeller(world: World) {
  await world.setNow(new Date("2026-06-30T12:00:00Z"));
  await anOrganisation(world);
  return contextOf(world, (await aPerson(world, { roles: ["frontline"] })).id);
}

const typed = (customerId: string, elsewhere: string, more: object = {}) =>
  recordWalletInput.parse({ customerId, elsewhere, source: "customer", ...more });

const bought = (world: World, customerId: string, boughtOn: string, amountMinor: number) =>
  aPurchase(world, { customerId, boughtOn: plainDate(boughtOn), amountMinor });

test("the newest estimate said counts, read through the survivor, and refunds are taken off what they buy from us", () =>
  inTransaction(async (world) => {
    const ctx = await aTeller(world);
    const [kept, merged] = [(await aCustomer(world)).id, (await aCustomer(world)).id];
    await bought(world, kept, "2026-06-01", 50_000);
    await bought(world, merged, "2026-02-01", 20_000);
    await bought(world, merged, "2026-02-09", -10_000);
    await bought(world, kept, "2025-06-30", 99_000);
    await aMerge(world, merged, kept);
    await world.asApp();
    await recordWallet(ctx, typed(kept, "900", { saidOn: "2026-01-05" }));
    await recordWallet(ctx, typed(merged, "1,234.50", { saidOn: "2026-05-05", source: "survey" }));
    await recordWallet(ctx, typed(kept, "700", { saidOn: "2026-03-05" }));
    const { estimates, now } = await getWallet(ctx, merged);
    expect(estimates.map(({ elsewhereMinor }) => elsewhereMinor)).toEqual([123_450, 70_000, 90_000]);
    expect(now).toEqual({ standing: "counts", oursMinor: 60_000, elsewhereMinor: 123_450 });
    const { wallet } = await signsQuestion.count(world.tx, { asOf: today, lapseDays: 365, segment: null });
    expect(wallet).toMatchObject({ customers: 1, ours: 60_000, wallet: 183_450, buyers: 1, expired: 0, stale: 0 });
    const squares = { oursSquared: 60_000 ** 2, crossed: 60_000 * 183_450, walletSquared: 183_450 ** 2 };
    expect(wallet.bySource).toEqual([{ source: "survey", customers: 1, ours: 60_000, wallet: 183_450, ...squares }]);
    await takeBackWallet(ctx, { customerId: kept });
    expect((await getWallet(ctx, kept)).now).toBeNull();
    await recordWallet(ctx, typed(kept, "800", { saidOn: "2026-05-05" }));
    expect((await getWallet(ctx, kept)).now?.elsewhereMinor).toBe(80_000);
  }));

test("expired, stale and silent customers are counted apart, as the domain says, and the share is sum over sum", () =>
  inTransaction(async (world) => {
    const ctx = await aTeller(world);
    const cases = [
      { now: 40_000, before: 0, elsewhere: 60_000, saidOn: "2026-05-01", expiresOn: "2026-06-30" },
      { now: 40_000, before: 0, elsewhere: 60_000, saidOn: "2026-05-01", expiresOn: "2026-06-29" },
      { now: 70_000, before: 9_000, elsewhere: 60_000, saidOn: "2026-05-01", expiresOn: "2027-05-01" },
      { now: 69_000, before: 9_000, elsewhere: 60_000, saidOn: "2026-05-01", expiresOn: "2027-05-01" },
      { now: 0, before: 9_000, elsewhere: 60_000, saidOn: "2025-07-01", expiresOn: "2027-05-01" },
      { now: 10_000, before: 0, elsewhere: 0, saidOn: "2026-05-01", expiresOn: "2027-05-01" },
    ];
    const counted: { ours: number; wallet: number }[] = [];
    const standings: string[] = [];
    for (const { now, before, elsewhere, saidOn, expiresOn } of cases) {
      const { id } = await aCustomer(world);
      if (before > 0) await bought(world, id, "2025-06-20", before);
      if (now > 0) await bought(world, id, "2026-06-20", now);
      await recordWallet(ctx, typed(id, String(elsewhere / 100), { saidOn, expiresOn }));
      const standing = walletStanding(
        { elsewhereMinor: elsewhere, expiresOn: plainDate(expiresOn), oursThenMinor: before },
        now,
        today,
      );
      standings.push(standing);
      expect((await getWallet(ctx, id)).now?.standing).toBe(standing);
      if (standing === "counts") counted.push({ ours: now, wallet: now + elsewhere });
    }
    expect(standings).toEqual(["counts", "expired", "stale", "counts", "none_of_ours", "counts"]);
    await world.asApp();
    const { wallet } = await signsQuestion.count(world.tx, { asOf: today, lapseDays: 365, segment: null });
    expect(wallet).toMatchObject({ customers: 3, expired: 1, stale: 1, noneOfOurs: 1, buyers: 5 });
    const sum = (pick: (of: { ours: number; wallet: number }) => number) =>
      counted.reduce((all, of) => all + pick(of), 0);
    expect(walletShare(wallet)?.share).toBeCloseTo(sum(({ ours }) => ours) / sum(({ wallet: w }) => w), 12);
    expect(wallet.crossed).toBe(sum(({ ours, wallet: w }) => ours * w));
  }));

test("an amount, a day ahead and a day too far are refused in a sentence", () =>
  inTransaction(async (world) => {
    const ctx = await aTeller(world);
    const { id } = await aCustomer(world);
    const tries = [
      ["a lot", {}, /not an amount/],
      ["-5", {}, /not an amount/],
      ["5", { saidOn: "2026-07-01" }, /has not come/],
      ["5", { saidOn: "2026-06-01", expiresOn: "2028-06-02" }, /within 24 months/],
      ["5", { saidOn: "2026-06-01", expiresOn: "2026-05-31" }, /within 24 months/],
    ] as const;
    for (const [elsewhere, more, sentence] of tries)
      await expect(recordWallet(ctx, typed(id, elsewhere, more))).rejects.toThrow(sentence);
  }));

test("the application's login can neither change an estimate, nor its expiry, nor when it was recorded", () =>
  inTransaction(async (world) => {
    const ctx = await aTeller(world);
    const { id } = await aCustomer(world);
    await world.asApp();
    await recordWallet(ctx, typed(id, "5"));
    const refused = /permission denied|append-only/;
    await world.refused((tx) => tx.execute(sql`update wallet_estimates set expires_on = expires_on + 400`), refused);
    await world.refused((tx) => tx.execute(sql`update wallet_estimates set elsewhere_minor = 1`), refused);
    await world.refused((tx) => tx.execute(sql`delete from wallet_estimates`), refused);
    await world.refused((tx) => tx.execute(sql`truncate wallet_estimates`), refused);
    const insert = (columns: string, values: string) =>
      sql.raw(`insert into wallet_estimates (id, customer_id, elsewhere_minor, currency, source, said_on, expires_on, recorded_by${columns})
        values (gen_random_uuid(), '${id}', 5, 'GBP', 'guess', ${values})`);
    const by = `'${ctx.actor.id}'`;
    await world.refused(
      (tx) => tx.execute(insert(", recorded_at", `'2026-01-01', '2026-02-01', ${by}, '2026-01-01'`)),
      /permission denied/,
    );
    await world.refused((tx) => tx.execute(insert("", `'2026-07-01', '2026-08-01', ${by}`)), /has not come/);
    await world.refused((tx) => tx.execute(insert("", `'2026-01-01', '2029-01-01', ${by}`)), /wallet_estimates_expire/);
    await world.asOwner();
    await world.refused(
      (tx) => tx.execute(sql`update wallet_estimates set expires_on = expires_on + 400`),
      /append-only/,
    );
  }));
