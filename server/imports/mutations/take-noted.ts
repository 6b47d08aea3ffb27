import type { Database } from "@/db/client";
import { recordEvent } from "../../events/mutations";
import type { TakeNoted } from "../input";
import { getRun } from "../queries/runs";

/** Notes that somebody takes the noted rows of a run out as a file, and says what the file is called. */
export async function takeNoted(
  db: Database,
  actor: { id: string },
  { runId, wentIn }: TakeNoted,
): Promise<{ name: string }> {
  const { importId } = await getRun(db, runId);
  await recordEvent(db, {
    actor,
    action: "import.notedTaken",
    subject: "import",
    subjectId: importId,
    facts: { runId, wentIn },
  });
  return { name: `${wentIn ? "rows-with-a-remark" : "failed-rows"}-${runId}` };
}
