import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../../context";
import { iso, list, mine } from "../../customers/queries/members";
import { getSurvivor } from "../../customers/queries/survivor";
import type { ContactChannel, ContactDirection } from "../../domain/contact";
import type { CaseKind, Gift } from "../../domain/goodwill";
import type { IssueKind } from "../../domain/issue";
import type { GoodwillAct } from "../../domain/limit";
import { findLimitsInForce, type LimitsInForce } from "../../limits/queries/versions";
import { type Approver, listApprovers } from "./approvers";

/** Something of the customer's that goodwill can be given for. `caseId`: what it is in the end, a contact's issue. */
export type CaseChoice = { id: string; caseId: string; words: string | null; at: string } & (
  | { kind: Extract<CaseKind, "issue">; issueKind: IssueKind; isOpen: boolean }
  | { kind: Extract<CaseKind, "contact">; channel: ContactChannel; direction: ContactDirection }
  | { kind: Extract<CaseKind, "promise"> }
);

type Row = { cases: CaseChoice[]; gifts: RawGift[] };
type RawGift = { act: GoodwillAct; amountMinor: number; caseIds: string[]; at: string };

/** What of a customer's is lately enough to be made good for, each kind bounded. */
const recent = sql`${placeholder("now")}::timestamptz - interval '60 days'`;
const text = (id: SQL): SQL => sql`(select body from texts where id = ${id})`;

const issueCases = list(
  sql`'kind', 'issue', 'id', i.id, 'caseId', i.id, 'words', i.words, 'at', ${iso(sql`i.opened_at`)}, 'issueKind', i.kind,
      'isOpen', i.resolved_at is null`,
  sql`i.resolved_at is not null, i.opened_at desc`,
  sql`(select * from issues where ${mine(sql`customer_id`)} and (resolved_at is null or resolved_at > ${recent})
        order by resolved_at is not null, opened_at desc limit 20) i`,
);
const promiseCases = list(
  sql`'kind', 'promise', 'id', p.id, 'caseId', goodwill_case(null, null, p.id), 'words', ${text(sql`p.said_id`)},
      'at', ${iso(sql`p.made_at`)}`,
  sql`p.made_at desc`,
  sql`(select * from promises where ${mine(sql`customer_id`)} and made_at > ${recent} order by made_at desc limit 10) p`,
);
const contactCases = list(
  sql`'kind', 'contact', 'id', c.id, 'caseId', goodwill_case(null, c.id, null), 'words', c.words,
      'at', ${iso(sql`c.happened_at`)}, 'channel', c.channel, 'direction', c.direction`,
  sql`c.happened_at desc`,
  sql`(select * from contacts where ${mine(sql`customer_id`)} and withdrawn_at is null and happened_at > ${recent}
        order by happened_at desc limit 10) c`,
);

/** Every gift in the currency of the limits, with what it was for then and what that is now. */
const giftsOfMembers = list(
  sql`'act', g.act, 'amountMinor', g.amount_minor, 'at', ${iso(sql`g.recorded_at`)},
      'caseIds', json_build_array(g.case_id, goodwill_case(g.issue_id, g.contact_id, g.promise_id))`,
  sql`g.recorded_at`,
  sql`goodwills g where ${mine(sql`g.customer_id`)} and g.currency = ${placeholder("currency")}`,
);

const members = sql`
  with members as materialized (
    select m.id from customers asked join customers m on m.survivor_id = asked.survivor_id
     where asked.id = ${placeholder("customerId")}::uuid
  )`;

const desk = preparedSql<Row>(
  "goodwill_desk",
  sql`${members}
    select (${issueCases}::jsonb || ${promiseCases}::jsonb || ${contactCases}::jsonb) as cases, ${giftsOfMembers} as gifts`,
);

export type Desk = {
  /** Null: the board has not set any. */
  limits: LimitsInForce | null;
  cases: CaseChoice[];
  gifts: Gift[];
  approvers: Approver[];
};

/** What is needed to give somebody something: the limits, whom to ask, what it can be for, what was given already. */
export async function getDesk({ db, actor, now, organisation }: Context, customerId: string): Promise<Desk> {
  const { id } = await getSurvivor(db, customerId);
  const [row] = await desk(db, { customerId: id, currency: organisation.currency, now: now.toISOString() });
  return {
    limits: await findLimitsInForce(db, { now }),
    approvers: await listApprovers(db, { personId: actor.id }),
    cases: row?.cases ?? [],
    gifts: giftsOf(row?.gifts ?? []),
  };
}

const gifts = preparedSql<Pick<Row, "gifts">>("goodwill_gifts", sql`${members} select ${giftsOfMembers} as gifts`);

/** The gifts alone, read again under the lock of whoever gives. */
export async function listGifts(db: Database, asked: { customerId: string; currency: string }): Promise<Gift[]> {
  const [row] = await gifts(db, asked);
  return giftsOf(row?.gifts ?? []);
}

function giftsOf(raw: readonly RawGift[]): Gift[] {
  return raw.map(({ at, ...gift }) => ({ ...gift, at: new Date(at) }));
}

/** What a case is in the end, where it is this customer's; null: it is not. */
export async function findCase(
  db: Database,
  customerId: string,
  { kind, id }: { kind: CaseKind; id: string },
): Promise<string | null> {
  const of = { issue: null, contact: null, promise: null, [kind]: id };
  const [row] = await db.execute<{ caseId: string | null }>(sql`
    select case when goodwill_owner(${customerId}, ${of.issue}, ${of.contact}, ${of.promise}) is not null
             then goodwill_case(${of.issue}, ${of.contact}, ${of.promise}) end as "caseId"`);
  return row?.caseId ?? null;
}
