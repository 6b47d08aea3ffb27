import { and, desc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { corrections, people, texts } from "@/db/schema";
import type { CorrectedSubject, CorrectionDetails } from "../domain/correction";

/** One correction of a record. `by` null: not said who; `details` null: erased. */
export type Correction = { id: string; at: Date; by: string | null; details: CorrectionDetails | null };

/** What was corrected in a record, newest first; at most fifty. */
export async function listCorrections(
  db: Database,
  subject: CorrectedSubject,
  subjectId: string,
): Promise<Correction[]> {
  const rows = await db
    .select({ id: corrections.id, at: corrections.recordedAt, by: people.name, details: texts.body })
    .from(corrections)
    .innerJoin(texts, eq(texts.id, corrections.detailsId))
    .leftJoin(people, eq(people.id, corrections.actorId))
    .where(and(eq(corrections.subject, subject), eq(corrections.subjectId, subjectId)))
    .orderBy(desc(corrections.recordedAt), desc(corrections.id))
    .limit(50);
  return rows.map(({ details, ...row }) => ({
    ...row,
    details: details === null ? null : (JSON.parse(details) as CorrectionDetails),
  }));
}
