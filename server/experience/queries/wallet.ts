import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../../context";
import { getSurvivor } from "../../customers/queries/survivor";
import type { PlainDate } from "../../domain/plain-date";
import type { WalletSource, WalletStanding } from "../../domain/wallet";

/** One estimate of a customer's, as it was noted. */
export type EstimateRow = {
  id: string;
  /** Null: taken back. */
  elsewhereMinor: number | null;
  currency: string;
  source: WalletSource;
  saidOn: PlainDate;
  expiresOn: PlainDate;
  by: string;
};

/** How the newest stands today; null: nothing is known, or it was taken back. */
export type WalletNow = { standing: WalletStanding; oursMinor: number; elsewhereMinor: number } | null;

/** What was ever said of a customer's buying elsewhere, the latest first. */
export async function listEstimates(db: Database, customerId: string): Promise<EstimateRow[]> {
  return estimates(db, { customerId });
}

async function findWallet(db: Database, customerId: string, today: PlainDate): Promise<WalletNow> {
  const [row] = await wallet(db, { customerId, today });
  return row ?? null;
}

const estimates = preparedSql<EstimateRow>(
  "wallet_estimates_of",
  sql`select w.id, w.elsewhere_minor::float8 as "elsewhereMinor", w.currency, w.source, w.said_on::text as "saidOn",
      w.expires_on::text as "expiresOn", p.name as by
    from wallet_estimates w join customers c on c.id = w.customer_id join people p on p.id = w.recorded_by
    where c.survivor_id = ${placeholder("customerId")}::uuid
    order by w.said_on desc, w.recorded_at desc, w.id desc limit 50`,
);

const wallet = preparedSql<NonNullable<WalletNow>>(
  "wallet_now",
  sql`select standing, ours_minor::float8 as "oursMinor", elsewhere_minor::float8 as "elsewhereMinor"
    from wallet_standings(${placeholder("today")}::date, ${placeholder("customerId")}::uuid)`,
);

/** What a customer's page shows of it. */
export async function getWallet(ctx: Context, asked: string) {
  const { id, name } = await getSurvivor(ctx.db, asked);
  const [estimates, now] = [await listEstimates(ctx.db, id), await findWallet(ctx.db, id, ctx.today)];
  return { id, name, estimates, now };
}
