import { newId } from "@/db/id";
import { predictions } from "@/db/schema";
import type { Context } from "../../context";
import { measureInWords } from "../../domain/measure";
import type { Prediction } from "../../domain/statement";
import { asCounted, nameOf } from "../../reviews/queries/measure";
import { writeText } from "../../texts/mutations";

/**
 * Saves a prediction with its statement. Where the house measures, the words are the measure's own and the database reads
 * what it is today; otherwise both are as typed.
 */
export async function savePrediction(
  { db, today }: Pick<Context, "db" | "today">,
  { measure, measureKey, measureOf, baseline, ...prediction }: Prediction,
  part: { decisionId: string; statementId: string },
): Promise<void> {
  const of = await asCounted(db, measureOf);
  const words = measureKey === null ? measure : measureInWords(measureKey, await nameOf(db, of));
  const typed = measureKey === null && baseline !== null ? { baseline, baselineOn: today } : {};
  const wordsId = await writeText(db, words);
  const row = { ...part, ...prediction, ...typed, id: newId(), measure: measureKey, measureOf: of, wordsId };
  await db.insert(predictions).values(row);
}
