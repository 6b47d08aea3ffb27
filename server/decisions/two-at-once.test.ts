import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import * as schema from "@/db/schema";
import { decisionMoves } from "@/db/schema";
import type { Context } from "../context";
import { contextOf } from "../testing/accounts";
import { aContact, aCustomer } from "../testing/customers";
import { appDatabase, committedWorld, messageOf, ownerClient, type World } from "../testing/database";
import {
  aBoardReview,
  aCast,
  aDecided,
  aDecision,
  aMove,
  anAnswer,
  aPosition,
  aProposal,
  type Cast,
  noticeOf,
  problemsOf,
  someEvidence,
  stateNow,
} from "../testing/decisions";
import { aPerson, made } from "../testing/factories";
import { someWords } from "../testing/promises";
import { because, heard, inSpring, letterOf } from "../testing/three-ways";
import { createCallerFactory } from "../trpc/init";
import { appRouter } from "../trpc/root";

const createCaller = createCallerFactory(appRouter);
type Caller = ReturnType<typeof createCaller>["decisions"];
const crowd = 50;

let world: World;
let app: Awaited<ReturnType<typeof appDatabase>>;
let cast: Cast;
/** The procedures as each calls them, over fifty connections of the application's login. */
let callers: Record<"owner" | "decider" | "advocate" | "chief", Caller>;

/** What people at once need: facts that are committed. The database of this file is its own and goes with it. */
beforeAll(async () => {
  const client = await ownerClient();
  const tx = drizzle(client, { schema }) as Database;
  world = committedWorld(tx);
  await client.unsafe(`create or replace function standpoint_now() returns timestamptz language sql volatile parallel safe
    set search_path = pg_catalog, public, pg_temp as $$ select timestamptz '2026-11-21T12:00:00Z' $$`);
  app = await appDatabase(crowd);
  cast = await aCast(world);
  const as = async ({ id }: { id: string }) => {
    const context: Context = { ...(await contextOf(world, id)), db: app.db };
    return createCaller({ request: async () => context }).decisions;
  };
  const [owner, decider] = [await as(cast.owner), await as(cast.decider)];
  callers = { owner, decider, advocate: await as(cast.advocate), chief: await as(cast.chief) };
});
afterAll(() => app.close());

/** Words are written in the transaction of their record. */
function together<T>(act: (world: World) => Promise<T>): Promise<T> {
  return world.tx.transaction((tx) => act({ ...world, tx: tx as unknown as World["tx"] }));
}

type Given = Parameters<typeof aProposal>[2];

/** Put forward, with an advocate's position: ready to be decided. */
function ready(given: Given = {}) {
  return together(async (one) => {
    const { decision, statement, option } = await aProposal(one, cast, given);
    const part = { decisionId: decision.id, statementId: statement.id };
    await aPosition(one, cast, part);
    const decide = { id: decision.id, statementId: statement.id, optionId: option.id, reviewOn: "2027-02-01" };
    return { id: decision.id, part, decide, optionId: option.id };
  });
}

const times = <T>(count: number, act: (place: number) => Promise<T>): Promise<T>[] =>
  Array.from({ length: count }, (_, place) => act(place));

async function outcomes(acts: Promise<unknown>[]): Promise<{ won: number; said: string[] }> {
  const results = await Promise.allSettled(acts);
  const said = results.flatMap((result) => (result.status === "rejected" ? [messageOf(result.reason)] : []));
  return { won: results.length - said.length, said: [...new Set(said)].sort() };
}

/** How often something is recorded of a decision. */
async function countOf(
  table: "decision_moves" | "notices" | "statements" | "acknowledgements",
  id: string,
  kind?: string,
) {
  const isKind = kind === undefined ? sql`` : sql`and kind = ${kind}`;
  const [row] = await world.tx.execute<{ count: number }>(
    sql`select count(*)::int as count from ${sql.raw(table)} where decision_id = ${id} ${isKind}`,
  );
  return made(row).count;
}

async function eventsOf(id: string, action: string): Promise<number> {
  const [row] = await world.tx.execute<{ count: number }>(
    sql`select count(*)::int as count from events where subject_id = ${id} and action = ${action}`,
  );
  return made(row).count;
}

test("fifty decide at once: one winner, one sentence for the others, nothing half-done", async () => {
  const { id, decide } = await ready();
  expect(await outcomes(times(crowd, () => callers.decider.decide(decide)))).toEqual({
    won: 1,
    said: ["This decision has been made already."],
  });
  expect(await stateNow(world, id)).toBe("decided");
  expect(await countOf("decision_moves", id, "decided")).toBe(1);
  expect(await countOf("notices", id)).toBe(1);
  expect(await eventsOf(id, "decision.decided")).toBe(1);
  expect(await problemsOf(world, id)).toEqual([]);
});

test("by SQL of the application's own login it is the same", async () => {
  const { id, part, optionId } = await ready();
  const insert = () =>
    app.db
      .insert(decisionMoves)
      .values({ ...part, id: newId(), kind: "decided", byId: cast.decider.id, optionId, reviewOn: inSpring })
      .execute();
  expect(await outcomes(times(12, insert))).toEqual({ won: 1, said: ["This decision has been made already."] });
  expect(await problemsOf(world, id)).toEqual([]);
});

test("fifty do everything at once to one proposal: each is done whole or refused with a sentence", async () => {
  const { id, decide, part } = await ready();
  const letter = letterOf(cast, { deciderId: cast.decider.id });
  const acts = [
    () => callers.decider.decide(decide),
    () => callers.owner.propose({ ...letter, id, revision: 1, content: letter } as never),
    () => callers.owner.save({ id, revision: 1, content: { title: "Mine" } }),
    () => callers.advocate.takePosition({ ...said(id, part), stance: "dissent", reason: because }),
    () => callers.chief.dissent({ id, statementId: part.statementId, reason: because }),
    () => callers.chief.refer({ id, reason: because }),
    () => callers.decider.sendBack({ id, reason: because }),
    () => callers.decider.reject({ id, reason: because }),
    () => callers.owner.withdraw({ id, reason: because }),
    () => callers.chief.minuteBoard({ id, meetingOn: "2026-11-21", outcome: "noted", challenge: because }),
  ];
  const { won, said: heardSentences } = await outcomes(times(crowd, (place) => made(acts[place % acts.length])()));
  expect(won).toBeGreaterThan(0);
  for (const sentence of heardSentences) expect(sentence).toMatch(clear);
  expect(await countOf("decision_moves", id, "decided")).toBeLessThanOrEqual(1);
  const ends = await world.tx.execute<{ count: number }>(sql`select count(*)::int as count from decision_moves
    where decision_id = ${id} and kind in ('decided', 'rejected', 'withdrawn')`);
  expect(made(ends[0]).count).toBeLessThanOrEqual(1);
  expect(await countOf("statements", id)).toBe(await countOf("decision_moves", id, "proposed"));
  expect(await problemsOf(world, id)).toEqual([]);
  await noWordsWithoutRecord();
});

const said = (id: string, { statementId }: { statementId: string }) => ({ id, statementId, customerInput: heard });

/** Sentences for people: no code, no name of a constraint, no lock. */
const clear = /^(?!.*(violates|duplicate|deadlock|serialize|null value|constraint|\[|_))[A-Z].*\.$/;

/** Whatever was refused took its words along. */
async function noWordsWithoutRecord(): Promise<void> {
  const [row] = await world.tx.execute<{ count: number }>(
    sql`select count(*)::int as count from texts t where not exists (select from text_uses u where u.text_id = t.id)`,
  );
  expect(made(row).count).toBe(0);
}

test("a new version and the decision at once: one of the two, never both", async () => {
  for (let round = 0; round < 6; round += 1) {
    const { id, decide } = await ready();
    const letter = letterOf(cast, { deciderId: cast.decider.id });
    const acts = [
      () => callers.decider.decide(decide),
      () => callers.owner.propose({ ...letter, id, revision: 1, content: letter } as never),
    ];
    const ordered = round % 2 === 0 ? acts : acts.toReversed();
    const result = await outcomes(ordered.map((act) => act()));
    expect(result.won).toBe(1);
    expect(result.said.join()).toMatch(/Only the latest version that was put forward|What has been decided stands/);
    const isDecided = (await stateNow(world, id)) === "decided";
    expect(await countOf("statements", id)).toBe(isDecided ? 1 : 2);
    expect(await problemsOf(world, id)).toEqual([]);
  }
});

test("a draft saved by six at once by SQL: one is kept, the others are told", async () => {
  const draft = await together((one) => aDecision(one, cast));
  const save = () =>
    app.db.execute(
      sql`update decision_drafts set content = '{"title":"Mine"}', revision = 2 where decision_id = ${draft.id}`,
    );
  expect(await outcomes(times(6, save))).toEqual({ won: 1, said: ["Somebody else saved this draft meanwhile."] });
});

test("two edit at once, and nothing is lost; while it is decided, nobody edits what is sealed", async () => {
  const draft = await together((one) => aDecision(one, cast));
  const base = { title: "Ring before the letter goes out" };
  const mine = callers.owner.save({ id: draft.id, revision: 1, content: { ...base, job: "Buy without suspicion." } });
  const theirs = callers.decider.save({
    id: draft.id,
    revision: 1,
    content: { ...base, worstOff: "Who cannot be rung." },
  });
  await Promise.all([mine, theirs]);
  const { content } = await callers.owner.getDraft({ id: draft.id });
  expect(content).toMatchObject({ ...base, job: "Buy without suspicion.", worstOff: "Who cannot be rung." });

  const { id, decide } = await ready();
  const save = () => callers.owner.save({ id, revision: 1, content: { title: "Mine" } });
  const { said: told } = await outcomes([callers.decider.decide(decide), save(), save()]);
  for (const sentence of told) expect(sentence).toMatch(/stands as it is/);
  expect(await stateNow(world, id)).toBe("decided");
});

test("answers while it is replaced: each stands before the replacement, or is told of it", async () => {
  const old = await together((one) => aDecided(one, cast));
  const noticeId = await noticeOf(world, old.decision.id);
  const successor = await ready({ replacesId: old.decision.id });
  const answer = () => callers.advocate.acknowledge({ noticeId, answer: "will_act", note: "We change the rota." });
  const acts = [...times(10, answer), callers.decider.decide(successor.decide), ...times(10, answer)];
  const { won, said: told } = await outcomes(acts);
  for (const sentence of told) expect(sentence).toMatch(/There is nothing to answer: .*replaced by another/);
  expect(await stateNow(world, old.decision.id)).toBe("superseded");
  expect(await countOf("acknowledgements", old.decision.id)).toBe(won - 1);
  const late = await world.tx.execute<{ late: number }>(sql`
    select count(*)::int as late from decision_events a where a.decision_id = ${old.decision.id} and a.subject = 'acknowledgements'
      and a.sequence > (select e.sequence from decision_events e join decision_moves m on m.id = e.subject_id
        where e.decision_id = a.decision_id and m.decision_id = ${successor.id} and m.kind = 'decided')`);
  expect(late[0]?.late).toBe(0);
  for (const id of [old.decision.id, successor.id]) expect(await problemsOf(world, id)).toEqual([]);
});

test("two successors of one decision at once: one replaces it", async () => {
  const old = await together((one) => aDecided(one, cast));
  const both = [await ready({ replacesId: old.decision.id }), await ready({ replacesId: old.decision.id })];
  expect(await outcomes(both.map(({ decide }) => callers.decider.decide(decide)))).toEqual({
    won: 1,
    said: ["The decision it replaces does not stand any more, or not yet."],
  });
  expect(await problemsOf(world, old.decision.id)).toEqual([]);
});

test("an objection and the effect at once: no effect comes after an objection that stands", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { decision } = await together((one) => aDecided(one, cast));
    await together((one) => anAnswer(one, cast, { decisionId: decision.id, answer: "will_act" }));
    const noticeId = await noticeOf(world, decision.id);
    const object = () => callers.advocate.acknowledge({ noticeId, answer: "objection", note: "Nobody can ring." });
    const effect = () => callers.decider.putInEffect({ id: decision.id });
    const acts = round % 2 === 0 ? [object(), effect()] : [effect(), object()];
    const { said: told } = await outcomes(acts);
    const isInEffect = (await stateNow(world, decision.id)) === "in_effect";
    expect(told).toEqual(isInEffect ? [] : [expect.stringMatching(/An objection stands/)]);
    expect(await problemsOf(world, decision.id)).toEqual([]);
  }
});

test("a board that refers it back and the decision at once: it is not decided after that", async () => {
  const { id, part, decide } = await ready({ door: "one_way" });
  await together((one) => aBoardReview(one, cast, part));
  const minutes = { id, meetingOn: "2026-11-21", outcome: "referred_back" as const, challenge: because };
  const { said: told } = await outcomes([callers.chief.minuteBoard(minutes), callers.decider.decide(decide)]);
  const isDecided = (await stateNow(world, id)) === "decided";
  if (!isDecided) expect(told).toEqual([expect.stringMatching(/The board referred it back/)]);
  expect(await problemsOf(world, id)).toEqual([]);
});

test("ended at once in three ways: one end, and the others are told where it stands", async () => {
  const { id } = await ready();
  const { won, said: told } = await outcomes([
    callers.decider.reject({ id, reason: because }),
    callers.owner.withdraw({ id, reason: because }),
    callers.decider.reject({ id, reason: because }),
  ]);
  expect(won).toBe(1);
  for (const sentence of told) expect(sentence).toMatch(/This decision is (rejected|withdrawn): it cannot be/);
  expect(await problemsOf(world, id)).toEqual([]);
});

test("a transaction that sees an older state decides nothing", async () => {
  const { part, optionId } = await ready();
  const given = { ...part, kind: "decided" as const, byId: cast.decider.id, optionId, reviewOn: inSpring };
  for (const isolationLevel of ["repeatable read", "serializable"] as const) {
    const old = app.db.transaction(async (tx) => tx.insert(decisionMoves).values({ ...given, id: newId() }), {
      isolationLevel,
    });
    await expect(old.catch((error: unknown) => Promise.reject(new Error(messageOf(error))))).rejects.toThrow(
      /a transaction that reads what is committed/,
    );
  }
  await together((one) => aMove(one, "decided", given));
});

test("an erasure waits for whoever writes a decision that quotes the customer; neither ends the other", async () => {
  const admin = await aPerson(world, { roles: ["admin"] });
  const { part, customerId, refId } = await together(async (one) => {
    const { decision, statement } = await aDecided(one, cast);
    const customer = await aCustomer(one, { name: "Ada Held Elsewhere" });
    const contact = await aContact(one, { customerId: customer.id, words: "It came as a form letter again." });
    const part = { decisionId: decision.id, statementId: statement.id, byId: cast.owner.id };
    return { part, customerId: customer.id, refId: contact.id };
  });
  const quote = (one: World, said: string) =>
    someWords(one, said).then((wordsId) => someEvidence(one, { ...part, kind: "contact", refId, wordsId }));
  await together((one) => quote(one, "“It came as a form letter again.”"));
  const erasureId = newId();
  await app.db.execute(sql`insert into erasures (id, customer_id, requested_by, reason, reference)
    values (${erasureId}, ${customerId}, ${admin.id}, 'asked', 'Request 15')`);
  let erased: Promise<unknown> = Promise.resolve();
  await together(async (one) => {
    await one.tx.execute(sql`select lock_decision(${part.decisionId})`);
    erased = app.db.execute(sql`select erase_customer(${erasureId})`).execute();
    let waiting = 0;
    while (waiting === 0) {
      const [row] = await one.tx.execute<{ count: number }>(
        sql`select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted`,
      );
      waiting = made(row).count;
    }
    await quote(one, "A form letter, she said twice.");
  });
  await erased;
  const left = await world.tx.execute(sql`
    select t.body from statement_evidence e join texts t on t.id = e.words_id where e.ref_id = ${refId}`);
  expect([...left]).toEqual([{ body: null }, { body: null }]);
  expect(await problemsOf(world, part.decisionId)).toEqual([]);
});
