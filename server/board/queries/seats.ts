import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { DepartmentOfBoard } from "../../domain/board";
import type { PlainDate } from "../../domain/plain-date";

const today = sql`${placeholder("today")}::date`;

const seats = preparedSql<DepartmentOfBoard>(
  "board_seats",
  sql`select departments.id, departments.name,
      max(people.name) filter (where held.kind = 'board_seat') as seat,
      (select max(ended.until_on)::text from appointments ended
        where ended.department_id = departments.id and ended.kind = 'board_seat' and ended.until_on <= ${today}) as "vacantSince",
      coalesce(json_agg(people.name order by people.name) filter (where held.kind = 'advocate'), '[]') as advocates
    from departments
    left join appointments held on held.department_id = departments.id
      and held.from_on <= ${today} and (held.until_on is null or held.until_on > ${today})
    left join people on people.id = held.person_id and people.deactivated_at is null
    group by departments.id, departments.name
    order by departments.name`,
);

/** Every department with who holds its board seat and who its advocates are today; gaps show as null and none. */
export async function listSeats(db: Database, day: PlainDate): Promise<DepartmentOfBoard[]> {
  return [...(await seats(db, { today: day }))];
}
