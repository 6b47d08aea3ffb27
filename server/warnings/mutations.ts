import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { warningAnswers, warningRules } from "@/db/schema";
import type { Context } from "../context";
import { DomainError } from "../domain/errors";
import { recordEvent } from "../events/mutations";
import { writeText } from "../texts/mutations";
import type { AnswerWarning, SetWarningRule } from "./input";

/** What was done about a warning, or what followed. One that has just fired is recorded first, so that it can be answered. */
export async function answerWarning(ctx: Context, asked: AnswerWarning): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select record_warnings()`);
    const [warning] = await tx.execute<{ id: string; customerId: string }>(sql`
      select w.id, c.survivor_id as "customerId" from warnings w join customers c on c.id = w.customer_id
       where w.kind = ${asked.kind} and w.episode = ${asked.episode}`);
    if (!warning) throw new DomainError("not_found");
    const wasRight = asked.what === "followed" ? asked.verdict === "right" : null;
    const wordsId = await writeText(tx, asked.words);
    await tx
      .insert(warningAnswers)
      .values({ id: newId(), warningId: warning.id, kind: asked.what, wasRight, wordsId, byId: ctx.actor.id });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: asked.what === "done" ? "warning.actedOn" : "warning.judged",
      subject: "warning",
      subjectId: warning.id,
      customerId: warning.customerId,
      facts: { kind: asked.kind, wasRight },
    });
  });
}

/** Sets one rule of early warning from now on; earlier versions keep what they fired for. */
export async function setWarningRule(ctx: Context, { kind, isOn, reason, ...settings }: SetWarningRule): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const id = newId();
    await tx.insert(warningRules).values({ id, kind, isOn, reason, ...settings, setBy: ctx.actor.id });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "warningRule.set",
      subject: "warning_rule",
      subjectId: id,
      facts: { kind, isOn, ...settings },
    });
  });
}
