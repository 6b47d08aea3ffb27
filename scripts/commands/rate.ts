import { sql } from "drizzle-orm";
import { readClock } from "@/server/clock";
import { plainDate } from "@/server/domain/plain-date";
import { wilson } from "@/server/domain/wilson";
import { type Command, inColumns, required } from "./command";

type Row = { n: number; original: number; agreed: number; open: number; asked: number };

export const command: Command = {
  purpose: "the rate of promises kept to customers (M1) and as last agreed (M2), with k, n and interval",
  usage:
    "rate --from 2026-01-01 --until 2026-02-01 [--json]; days in the organisation's zone, the last one not included",
  options: { from: { type: "string" }, until: { type: "string" } },
  run: async (db, values) => {
    const [from, until] = [plainDate(required(values, "from")), plainDate(required(values, "until"))];
    const now = await readClock(db);
    const [row] = await db.execute<Row>(sql`
      select count(*) filter (where x.in_denominator)::int as n,
        count(*) filter (where x.kept_original)::int as original,
        count(*) filter (where x.kept_agreed)::int as agreed,
        count(*) filter (where not x.in_denominator)::int as open,
        count(*) filter (where x.in_denominator and x.asked_by_customer)::int as asked
      from organisation o, promise_outcomes(${now.toISOString()}::timestamptz,
        ${from}::date::timestamp at time zone o.zone, ${until}::date::timestamp at time zone o.zone) x
      where x.origin = 'live'`);
    const { n, original, agreed, open, asked } = row ?? { n: 0, original: 0, agreed: 0, open: 0, asked: 0 };
    const asPromised = shareOf(original, n);
    const asLastAgreed = shareOf(agreed, n);
    return {
      json: { from, until, asOf: now, asPromised, asLastAgreed, notCounted: open, askedByCustomer: asked },
      text: inColumns([
        ["kept as first promised (M1)", inWords(asPromised)],
        ["kept as last agreed (M2)", inWords(asLastAgreed)],
        ["not due yet, or rightly out of the count", String(open)],
        ["moved or cancelled because the customer asked", `${asked} of ${n}`],
      ]),
    };
  },
};

/** `rate` is null where nothing was due: not known is not 0. */
function shareOf(k: number, n: number) {
  return { k, n, rate: n > 0 ? k / n : null, interval: wilson(k, n) };
}

/** No percentage under ten (B5): it would say more than is known. */
function inWords({ k, n, rate, interval }: ReturnType<typeof shareOf>): string {
  if (rate === null || interval === null || n < 10) return `${k} of ${n}`;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return `${k} of ${n}, ${percent(rate)} (${percent(interval.low)} to ${percent(interval.high)})`;
}
