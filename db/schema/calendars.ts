import { sql } from "drizzle-orm";
import { char, check, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { WorkingHours } from "../../server/domain/working-hours";
import { day, departments, instant, people, stamped, teams } from "./foundation";

/** Whose it is: one of these, or nobody of them, which is the organisation. */
const department = () => uuid("department_id").references(() => departments.id);
const team = () => uuid("team_id").references(() => teams.id);
const person = () => uuid("person_id").references(() => people.id);

/** Versions of when an owner works; the newest counts. */
export const calendars = pgTable(
  "calendars",
  {
    id: uuid("id").primaryKey(),
    departmentId: department(),
    teamId: team(),
    personId: person(),
    /** The clock of a department or team; null: as the one above. People and the organisation have their own clock. */
    zone: text("zone"),
    /** Null: no hours of its own. */
    hours: jsonb("hours").$type<WorkingHours>(),
    /** Whose public holidays are kept: those of the one above, of a country, or none. */
    holidays: text("holidays").$type<"above" | "country" | "none">().notNull().default("above"),
    country: char("country", { length: 2 }),
    /** A part of the country, as date-holidays names it: "SCT", "BY". */
    region: text("region"),
    /** Null: as it was set up. */
    setBy: uuid("set_by").references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  () => [
    check("calendars_one_owner", sql`num_nonnulls(department_id, team_id, person_id) <= 1`),
    check("calendars_zone_of_whom", sql`zone is null or num_nonnulls(department_id, team_id) = 1`),
    check("calendars_holidays_known", sql`holidays in ('above', 'country', 'none')`),
    check("calendars_country_named", sql`(holidays = 'country') = (country is not null)`),
    check("calendars_region_of_country", sql`region is null or country is not null`),
  ],
);

/** Days on which the organisation, a department or a team is closed. Never deleted; a mistake is taken back, dated. */
export const closures = pgTable(
  "closures",
  {
    id: uuid("id").primaryKey(),
    departmentId: department(),
    teamId: team(),
    name: text("name").notNull(),
    fromOn: day("from_on").notNull(),
    /** The last day closed. */
    untilOn: day("until_on").notNull(),
    recordedBy: uuid("recorded_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
    takenBackBy: uuid("taken_back_by").references(() => people.id),
    takenBackAt: instant("taken_back_at"),
  },
  () => [
    check("closures_one_owner", sql`num_nonnulls(department_id, team_id) <= 1`),
    check("closures_named", sql`length(btrim(name)) between 1 and 120`),
    check("closures_in_order", sql`until_on >= from_on and until_on < from_on + 366`),
    check("closures_taken_back_by_whom", sql`(taken_back_by is null) = (taken_back_at is null)`),
  ],
);

/** When somebody of ours is away; why is nobody's business here. Never deleted; a mistake is taken back, dated. */
export const absences = pgTable(
  "absences",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    fromOn: day("from_on").notNull(),
    /** The last day away; null: not known yet. */
    untilOn: day("until_on"),
    recordedBy: uuid("recorded_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
    takenBackBy: uuid("taken_back_by").references(() => people.id),
    takenBackAt: instant("taken_back_at"),
  },
  (table) => [
    index("absences_person").on(table.personId, table.untilOn),
    index("absences_until").on(table.untilOn),
    check("absences_in_order", sql`until_on is null or until_on >= from_on`),
    check("absences_taken_back_by_whom", sql`(taken_back_by is null) = (taken_back_at is null)`),
  ],
);
