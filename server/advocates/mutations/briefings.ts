import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../../context";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { BriefingMeant, StatementMeant, WriteBriefing } from "../input";

/** Tells the advocates something, on a decision or with a customer's story where it names one. It stays as it was said. */
export async function writeBriefing({ db, actor }: Context, input: WriteBriefing): Promise<{ id: string }> {
  return db.transaction(async (tx) => {
    const id = newId();
    const { title, words, decisionId, storyId } = input;
    const wordsId = await writeText(tx, JSON.stringify({ title, words }));
    await tx.execute(sql`insert into briefings (id, written_by, words_id, decision_id, story_id)
      values (${id}, ${actor.id}, ${wordsId}, ${decisionId}, ${storyId})`);
    await recordEvent(tx, {
      actor,
      action: "briefing.written",
      subject: "briefing",
      subjectId: id,
      facts: { decisionId, storyId },
    });
    return { id };
  });
}

const read = preparedSql(
  "read_briefing",
  sql`insert into briefing_reads (briefing_id, person_id, way)
    values (${placeholder("briefingId")}::uuid, ${placeholder("personId")}::uuid, ${placeholder("way")}) on conflict do nothing`,
);

/** The receipt for opening a briefing, once; no event, because the receipt is the record. */
export async function openBriefing({ db, actor }: Context, { briefingId }: BriefingMeant): Promise<void> {
  await read(db, { briefingId, personId: actor.id, way: "opened" });
}

/** Somebody says they have read it. */
export async function sayRead({ db, actor }: Context, { briefingId }: BriefingMeant): Promise<void> {
  await db.transaction(async (tx) => {
    await read(tx, { briefingId, personId: actor.id, way: "said" });
    await recordEvent(tx, { actor, action: "briefing.read", subject: "briefing", subjectId: briefingId });
  });
}

const open = preparedSql(
  "open_statement",
  sql`insert into statement_openings (statement_id, person_id)
    select s.id, ${placeholder("personId")}::uuid from statements s
    where s.id = ${placeholder("statementId")}::uuid and is_proposed(s.id) on conflict do nothing`,
);

/** Remembers when somebody first opened a version that was put forward; no event, because looking changes nothing. */
export async function openStatement({ db, actor }: Context, { statementId }: StatementMeant): Promise<void> {
  await open(db, { statementId, personId: actor.id });
}
