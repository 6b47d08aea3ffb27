import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { type EvidenceKind, evidenceKinds } from "../domain/decision-words";
import { inTransaction, type World } from "../testing/database";
import { aCast, aDecided, aDecision, aStatement, problemsOf, someEvidence } from "../testing/decisions";
import { aDocument, someRecords } from "../testing/evidence";
import { aPerson } from "../testing/factories";
import { insertInto, someWords } from "../testing/promises";

type Records = Awaited<ReturnType<typeof someRecords>>;
type Scene = {
  world: World;
  byId: string;
  records: Records;
  quote: (kind: EvidenceKind, refId: string | null) => (tx: World["tx"]) => Promise<void>;
};

const scene = (test: (scene: Scene) => Promise<void>) =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2026-11-21T12:00:00Z"));
    const cast = await aCast(world);
    const records = await someRecords(world, cast);
    const decision = await aDecision(world, cast);
    const statement = await aStatement(world, cast, decision.id);
    await world.asApp();
    const quote = (kind: EvidenceKind, refId: string | null) => async (tx: World["tx"]) => {
      const of = { id: newId(), decision_id: decision.id, statement_id: statement.id, by_id: cast.owner.id };
      await insertInto({ tx }, "statement_evidence", {
        ...of,
        kind,
        ref_id: refId,
        words_id: await someWords({ tx }, "It says so."),
      });
    };
    await test({ world, byId: cast.owner.id, records, quote });
  });

const refOf = (records: Records, kind: EvidenceKind) => (kind === "metric" ? null : records[kind]);

describe("a piece of evidence, as the application's login writes it", () => {
  it("points to a record of its own kind, or to none", () =>
    scene(async ({ world, records, quote }) => {
      for (const kind of evidenceKinds) await quote(kind, refOf(records, kind))(world.tx);
      await quote("complaint", null)(world.tx);
    }));

  it.each(evidenceKinds)("as %s does not point to nothing, nor to a record of any other kind", (kind) =>
    scene(async ({ world, records, quote }) => {
      await world.refused(quote(kind, newId()), /no such record|no record/);
      const own = refOf(records, kind);
      for (const other of evidenceKinds) {
        const ref = refOf(records, other);
        if (ref === null || ref === own) continue;
        // A call that was listened to is a contact, and feedback is one too.
        if (
          ["contact", "call_listening", "feedback"].includes(kind) &&
          ["contact", "feedback", "call_listening"].includes(other)
        )
          continue;
        await world.refused(quote(kind, ref), /no such record|no record/);
      }
    }),
  );

  it("does not point to what was taken back, nor to a document that was emptied", () =>
    scene(async ({ world, byId, records, quote }) => {
      await world.tx.execute(sql`update research_notes set withdrawn_by = ${byId} where id = ${records.research}`);
      await world.tx.execute(sql`update exposures set withdrawn_by = ${byId} where id = ${records.back_to_floor}`);
      await world.refused(quote("research", records.research), /taken back/);
      await world.refused(quote("back_to_floor", records.back_to_floor), /taken back/);
      await world.asOwner();
      await world.tx.execute(sql`update people set roles = '{admin}' where id = ${byId}`);
      await world.asApp();
      await world.tx.execute(sql`select forget_document(${records.document}, ${byId}, 'mistake')`);
      await world.refused(quote("document", records.document), /taken back/);
    }));

  it("keeps a document a decision rests on: it is not emptied as a mistake once the decision was put forward", () =>
    inTransaction(async (world) => {
      await world.setNow(new Date("2026-11-21T12:00:00Z"));
      const cast = await aCast(world);
      const admin = await aPerson(world, { roles: ["admin"] });
      const { decision, statement } = await aDecided(world, cast);
      const document = await aDocument(world, { addedBy: cast.owner.id, name: "Survey", text: "who;says\n1;no\n" });
      const part = { decisionId: decision.id, statementId: statement.id, byId: cast.owner.id };
      await someEvidence(world, { ...part, kind: "document", refId: document });
      await world.asApp();
      const empty = (because: string) => (tx: World["tx"]) =>
        tx.execute(sql`select forget_document(${document}, ${admin.id}, ${because})`);
      await world.refused(empty("mistake"), /rests on this document/);
      await empty("erasure")(world.tx);
    }));

  it("is not added in the name of somebody who has left", () =>
    scene(async ({ world, byId, quote }) => {
      await world.asOwner();
      await world.tx.execute(sql`update people set deactivated_at = now() - interval '99 years' where id = ${byId}`);
      await world.asApp();
      await world.refused(quote("metric", null), /somebody who is with us/);
    }));

  it("is not changed: neither what it points to nor its kind", () =>
    scene(async ({ world, records, quote }) => {
      await quote("contact", records.contact)(world.tx);
      await world.refused(
        (tx) => tx.execute(sql`update statement_evidence set ref_id = ${records.feedback}`),
        /permission denied/,
      );
      await world.asOwner();
      await world.refused(
        (tx) => tx.execute(sql`update statement_evidence set ref_id = ${records.feedback}`),
        /append-only/,
      );
    }));
});

describe("evidence after the decision", () => {
  it("is added with its record, marked so, and the chain holds", () =>
    inTransaction(async (world) => {
      await world.setNow(new Date("2026-11-21T12:00:00Z"));
      const cast = await aCast(world);
      const records = await someRecords(world, cast);
      const { decision, statement } = await aDecided(world, cast);
      const part = { id: newId(), decision_id: decision.id, statement_id: statement.id, by_id: cast.owner.id };
      await world.asApp();
      const words_id = await someWords(world, "It frightened me.");
      await insertInto(world, "statement_evidence", { ...part, kind: "feedback", ref_id: records.feedback, words_id });
      const [row] = await world.tx.execute(sql`select after_decision from statement_evidence where id = ${part.id}`);
      expect(row).toEqual({ after_decision: true });
      expect(await problemsOf(world, decision.id)).toEqual([]);
    }));
});
