import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder as given, preparedSql } from "@/db/prepared";
import type { DecisionState, Gate, HeavyReason } from "../../domain/decision-words";
import type { PlainDate } from "../../domain/plain-date";
import { type NextKind, type RegisterOrder, registerCounted, registerMarks } from "../../domain/register";
import type { RegisterFilter } from "../input";

const REGISTER_PAGE = 25;

type RegisterRow = {
  id: string;
  number: number;
  /** Null: erased, or not written yet. */
  title: string | null;
  state: DecisionState;
  since: Date;
  department: string | null;
  /** Who decides or decided; null before the first proposal. */
  decider: string | null;
  gate: Gate | null;
  /** Null: nothing was counted yet. */
  affectedCount: number | null;
  reasons: HeavyReason[] | null;
  isUrgent: boolean;
  isStop: boolean;
  isUnregistered: boolean;
  hasDissent: boolean;
  reviewOn: PlainDate | null;
  /** The next day something is due, and what. */
  nextOn: PlainDate | null;
  nextKind: NextKind | null;
};

const same = (column: string, name: string, type: "text" | "uuid" = "text") =>
  sql`(${given(name)}::${sql.raw(type)} is null or c.${sql.raw(column)} = ${given(name)})`;
const among = (column: string, name: string) =>
  sql`(${given(name)}::text is null or c.${sql.raw(column)} @> array[${given(name)}::text])`;
const marked = (name: (typeof registerMarks)[number], holds: SQL) => sql`(not ${given(name)}::boolean or ${holds})`;

const isWanted = sql.join(
  [
    same("state", "state"),
    same("gate", "gate"),
    same("department_id", "department", "uuid"),
    among("stages", "stage"),
    among("segments", "segment"),
    sql`(${given("path")}::text is null or (cardinality(c.heavy_reasons) > 0) = (${given("path")} = 'heavy'))`,
    sql`(${given("axis")}::text is null or case ${given("axis")}
      when 'time' then c.time_effect when 'worry' then c.worry_effect when 'effort' then c.effort_effect else c.money_effect end
      between ${given("least")}::int and ${given("most")}::int and case ${given("axis")}
      when 'time' then c.time_effect when 'worry' then c.worry_effect when 'effort' then c.effort_effect else c.money_effect end <> 0)`,
    marked("unanswered", sql`c.state = 'proposed' and c.next_on < ${given("today")}::date`),
    marked("overdue", sql`c.state = 'in_effect' and c.review_on < ${given("today")}::date`),
    marked(
      "tradeoff",
      sql`c.business_turn = 'better' and least(c.time_effect, c.worry_effect, c.effort_effect, c.money_effect) < 0`,
    ),
    marked("dissent", sql`c.has_dissent`),
    marked("urgent", sql`c.is_urgent`),
    marked("stop", sql`c.is_stop`),
    marked("unregistered", sql`c.is_unregistered`),
  ],
  sql` and `,
);

/** Each order by its keys, `number` last; the key a page goes on from stands in the card of the last row. */
const orders: Record<RegisterOrder, { key: SQL; by: SQL; after: SQL }> = {
  newest: { key: sql`null`, by: sql`number desc`, after: sql`number < ${given("before")}` },
  next: {
    key: sql`coalesce(c.next_on, 'infinity')`,
    by: sql`key, number desc`,
    after: sql`(key, -number) > (select coalesce(l.next_on, 'infinity'), -l.number from decision_cards l where l.number = ${given("before")})`,
  },
  customers: {
    key: sql`coalesce(c.affected_count, -1)`,
    by: sql`key desc, number desc`,
    after: sql`(key, number) < (select coalesce(l.affected_count, -1), l.number from decision_cards l where l.number = ${given("before")})`,
  },
};

type Page = { count: number; rows: (Omit<RegisterRow, "since"> & { since: string })[] };

/** How what is shown is come by: every decision, those the words' index finds, or by a look at each in the page's order. */
type Way = "all" | "found" | "walked";

const from: Record<Way, SQL> = {
  all: sql`decision_cards c where`,
  found: sql`decision_cards c join found_decisions(search_question(${given("q")})) found on found = c.number where`,
  walked: sql`decision_cards c where (c.words @@ (select search_question(${given("q")}))) is true and`,
};

/**
 * The page's numbers first, then what is shown of them. Every order has its index, so that a page is walked to and only so
 * many counted as are told; what the words' index finds is gone through once, and held as numbers and keys alone.
 */
const question = (order: RegisterOrder, way: Way) => {
  const { key, by, after } = orders[order];
  const shown = sql`select c.number, ${key} as key from ${from[way]} ${isWanted}`;
  const isHeld = sql.raw(way === "found" ? "materialized" : "not materialized");
  const count =
    way === "walked"
      ? sql`${given("counted")}::int + 1`
      : sql`count(*)::int from (select from shown limit ${given("counted")}::int + 1) counted`;
  return preparedSql<Page>(
    `decision_register_${order}_${way}`,
    sql`with shown as ${isHeld} (${shown}),
      page as materialized (select number, row_number() over () as place from (
        select number from shown where ${given("before")}::int is null or ${after} order by ${by} limit ${given("limit")}) found)
    select (select ${count}) as count,
      coalesce((select json_agg(line order by place) from (
        select page.place, c.decision_id as id, c.number, c.title, c.state, c.since, d.name as department, p.name as decider, c.gate,
          c.affected_count as "affectedCount", c.heavy_reasons as reasons, c.is_urgent as "isUrgent", c.is_stop as "isStop",
          c.is_unregistered as "isUnregistered", c.has_dissent as "hasDissent", c.review_on as "reviewOn",
          c.next_on as "nextOn", c.next_kind as "nextKind"
        from page join decision_cards c on c.number = page.number
        left join departments d on d.id = c.department_id left join people p on p.id = c.decider_id) line), '[]') as rows`,
  );
};

const waysOf = (order: RegisterOrder) => ({
  all: question(order, "all"),
  found: question(order, "found"),
  walked: question(order, "walked"),
});
const questions = { newest: waysOf("newest"), next: waysOf("next"), customers: waysOf("customers") };

const findsMany = preparedSql<{ many: boolean }>(
  "decision_register_finds_many",
  sql`select finds_many(search_question(${given("q")}), ${given("counted")}::int) as many`,
);

/**
 * Words in more decisions than are counted are looked for in the page's order, which is soon full; but with anything else
 * asked besides, what is shown has to be counted, and the index is quicker.
 */
async function wayOf(
  db: Database,
  counted: number,
  { q, axis, by: _, before: __, marks, ...others }: RegisterFilter,
): Promise<Way> {
  if (q === null) return "all";
  const isOnlyWords = axis === null && marks.length === 0 && Object.values(others).every((asked) => asked === null);
  if (!isOnlyWords) return "found";
  const [row] = await findsMany(db, { q, counted });
  return row?.many ? "walked" : "found";
}

export type Register = {
  rows: RegisterRow[];
  /** The number to go on from; null at the end. */
  next: number | null;
  /** How many there are like that in all; one more than `counted` means more than that. */
  count: number;
};

const span = { worse: [-2, -1], better: [1, 2], touched: [-2, 2] } as const;

/** A page of the register, in one round trip. */
export async function listDecisions(
  { db, today, counted = registerCounted }: { db: Database; today: PlainDate; counted?: number },
  asked: RegisterFilter,
): Promise<Register> {
  const { axis, by, marks, ...filter } = asked;
  const [least, most] = axis ? span[axis.turn] : [null, null];
  const [page] = await questions[by][await wayOf(db, counted, asked)](db, {
    ...filter,
    ...Object.fromEntries(registerMarks.map((mark) => [mark, marks.includes(mark)])),
    ...{ axis: axis?.axis ?? null, least, most, today, counted, limit: REGISTER_PAGE + 1 },
  });
  const { rows: found, count } = page ?? { rows: [], count: 0 };
  const rows = found.slice(0, REGISTER_PAGE).map((row) => ({ ...row, since: new Date(row.since) }));
  return { rows, count, next: found.length > REGISTER_PAGE ? (rows.at(-1)?.number ?? null) : null };
}

/** Departments that a decision can belong to or be told to. */
export async function listDepartments(db: Database): Promise<{ id: string; name: string }[]> {
  return [...(await db.execute<{ id: string; name: string }>(sql`select id, name from departments order by name`))];
}

type RegisterChoices = {
  departments: { id: string; name: string }[];
  /** Saved segments that a decision names; retired ones too. */
  segments: { id: string; name: string }[];
};

const readChoices = preparedSql<RegisterChoices>(
  "decision_register_choices",
  sql`select (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name), '[]') from departments) as departments,
    (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name), '[]') from segments s
      where exists (select from segment_versions v join statement_segments g on g.version_id = v.id where v.segment_id = s.id)) as segments`,
);

/** What the register can be narrowed to by name. */
export async function getRegisterChoices(db: Database): Promise<RegisterChoices> {
  const [choices] = await readChoices(db, {});
  return choices ?? { departments: [], segments: [] };
}
