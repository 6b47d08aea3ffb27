import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { decisionDrafts } from "@/db/schema";
import { registerFilter } from "../decisions/input";
import { getDocument } from "../decisions/queries/document";
import { listDecisions } from "../decisions/queries/register";
import { plainDate } from "../domain/plain-date";
import { requestErasure } from "../erasures/mutations";
import { getErasureState } from "../erasures/queries";
import { eraseCustomer } from "../erasures/tasks";
import { contextOf } from "../testing/accounts";
import { aContact, aCustomer, anIdentity } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import {
  aCast,
  aDecision,
  aMove,
  anOption,
  aPosition,
  aPrediction,
  aStatement,
  letterWords,
  problemsOf,
  someEvidence,
} from "../testing/decisions";
import { mark, placesWithTraces } from "../testing/erasures";
import { aDocument, anExposure, aResearchNote } from "../testing/evidence";
import { aPerson } from "../testing/factories";
import { insertInto, someWords } from "../testing/promises";
import { verifyTexts } from "../texts/tasks";

const noon = new Date("2026-11-21T12:00:00Z");
const quote = "I found out from a form letter that I had been reported.";
const view = `As Ada ${mark} says: ${quote} Somebody should have rung me the same day, on 0113 496 7391, and it would have been settled.`;

/** A decision sealed on what she said, in whose words she is named in every way there is. */
async function sealed(world: World) {
  await world.setNow(noon);
  const cast = await aCast(world);
  const { id: customerId } = await aCustomer(world, { name: `Ada ${mark}`, called: `Mrs ${mark}` });
  await anIdentity(world, { customerId, handle: "0113 496 7391", normal: "+441134967391" });
  const { id: otherId } = await aCustomer(world, { name: "Sam Plain" });
  const contact = await aContact(world, { customerId, words: quote });
  const decision = await aDecision(world, cast);
  const content = {
    title: letterWords.title,
    view,
    evidence: [{ kind: "contact", words: quote }],
    worstOff: "Sam Plain, they say.",
  };
  await world.tx.update(decisionDrafts).set({ content, revision: 2 }).where(sql`decision_id = ${decision.id}`);
  const title = `Ring Mrs ${mark} and others before the letter goes out`;
  const statement = await aStatement(world, cast, decision.id, { evidenceBasis: "evidence", words: { title, view } });
  const part = { decisionId: decision.id, statementId: statement.id };
  const by = { ...part, byId: cast.owner.id };
  const option = await anOption(world, part);
  await anOption(world, { ...part, isDoNothing: true });
  await aPrediction(world, { ...part, wordsId: await someWords(world, `Complaints like that of Ada ${mark}`) });
  await someEvidence(world, {
    ...by,
    kind: "contact",
    refId: contact.id,
    wordsId: await someWords(world, `“${quote}”`),
  });
  await someEvidence(world, {
    ...by,
    kind: "metric",
    wordsId: await someWords(world, "In November a fault waits 2.4 days."),
  });
  await aMove(world, "proposed", by);
  const customerInput = `${mark}'s neighbour heard it too: “${quote}”`;
  await aPosition(world, cast, {
    ...part,
    wordsId: await someWords(world, JSON.stringify({ customerInput, reason: null })),
  });
  await aMove(world, "decided", {
    ...part,
    byId: cast.decider.id,
    optionId: option.id,
    reviewOn: plainDate("2027-02-01"),
  });
  await aResearchNote(world, { byId: cast.owner.id, found: `Ada ${mark} and six others would rather be rung.` });
  await anExposure(world, { personId: cast.owner.id, learned: `Sat beside the line while Ada ${mark} rang.` });
  const documentId = await aDocument(world, {
    addedBy: cast.owner.id,
    customerId,
    name: `Letter of ${mark}`,
    text: `Yours, ${mark}`,
  });
  await aDocument(world, {
    addedBy: cast.owner.id,
    name: "Survey of forty",
    text: `who;says\nADA ${mark.toUpperCase()};no\n`,
  });
  await aDocument(world, { addedBy: cast.owner.id, name: "Survey of nobody", text: "who;says\n1;no\n" });
  const contactId = newId();
  await world.setNow(new Date("2026-11-21T13:00:00Z"));
  const told = {
    id: contactId,
    customer_id: customerId,
    happened_at: new Date("2026-11-21T13:00:00Z"),
    channel: "phone",
    direction: "out",
  };
  await insertInto(world, "contacts", { ...told, words: `Rang ${mark}.`, logged_by: cast.owner.id });
  await insertInto(world, "source_tellings", {
    ...{
      id: newId(),
      decision_id: decision.id,
      customer_id: customerId,
      contact_id: contactId,
      told_by: cast.owner.id,
    },
  });
  return { cast, customerId, otherId, decisionId: decision.id, documentId };
}

const scene = (
  test: (world: World, it: Awaited<ReturnType<typeof sealed>> & { erase: () => Promise<void> }) => Promise<void>,
) =>
  inTransaction(async (world) => {
    const it = await sealed(world);
    const admin = await contextOf(world, (await aPerson(world, { roles: ["admin", "manager"] })).id);
    const erase = async () => {
      await world.asApp();
      const asked = { customerId: it.customerId, reason: "asked" as const, reference: "Request 12", typed: "ERASE" };
      const { erasureId } = await requestErasure(admin, asked);
      await eraseCustomer(world.tx, { erasureId });
    };
    await test(world, { ...it, erase });
  });

describe("erasing a customer who is quoted in a sealed decision", () => {
  it("leaves no word of theirs, nor their name or number, in any column; chains and seals hold", () =>
    scene(async (world, { decisionId, erase }) => {
      expect(await problemsOf(world, decisionId)).toEqual([]);
      expect(await placesWithTraces(world)).toEqual(
        expect.arrayContaining(["texts.body", "decision_drafts.content", "document_bodies.body"]),
      );
      await erase();
      await world.asOwner();
      expect(await placesWithTraces(world)).toEqual([]);
      const [row] = await world.tx.execute(
        sql`select count(*)::int as left from texts where body like ${"%form letter that I%"}`,
      );
      expect(row).toEqual({ left: 0 });
      expect(await problemsOf(world, decisionId)).toEqual([]);
      expect(await verifyTexts(world.tx)).toMatchObject({ changed: [] });
    }));

  it("leaves a page that says what stood there, and everybody else's words", () =>
    scene(async (world, { decisionId, erase }) => {
      await erase();
      const { statement, positions } = await getDocument(world.tx, decisionId);
      expect(statement?.words).toMatchObject({
        title: "Ring […] and others before the letter goes out",
        view: "As […] says: […] Somebody should have rung me the same day, on […], and it would have been settled.",
        worstOff: letterWords.worstOff,
      });
      expect(positions[0]?.words?.customerInput).toBe("[…]'s neighbour heard it too: “[…]”");
      const [quoted, other] = statement?.evidence ?? [];
      expect(quoted).toMatchObject({ kind: "contact", words: null, origin: { because: "asked" } });
      expect(quoted?.erasedAt).not.toBeNull();
      expect(other).toMatchObject({ words: "In November a fault waits 2.4 days.", erasedAt: null, origin: null });
    }));

  it("is not brought back: by the register's search, by an open draft, or by a second erasure", () =>
    scene(async (world, { cast, otherId, decisionId, erase }) => {
      const ctx = await contextOf(world, cast.owner.id);
      const found = async (q: string) => (await listDecisions(ctx, registerFilter.parse({ q }))).rows.length;
      expect(await found(mark)).toBe(1);
      await erase();
      expect(await found(mark)).toBe(0);
      expect(await found("others before the letter")).toBe(1);
      const [draft] = await world.tx.execute<{ revision: number; content: { worstOff: string } }>(
        sql`select revision, content from decision_drafts where decision_id = ${decisionId}`,
      );
      expect(draft).toMatchObject({ revision: 3, content: { worstOff: "Sam Plain, they say." } });
      await world.asOwner();
      const admin = await contextOf(world, (await aPerson(world, { roles: ["admin"] })).id);
      await world.asApp();
      const asked = { customerId: otherId, reason: "law" as const, reference: "Request 13", typed: "ERASE" };
      const { erasureId } = await requestErasure(admin, asked);
      await eraseCustomer(world.tx, { erasureId });
      const [again] = await world.tx.execute(
        sql`select content ->> 'worstOff' as words from decision_drafts where decision_id = ${decisionId}`,
      );
      expect(again).toEqual({ words: "[…], they say." });
      await world.asOwner();
      expect(await problemsOf(world, decisionId)).toEqual([]);
    }));

  it("counts what it took out, and lists no decision any more as one that mentions them", () =>
    scene(async (world, { customerId, erase }) => {
      await erase();
      const { erasure } = await getErasureState(world.tx, customerId);
      expect(erasure?.erased).toMatchObject({ redactions: 6, documents: 1, document_bodies: 2 });
      const kept = await world.tx.execute(sql`select name from documents where forgotten_at is null`);
      expect([...kept]).toEqual([{ name: "Survey of nobody" }]);
      expect(erasure?.mentions).toEqual([]);
    }));

  it("is the only way to change words: neither the application nor the owner redacts without an erasure", () =>
    scene(async (world, { decisionId }) => {
      const change = (tx: World["tx"]) =>
        tx.execute(sql`
        update texts set body = 'x', salt = '\\x00', redacted_at = standpoint_now(), redacted_hash = text_hash('\\x00', 'x')
        where id = (select words_id from statements where decision_id = ${decisionId})`);
      await world.refused(change, /append-only/);
      await world.asApp();
      await world.refused(change, /permission denied/);
      await world.refused((tx) => tx.execute(sql`select redact_decisions(${decisionId}, '{}')`), /permission denied/);
      await world.refused(
        (tx) => tx.execute(sql`insert into redactions (id) values (${decisionId})`),
        /permission denied/,
      );
      await world.refused(
        (tx) => tx.execute(sql`update decision_drafts set content = '{}', revision = revision + 1`),
        /What has been decided stands/,
      );
    }));

  it("takes out nobody else's words: no word that is also a name, no sentence a customer was made to say later", () =>
    scene(async (world, { cast, decisionId }) => {
      const [sealedOn] = await world.tx.execute<{ id: string; body: string }>(sql`
        select s.id, t.body from statements s join texts t on t.id = s.words_id where s.decision_id = ${decisionId}`);
      await world.asOwner();
      const admin = await contextOf(world, (await aPerson(world, { roles: ["admin"] })).id);
      const worstOff = letterWords.worstOff as string;
      const { id: called } = await aCustomer(world, { name: "Wilhelmina Other", called: "Would" });
      const { id: named } = await aCustomer(world, { name: "settled same day Somebody" });
      const { id: phrase } = await aCustomer(world, { name: worstOff });
      const contact = await aContact(world, { customerId: named, words: worstOff });
      await someEvidence(world, {
        decisionId,
        statementId: sealedOn?.id as string,
        byId: cast.owner.id,
        kind: "contact",
        refId: contact.id,
        wordsId: await someWords(world, worstOff),
      });
      await world.asApp();
      for (const customerId of [called, named, phrase]) {
        const asked = { customerId, reason: "asked" as const, reference: "Request 14", typed: "ERASE" };
        await eraseCustomer(world.tx, { erasureId: (await requestErasure(admin, asked)).erasureId });
      }
      const [left] = await world.tx.execute(sql`
        select t.body from statements s join texts t on t.id = s.words_id where s.decision_id = ${decisionId}`);
      expect(left).toEqual({ body: sealedOn?.body });
      const kept = await world.tx.execute(sql`select name from documents where forgotten_at is null order by name`);
      expect(kept).toHaveLength(3);
    }));
});
