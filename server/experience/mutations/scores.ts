import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { encodingOf, isUtf8, noTable } from "../../domain/import-file";
import { textsOf } from "../../domain/import-text";
import { mostScoreBytes, readScores, type ScoreRow } from "../../domain/score-file";
import { recordEvent } from "../../events/mutations";
import type { ImportScores } from "../input";

/** How many answers go into the database at once. */
const portion = 5000;

/** Takes a file of answers in, whole or not at all. */
export async function importScores(ctx: Context, { source, file }: ImportScores): Promise<{ fileId: string }> {
  if (file.size > mostScoreBytes) throw new DomainError("scores_too_many", {}, "file");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = readScores(await textOf(bytes));
  if ("fault" in read) throw new DomainError(read.fault.key, { ...read.fault }, "file");
  const { rows } = read;
  if (rows.some(({ askedOn }) => askedOn > ctx.today)) throw new DomainError("known_in_the_future", {}, "file");
  return ctx.db.transaction(async (tx) => {
    const known = await findCustomers(tx, rows);
    const strangers = rows.filter(({ external }) => external !== null && !known.has(external)).length;
    const id = newId();
    const sha256 = createHash("sha256").update(bytes).digest();
    await tx.execute(sql`
      insert into score_files (id, source, sha256, rows, strangers, imported_by)
      values (${id}, ${source}, ${sha256}, ${rows.length}, ${strangers}, ${ctx.actor.id})`);
    for (let at = 0; at < rows.length; at += portion) await insertScores(tx, id, rows.slice(at, at + portion), known);
    await recordEvent(tx, {
      ...{ actor: ctx.actor, action: "scores.imported", subject: "score_file", subjectId: id },
      facts: { rows: rows.length, strangers },
    });
    return { fileId: id };
  });
}

/** Takes a file back: its answers count no more. */
export async function withdrawScores(ctx: Context, { fileId }: { fileId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const taken = await tx.execute(sql`
      update score_files set withdrawn_by = ${ctx.actor.id} where id = ${fileId} and withdrawn_at is null returning id`);
    if (taken.length === 0) throw new DomainError("withdrawn_already");
    await recordEvent(tx, {
      ...{ actor: ctx.actor, action: "scores.withdrawn", subject: "score_file", subjectId: fileId },
    });
  });
}

async function textOf(bytes: Uint8Array): Promise<string> {
  if (bytes.length === 0) throw new DomainError("import_empty", {}, "file");
  const head = bytes.subarray(0, 65_536);
  const fault = noTable(head);
  if (fault === "old_excel") throw new DomainError("import_old_excel", {}, "file");
  if (fault !== null) throw new DomainError("import_not_text", {}, "file");
  const guessed = encodingOf(head);
  const encoding = guessed === "utf-8" && !isUtf8(bytes) ? "windows-1252" : guessed;
  let text = "";
  for await (const part of textsOf(once(bytes), encoding)) text += part;
  return text;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Who stands for an external id today; an id that several have names nobody. */
async function findCustomers(tx: Database, rows: readonly ScoreRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ external }) => (external === null ? [] : [external])))];
  const found = await tx.execute<{ external: string; id: string }>(sql`
    select i.normal as external, min(c.survivor_id::text) as id
    from identities i join customers c on c.id = i.customer_id and c.withdrawn_at is null
    where i.channel = 'external' and i.withdrawn_at is null
      and i.normal in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    group by i.normal having count(distinct c.survivor_id) = 1`);
  return new Map(found.map(({ external, id }) => [external, id]));
}

async function insertScores(tx: Database, fileId: string, rows: readonly ScoreRow[], known: Map<string, string>) {
  const answers = rows.map(({ external, score, askedOn }) => ({
    ...{ id: newId(), score, asked_on: askedOn },
    customer_id: external === null ? null : (known.get(external) ?? null),
  }));
  await tx.execute(sql`
    insert into promoter_scores (id, file_id, customer_id, score, asked_on)
    select a.id, ${fileId}::uuid, a.customer_id, a.score, a.asked_on
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as a (id uuid, customer_id uuid, score smallint, asked_on date)`);
}
