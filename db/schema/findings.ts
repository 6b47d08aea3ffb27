import { sql } from "drizzle-orm";
import { index, pgTable, unique, uuid } from "drizzle-orm/pg-core";
import { decisions } from "./decisions";
import { bytea, day, departments, people, stamped, texts } from "./foundation";

/**
 * A decision that was taken without the register and found later. It opens the decision it is about, which is proposed
 * and decided like any other; the finding stays. Words: JSON {what, where}.
 */
export const unregisteredFindings = pgTable(
  "unregistered_findings",
  {
    id: uuid("id").primaryKey(),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decisions.id),
    /** The day it was taken, as far as it could be found out. */
    takenOn: day("taken_on").notNull(),
    /** Whose decision it was. */
    departmentId: uuid("department_id")
      .notNull()
      .references(() => departments.id),
    foundBy: uuid("found_by")
      .notNull()
      .references(() => people.id),
    wordsId: uuid("words_id")
      .notNull()
      .references(() => texts.id),
    /** Sealed by a trigger from the text it stands for; the app leaves it out. */
    wordsHash: bytea("words_hash").notNull().default(sql`null`),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("unregistered_findings_decision").on(table.decisionId),
    index("unregistered_findings_recorded").on(table.recordedAt),
    index("unregistered_findings_department").on(table.departmentId),
  ],
);
