import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../../context";
import { type CustomerLine, listLines } from "../../customers/queries/list";
import { DomainError } from "../../domain/errors";
import type { Rule } from "../../domain/rule";
import { isSegmentKey } from "../../domain/segment";
import { withinTime } from "./within-time";

/** How many a rule holds now, of everyone; or why that is not known. */
export type RuleCount = { customers: number; everyone: number } | { unknown: string };

/** The same of a segment, with what its customers have bought in all, in the organisation's currency. */
export type SegmentSize =
  | RuleCount
  | { customers: number; everyone: number; valueMinor: number; allValueMinor: number };

/** A page of a segment's customers, oldest record first. */
type MemberPage = { lines: CustomerLine[]; next: string | null };

type Asking = Pick<Context, "db" | "today" | "organisation">;

const tooLong =
  "Counting took longer than a page should wait. Add a condition that narrows it down, or look again in a moment.";
/** Milliseconds a page waits for a count. */
const waits = 4_000;
const PAGE = 50;
const FEW = 20;

/** Counts a rule as of now. */
export async function countRule(asking: Asking, rule: Rule): Promise<RuleCount> {
  return known(asking, lackOfRule(asking, rule), async (tx) => {
    const [row] = await tx.execute<{ customers: number; everyone: number }>(sql`
      select count_rule(${asJson(rule)}, ${asking.today}::date, ${asking.organisation.lapseDays}::int)::int as customers,
        (select sum(customers)::int from standing_tally) as everyone`);
    return row ?? { customers: 0, everyone: 0 };
  });
}

/** The first twenty whom a rule holds now; none where it cannot be counted. */
export async function previewRule(asking: Asking, rule: Rule): Promise<CustomerLine[]> {
  const found = await known(asking, lackOfRule(asking, rule), (tx) =>
    idsOf(tx, pageOfRule(asking, asJson(rule), null, FEW)),
  );
  return "unknown" in found ? [] : listLines(asking.db, found);
}

/** How many a rule holds now, and the first of them. */
export async function lookAtRule(asking: Asking, rule: Rule): Promise<{ count: RuleCount; lines: CustomerLine[] }> {
  return { count: await countRule(asking, rule), lines: await previewRule(asking, rule) };
}

/** How many a segment holds now, and what they are worth. */
export async function measureSegment(asking: Asking, key: string): Promise<SegmentSize> {
  const version = await currentVersion(asking.db, key);
  return known(asking, lackOfSegment(asking, version), async (tx) => {
    const [row] = await tx.execute<Exclude<SegmentSize, RuleCount>>(sql`
      select whole.*, part.* from
        (select sum(customers)::int as everyone, sum(value_minor)::float8 as "allValueMinor" from standing_tally) as whole,
        (${sizeOf(asking, version)}) as part`);
    return row ?? { unknown: tooLong };
  });
}

/** A segment's customers by page; `after` is the last id of the page before. */
export async function listMembers(
  asking: Asking,
  { key, after }: { key: string; after: string | null },
): Promise<MemberPage> {
  const version = await currentVersion(asking.db, key);
  const found = await known(asking, lackOfSegment(asking, version), (tx) =>
    idsOf(tx, pageOf(asking, version, after, PAGE + 1)),
  );
  if ("unknown" in found) return { lines: [], next: null };
  const page = found.slice(0, PAGE);
  return { lines: await listLines(asking.db, page), next: found.length > PAGE ? (page.at(-1) ?? null) : null };
}

/** All members of a segment, a thousand lines at a time: for a file, which may take its time. */
export async function* everyMember(asking: Asking, key: string): AsyncGenerator<CustomerLine[]> {
  const version = await currentVersion(asking.db, key);
  const lack = await lackOfSegment(asking, version)(asking.db);
  if (lack) throw new DomainError("segment_not_known", { because: lack });
  for (let after: string | null = null; ; ) {
    const ids: string[] = await idsOf(asking.db, pageOf(asking, version, after, 50_000));
    for (let from = 0; from < ids.length; from += 1_000) yield listLines(asking.db, ids.slice(from, from + 1_000));
    after = ids.at(-1) ?? null;
    if (ids.length < 50_000) return;
  }
}

/** A segment as segment_members() knows it: its key, or the id of the version that holds. */
export async function currentVersion(db: Database, key: string): Promise<string> {
  if (isSegmentKey(key)) return key;
  const [row] = await db.execute<{ id: string }>(sql`select version_id as id from segments_now where id = ${key}`);
  if (!row) throw new DomainError("not_found");
  return row.id;
}

/** How many a segment holds and what they bought; a saved one tells both from the rows its rule reads. */
function sizeOf(asking: Asking, version: string): SQL {
  if (!isSegmentKey(version)) {
    const { today, organisation } = asking;
    return sql`select customers::int as customers, value_minor::float8 as "valueMinor"
      from measure_rule(${ruleOf(version)}, ${today}::date, ${organisation.lapseDays}::int)`;
  }
  return sql`select count(*)::int as customers, coalesce(sum(s.value_minor), 0)::float8 as "valueMinor"
    from ${membersOf(asking, version)} m left join standing s on s.customer_id = m`;
}

/** Ids in order, from the one after `after`; of a saved segment without finding all its members first. */
function pageOf(asking: Asking, version: string, after: string | null, most: number): SQL {
  if (!isSegmentKey(version)) return pageOfRule(asking, ruleOf(version), after, most);
  return sql`select m as id from ${membersOf(asking, version)} m
    where ${after}::uuid is null or m > ${after}::uuid order by m limit ${most}`;
}

function pageOfRule({ today, organisation }: Asking, rule: SQL, after: string | null, most: number): SQL {
  return sql`select id from
    rule_page(${rule}, ${today}::date, ${organisation.lapseDays}::int, ${after}::uuid, ${most}::int) with ordinality p (id, place)
    order by place`;
}

const ruleOf = (version: string): SQL => sql`(select rule from segment_versions where id = ${version}::uuid)`;

function membersOf({ today, organisation }: Asking, version: string): SQL {
  return sql`segment_members(${version}::text, ${today}::date, ${organisation.lapseDays}::int)`;
}

async function idsOf(db: Database, page: SQL): Promise<string[]> {
  return (await db.execute<{ id: string }>(page)).map(({ id }) => id);
}

type Lack = (db: Database) => Promise<string | null>;

function lackOfRule({ today, organisation }: Asking, rule: Rule): Lack {
  return (db) => sentence(db, sql`rule_lacks(${asJson(rule)}, ${today}::date, ${organisation.lapseDays}::int)`);
}

function lackOfSegment({ today, organisation }: Asking, version: string): Lack {
  if (version === "active" && organisation.lapseDays === null)
    return async () => "Nobody can be called active until a lapse threshold is set.";
  const named = JSON.stringify([{ segment: version }]);
  return (db) => sentence(db, sql`segments_lack(${named}::jsonb, ${today}::date, ${organisation.lapseDays}::int)`);
}

async function sentence(db: Database, lack: SQL): Promise<string | null> {
  const [row] = await db.execute<{ lack: string | null }>(sql`select ${lack} as lack`);
  return row?.lack ?? null;
}

function asJson(rule: Rule): SQL {
  return sql`${JSON.stringify(rule)}::jsonb`;
}

/** What is asked, unless something it needs is not set or the answer does not come while a page can wait. */
async function known<T extends object>(asking: Asking, lack: Lack, ask: (tx: Database) => Promise<T>) {
  const unknown = await lack(asking.db);
  if (unknown !== null) return { unknown };
  return (await withinTime(asking.db, waits, ask)) ?? { unknown: tooLong };
}
