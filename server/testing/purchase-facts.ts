import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { countActive } from "../domain/customer-numbers";
import type { Lens } from "../domain/lens";
import { addMonths, type PlainDate } from "../domain/plain-date";
import { historiesUntil, type PurchaseHistory, type PurchaseLine, purchaseHistories } from "../domain/purchase-history";

type CountedLine = PurchaseLine & { currency: string; orderRef: string };
type OpenIssue = { customerId: string; openedOn: PlainDate; resolvedOn: PlainDate | null };
type CountedPerson = { customerId: string; recordedOn: PlainDate; statedSinceOn: PlainDate | null };

/** Everybody that counts, and what counts of them, each under its survivor. Money is counted in pounds. */
export type PurchaseFacts = { people: CountedPerson[]; lines: CountedLine[]; issues: OpenIssue[] };

/** A lens under a threshold. */
export type KnownLens = Lens & { lapseDays: number };

const currency = "GBP";

/** Read from the tables' plain rows; who is whose survivor, and who is gone, is put together here. */
export async function readFacts(tx: Database): Promise<PurchaseFacts> {
  const records = await tx.execute<{
    id: string;
    survivor: string;
    gone: boolean;
    on: PlainDate;
    since: PlainDate | null;
  }>(
    sql`select id, survivor_id as survivor, withdrawn_at is not null as gone, stated_since_on::text as since,
      (recorded_at at time zone 'Europe/London')::date::text as on from customers`,
  );
  const lines = await tx.execute<{ id: string; on: PlainDate; amount: number; currency: string; order: string }>(sql`
    select customer_id as id, bought_on::text as on, amount_minor::float8 as amount, currency, order_ref as order
    from purchases where withdrawn_at is null`);
  const issues = await tx.execute<{ id: string; opened: PlainDate; resolved: PlainDate | null }>(sql`
    select customer_id as id, (opened_at at time zone 'Europe/London')::date::text as opened,
      (resolved_at at time zone 'Europe/London')::date::text as resolved from issues`);
  const survivor = new Map(records.map((one) => [one.id, one.survivor]));
  const counts = new Set(records.flatMap(({ id, survivor, gone }) => (gone || survivor !== id ? [] : [id])));
  const underSurvivor = <Row extends { id: string }, Kept>(
    rows: readonly Row[],
    keep: (row: Row, id: string) => Kept,
  ) =>
    rows.flatMap((row) => [survivor.get(row.id) ?? row.id].filter((id) => counts.has(id)).map((id) => keep(row, id)));
  return {
    people: records.flatMap(({ id, on, since }) =>
      counts.has(id) ? [{ customerId: id, recordedOn: on, statedSinceOn: since }] : [],
    ),
    lines: underSurvivor(lines, ({ on, amount, currency, order }, customerId) => ({
      ...{ customerId, boughtOn: on, amountMinor: amount, currency, orderRef: order },
    })),
    issues: underSurvivor(issues, ({ opened, resolved }, customerId) => ({
      ...{ customerId, openedOn: opened, resolvedOn: resolved },
    })),
  };
}

/**
 * What a lens shows. `histories` go on after its day, `known` end with it; `lines` too. Of everybody all lines are seen, even
 * those of one who was recorded later and has had something refunded only.
 */
export type Seen = PurchaseFacts & { histories: PurchaseHistory[]; known: PurchaseHistory[] };

export function seenThrough(facts: PurchaseFacts, lens: KnownLens): Seen {
  const members = new Set(membersOf(facts, lens.segment ?? "all", lens));
  const isMember = ({ customerId }: { customerId: string }) => members.has(customerId);
  const lines = lens.segment === null ? facts.lines : facts.lines.filter(isMember);
  const histories = purchaseHistories(lines);
  return {
    ...{ people: facts.people.filter(isMember), issues: facts.issues.filter(isMember), histories },
    known: historiesUntil(histories, lens.asOf),
    lines: lines.filter(({ boughtOn }) => boughtOn <= lens.asOf),
  };
}

/** Who is in a standing segment, by its rule in words (server/domain/segment.ts). */
export function membersOf(
  { people, lines, issues }: PurchaseFacts,
  segment: string,
  { asOf, lapseDays }: Omit<KnownLens, "segment">,
): string[] {
  const histories = purchaseHistories(lines);
  const known = historiesUntil(histories, asOf);
  const firstOn = new Map(histories.map(({ customerId, days }) => [customerId, days[0]]));
  const ids = (some: readonly { customerId: string }[]) => some.map(({ customerId }) => customerId);
  if (segment === "active") return ids(known.filter((history) => countActive([history], asOf, lapseDays) === 1));
  if (segment === "open_issue")
    return ids(issues.filter((one) => one.openedOn <= asOf && !(one.resolvedOn && one.resolvedOn <= asOf)));
  if (segment === "top_tenth") {
    const values = known.map(({ customerId }) =>
      netOf(
        lines.filter((line) => line.boughtOn <= asOf),
        customerId,
      ),
    );
    const place = (value: number) => 1 + values.filter((other) => other > value).length;
    return ids(
      known.filter((_, at) => (values[at] ?? 0) > 0 && place(values[at] ?? 0) <= Math.ceil(values.length / 10)),
    );
  }
  const days = ({ customerId, statedSinceOn }: CountedPerson) => [firstOn.get(customerId), statedSinceOn];
  return ids(
    people.filter((one) =>
      segment === "ten_years"
        ? days(one).some((day) => day && addMonths(day, 120) <= asOf)
        : [one.recordedOn, firstOn.get(one.customerId)].some((day) => day && day <= asOf),
    ),
  );
}

/** Everything one has bought, refunds taken off. */
export function netOf(lines: readonly CountedLine[], customerId: string): number {
  return sum(lines.filter((line) => line.customerId === customerId && line.currency === currency));
}

/** What was bought on each purchase day: several lines of a day are one, a refund makes none and takes nothing off. */
export function boughtByDay(lines: readonly CountedLine[], { days, customerId }: PurchaseHistory) {
  const bought = lines.filter(
    (line) => line.customerId === customerId && line.amountMinor >= 0 && line.currency === currency,
  );
  return { customerId, days, amounts: days.map((day) => sum(bought.filter(({ boughtOn }) => boughtOn === day))) };
}

function sum(lines: readonly CountedLine[]): number {
  return lines.reduce((total, { amountMinor }) => total + amountMinor, 0);
}
