import type postgres from "postgres";
import type { PromiseOutcome } from "../../server/domain/promise-words";
import { recoverySentence } from "../../server/domain/recovery";
import { type Calendar, plusMinutes } from "./calendar";
import { insertBatches } from "./insert";
import { randomFrom } from "./random";
import { newSheet } from "./rows";

type Broken = {
  id: string;
  by: string;
  said: string;
  outcome: PromiseOutcome;
  opens_at: Date | null;
  due_at: Date;
  precision: "time" | "end_of_day" | "window";
  broken_at: Date;
  is_charter: boolean;
};

/** The latest are not put right yet; of those before, nearly all were, within a day or so. */
const stillWaiting = 6;

/** What was said for the promises that were broken in the last months. Comes after everything that happened to promises. */
export async function putRightLately(tx: postgres.TransactionSql, calendar: Calendar): Promise<void> {
  const random = randomFrom("recoveries");
  const sheet = newSheet();
  for (const table of ["texts", "recoveries"]) sheet.open(table);
  for (const broken of (await listBroken(tx, calendar.now)).slice(stillWaiting)) {
    const at = plusMinutes(broken.broken_at, random.int(8, 60 * 26));
    if (at >= calendar.now || random.chance(0.06)) continue;
    const { id: promiseId, by, said, outcome, opens_at: opensAt, due_at: dueAt, precision } = broken;
    const said_id = random.id(at);
    const words = recoverySentence({ outcome, said, opensAt, dueAt, precision, zone: "Europe/London" });
    sheet.add("texts", { id: said_id, body: words });
    sheet.add("recoveries", {
      id: random.id(at),
      promise_id: promiseId,
      said_id,
      remedy: broken.is_charter ? "charter" : "none",
      by_id: by,
      recorded_at: at,
    });
  }
  await insertBatches(
    tx,
    sheet.batches.filter(({ rows }) => rows.length > 0),
  );
}

/** Ended and broken within the reach of the queue, the latest first, by whoever cares for customers. */
function listBroken(tx: postgres.TransactionSql, now: Date): Promise<Broken[]> {
  return tx<Broken[]>`
    select b.promise_id as id, p.made_by as by, t.body as said, o.outcome, p.earliest_at as opens_at,
           p.original_due_at as due_at, p.due_precision as precision, b.broken_at, p.clause_id is not null as is_charter
      from promises_to_put_right b
      join promises p on p.id = b.promise_id
      join texts t on t.id = p.said_id
      join people m on m.id = p.made_by and m.roles && array['frontline', 'manager'] and m.deactivated_at is null
      join promise_outcomes(${now.toISOString()}) o on o.promise_id = b.promise_id
     where not b.is_open and b.broken_at between ${now.toISOString()}::timestamptz - interval '100 days' and ${now.toISOString()}
     order by b.broken_at desc, b.promise_id`;
}
