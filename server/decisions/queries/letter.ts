import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../../context";
import { type LetterValues, letterDefaults } from "../../domain/letter";
import type { MeasureChoices } from "../../domain/measure";
import { can } from "../../domain/permissions";
import { isSegmentKey, type SegmentChoice } from "../../domain/segment";
import { type DefinitionInForce, getDefinitionInForce } from "../../governance/queries";
import { listMeasureChoices } from "../../reviews/queries/measure";
import { listSegments, type SegmentLine } from "../../segments/queries/list";
import { listDepartments } from "./register";

/** What the letter needs to be written: whom it can name, who can be touched, what stands at its head. */
export type Letter = {
  definition: DefinitionInForce | null;
  /** Those of our best customers first. */
  segments: SegmentChoice[];
  /** What a prediction can be read of. */
  measures: MeasureChoices;
  departments: { id: string; name: string }[];
  people: { id: string; name: string; department: string; mayDecide: boolean }[];
  /** The departments that have an advocate today. */
  advocates: { id: string; name: string; department: string }[];
  /** What the letter says until somebody says otherwise. */
  defaults: LetterValues;
};

/** Everything a new letter can name, in one go. */
export async function getLetter(ctx: Context): Promise<Letter> {
  const { db, now, today, actor } = ctx;
  const [definition, segments, measures, departments, people, advocates, frontLine] = await Promise.all([
    getDefinitionInForce(db, { now }),
    listSegments(ctx),
    listMeasureChoices(ctx),
    listDepartments(db),
    listPeople(db),
    listAdvocates(db, now),
    listFrontLine(db),
  ]);
  const writer = { id: actor.id, departmentId: actor.departmentId, mayDecide: can(actor, "decision:decide") };
  // Until segments and stages have owners: one's own department, and the one that meets most customers.
  const toldDepartments = [...new Set([actor.departmentId, ...frontLine])];
  const defaults = letterDefaults({ today, writer, toldDepartments });
  const choices = bestFirst(segments).map(({ key, name, rule, count }) => ({ key, name, rule, count }));
  return { definition, segments: choices, measures, departments, people, advocates, defaults };
}

const order: readonly string[] = ["top_tenth", "ten_years", "active", "open_issue", "all"];

/** Whoever is worth most to us and longest with us is thought of first, everybody last. */
function bestFirst(segments: SegmentLine[]): SegmentLine[] {
  const place = ({ key, isOfBest }: SegmentLine) => (isSegmentKey(key) ? order.indexOf(key) : isOfBest ? 0 : 1);
  return segments.toSorted((one, other) => place(one) - place(other));
}

async function listPeople(db: Database): Promise<Letter["people"]> {
  const rows = await db.execute<Letter["people"][number]>(sql`
    select p.id, p.name, d.name as department, 'manager' = any(p.roles) as "mayDecide"
    from people p join departments d on d.id = p.department_id where p.deactivated_at is null order by p.name`);
  return [...rows];
}

async function listAdvocates(db: Database, now: Date): Promise<Letter["advocates"]> {
  const rows = await db.execute<Letter["advocates"][number]>(sql`
    select p.id, p.name, d.name as department from people p join departments d on d.id = p.department_id
    where p.deactivated_at is null and has_appointment(p.id, 'advocate', ${now.toISOString()}::timestamptz) is not null
    order by p.name`);
  return [...rows];
}

/** The department most of the front line works in. */
async function listFrontLine(db: Database): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select department_id as id from people where deactivated_at is null and 'frontline' = any(roles)
    group by department_id order by count(*) desc, department_id limit 1`);
  return rows.map(({ id }) => id);
}
