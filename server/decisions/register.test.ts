import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { decisionCorrections } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { inTransaction, type World } from "../testing/database";
import {
  aBoardReview,
  aCast,
  aDecided,
  aDecision,
  aDissent,
  aMove,
  anEffect,
  anOption,
  aPosition,
  aPrediction,
  aProposal,
  aStatement,
  aText,
  aVersion,
  type Cast,
  noticeOf,
  someEvidence,
} from "../testing/decisions";
import { isLike, nextOf, questions } from "../testing/register";
import { registerFilter } from "./input";
import { verifyRegister } from "./mutations/register";
import { getDocument, getVersion } from "./queries/document";
import { listDecisions } from "./queries/register";

const today = plainDate("2026-11-21");

async function inARegister(play: (world: World, cast: Cast) => Promise<void>): Promise<void> {
  await inTransaction(async (world) => {
    await world.setNow(new Date("2026-11-21T12:00:00Z"));
    const cast = await aCast(world);
    await play(world, cast);
    // Whatever was played: what is kept says what the facts say.
    const odds = await world.tx.execute(sql`select number, kept, facts from decision_cards_at_odds()`);
    expect([...odds]).toEqual([]);
  });
}

const ask = ({ tx }: World, asked: Record<string, string>, on = today) =>
  listDecisions({ db: tx, today: on }, registerFilter.parse(asked));
const found = async (world: World, q: string) => (await ask(world, { q })).rows.map(({ id }) => id);

describe("search finds a word planted in", () => {
  type Plant = (it: { world: World; cast: Cast; word: string }) => Promise<string>;
  const proposed = async (world: World, cast: Cast) => {
    const { decision, statement } = await aProposal(world, cast);
    return { decisionId: decision.id, statementId: statement.id };
  };
  const why = (word: string) => `Because of the ${word}, which nobody had thought of before it came up here.`;
  const places: [string, Plant][] = [
    [
      "each part of the statement",
      async ({ world, cast, word }) => {
        const fields = ["title", "job", "view", "worstOff", "businessEffect", "toldPlan", "evidenceGap", "mitigation"];
        const parts = word
          .split(" ")
          .map((one, place) => [
            fields[place],
            `Somewhere in the middle of all this stands ${one}, and then it goes on. ${"Words. ".repeat(15)}`,
          ]);
        return (await aProposal(world, cast, { words: Object.fromEntries(parts) })).decision.id;
      },
    ],
    [
      "an option, the evidence and a prediction",
      async ({ world, cast, word }) => {
        const decision = await aDecision(world, cast);
        const statement = await aStatement(world, cast, decision.id);
        const part = { decisionId: decision.id, statementId: statement.id };
        const [one = "", two = "", three = ""] = word.split(" ");
        await anOption(world, {
          ...part,
          wordsId: await aText(world, JSON.stringify({ title: one, effect: "None." })),
        });
        await someEvidence(world, { ...part, byId: cast.owner.id, wordsId: await aText(world, `He said ${two}!`) });
        await aPrediction(world, { ...part, wordsId: await aText(world, `Complaints about ${three}`) });
        return decision.id;
      },
    ],
    [
      "an advocate's position",
      async ({ world, cast, word }) => {
        const part = await proposed(world, cast);
        const said = { customerInput: "They say the letter frightens them.", reason: why(word) };
        await aPosition(world, cast, { ...part, stance: "dissent", wordsId: await aText(world, JSON.stringify(said)) });
        return part.decisionId;
      },
    ],
    [
      "somebody's dissent",
      async ({ world, cast, word }) => {
        const part = await proposed(world, cast);
        await aDissent(world, { ...part, byId: cast.chief.id, reason: why(word) });
        return part.decisionId;
      },
    ],
    [
      "the board's challenge",
      async ({ world, cast, word }) => {
        const part = await proposed(world, cast);
        await aBoardReview(world, cast, { ...part, wordsId: await aText(world, why(word)) });
        return part.decisionId;
      },
    ],
    ...(["sent_back", "rejected", "withdrawn", "referred"] as const).map((kind): [string, Plant] => [
      `why it was ${kind}`,
      async ({ world, cast, word }) => {
        const { decisionId } = await proposed(world, cast);
        const byId = { withdrawn: cast.owner.id, referred: cast.chief.id }[kind as "withdrawn"] ?? cast.decider.id;
        await aMove(world, kind, { decisionId, byId, reason: why(word) });
        return decisionId;
      },
    ]),
    [
      "a department's note",
      async ({ world, cast, word }) => {
        const { decision } = await aDecided(world, cast);
        const noticeId = await noticeOf(world, decision.id);
        await world.tx.execute(sql`insert into acknowledgements (id, decision_id, notice_id, by_id, answer, note_id)
          values (${newId()}, ${decision.id}, ${noticeId}, ${cast.advocate.id}, 'objection', ${await aText(world, why(word))})`);
        return decision.id;
      },
    ],
    [
      "a correction",
      async ({ world, cast, word }) => {
        const { decision } = await aDecided(world, cast);
        const wordsId = await aText(world, JSON.stringify({ before: word, after: "something else" }));
        const row = { id: newId(), decisionId: decision.id, field: "title" as const, byId: cast.owner.id, wordsId };
        await world.tx.insert(decisionCorrections).values(row);
        return decision.id;
      },
    ],
    [
      "an earlier version",
      async ({ world, cast, word }) => {
        const { decision } = await aProposal(world, cast, { words: { job: why(word) } });
        await aVersion(world, cast, decision.id, { version: 2 });
        return decision.id;
      },
    ],
    [
      "a draft nobody has put forward",
      async ({ world, cast, word }) => {
        const { id } = await aDecision(world, cast);
        await world.tx.execute(sql`update decision_drafts set revision = revision + 1,
          content = content || ${JSON.stringify({ view: `Half a sentence with ${word} in`, gate: "helps" })}::jsonb where decision_id = ${id}`);
        return id;
      },
    ],
  ];
  const words = ["Quagmire", "Überweisung", "réclamations", "обещание", "銀行口座", "ธนาคาร", "חשבון", "O’Brien’s"];

  test.each(places)("%s", (_, plant) =>
    inARegister(async (world, cast) => {
      await aProposal(world, cast);
      const word = words.join(" ");
      const id = await plant({ world, cast, word });
      const typed = ["quagmire", "QUAG", "uberweisung", "reclam", "Обещание", "行口", "ธนา", "חשבון", "obriens"];
      const isApart = _.startsWith("an option");
      for (const q of isApart ? ["quagmire", "Überweis", "RECLAMATIONS"] : typed)
        expect([q, await found(world, q)]).toEqual([q, [id]]);
      expect(await found(world, "quagmire überweisung")).toEqual([id]);
      expect(await found(world, "quagmire nowhere")).toEqual([]);
    }),
  );

  test("its number, and not what is only a mark", () =>
    inARegister(async (world, cast) => {
      const { decision } = await aProposal(world, cast);
      expect(await found(world, String(decision.number))).toContain(decision.id);
      expect(await found(world, "&|!():*'\\")).toEqual([]);
    }));
});

test("words that are erased are found no more, and the title goes with them", () =>
  inARegister(async (world, cast) => {
    const { decision, statement } = await aProposal(world, cast, { words: { title: "Ring Mrs Quagmire first" } });
    expect(await found(world, "quagmire")).toEqual([decision.id]);
    await world.tx.execute(sql`select erase_text(${statement.wordsId})`);
    expect(await found(world, "quagmire")).toEqual([]);
    const { rows } = await ask(world, { state: "proposed" });
    expect(rows).toMatchObject([{ id: decision.id, title: null, state: "proposed" }]);
  }));

test("the application's login cannot write what the register says", () =>
  inARegister(async (world, cast) => {
    await aProposal(world, cast);
    await world.asApp();
    await world.refused(
      (tx) => tx.execute(sql`update decision_cards set title = 'Nothing to see'`),
      /permission denied/,
    );
    await world.refused((tx) => tx.execute(sql`select refresh_decision_cards('{}')`), /permission denied/);
    await world.asOwner();
  }));

test("what the register keeps wrongly is named, and kept anew from the facts", () =>
  inARegister(async (world, cast) => {
    const { decision } = await anEffect(world, cast);
    expect((await verifyRegister(world.tx)).different).toBe(0);
    await world.tx.execute(
      sql`update decision_cards set state = 'closed', words = '' where decision_id = ${decision.id}`,
    );
    const { differences } = await verifyRegister(world.tx, { isRepair: true });
    expect(differences).toMatchObject([
      { decisionId: decision.id, kept: { state: "closed" }, facts: { state: "in_effect" } },
    ]);
    expect((await verifyRegister(world.tx)).different).toBe(0);
  }));

test("a statement's versions are read one by one, each with the one before", () =>
  inARegister(async (world, cast) => {
    const { decision } = await aProposal(world, cast, { words: { title: "Ring within the day" } });
    await aVersion(world, cast, decision.id, { version: 2, words: { title: "Ring within four hours" } });
    const first = await getVersion(world.tx, { id: decision.id, version: 1 });
    expect(first).toMatchObject({
      count: 2,
      before: null,
      statement: { version: 1, words: { title: "Ring within the day" } },
    });
    const second = await getVersion(world.tx, { id: decision.id, version: 2 });
    expect(second).toMatchObject({ before: { version: 1 }, statement: { words: { title: "Ring within four hours" } } });
    await expect(getVersion(world.tx, { id: decision.id, version: 3 })).rejects.toThrow("no such record");
  }));

/** Decisions of every kind, drawn: what each says, and how far it came. */
const lives = fc.array(
  fc.record({
    gate: fc.constantFrom("helps" as const, "neutral" as const),
    stage: fc.constantFrom("use" as const, "leave" as const),
    segment: fc.constantFrom("open_issue", "all"),
    department: fc.boolean(),
    steps: fc.tuple(...[0, 1, 2, 3].map(() => fc.constantFrom(0, 0, 0, 1, 2, -1))),
    turn: fc.constantFrom("better", "worse", null),
    isUrgent: fc.boolean(),
    end: fc.constantFrom("draft", "proposed", "dissented", "rejected", "withdrawn", "decided", "in_effect", "reviewed"),
  }),
  { minLength: 6, maxLength: 12 },
);
type Life = (typeof lives extends fc.Arbitrary<infer Drawn> ? Drawn : never)[number];

async function live(world: World, cast: Cast, it: Life): Promise<void> {
  if (it.end === "draft") return void (await aDecision(world, cast));
  const [time = 0, worry = 0, effort = 0, money = 0] = it.steps;
  const isLight = ["decided", "in_effect", "reviewed"].includes(it.end);
  const step = (drawn: number) => (isLight ? Math.abs(drawn) : drawn);
  const note = (drawn: number) => (step(drawn) === 0 ? null : "Some of it.");
  const given = {
    gate: it.gate,
    stages: [it.stage],
    segments: [{ segment: isLight ? "open_issue" : it.segment, effect: "mixed" as const }],
    departmentId: it.department ? cast.service.id : cast.department.id,
    urgent: it.isUrgent && !isLight,
    ...{ timeEffect: step(time), worryEffect: step(worry), effortEffect: step(effort), moneyEffect: step(money) },
    words: {
      ...{ timeNote: note(time), worryNote: note(worry), effortNote: note(effort), moneyNote: note(money) },
      mitigation: "Somebody rings them beforehand.",
      businessTurn: it.turn,
    },
  };
  if (it.end === "decided") return void (await aDecided(world, cast, given));
  if (it.end === "in_effect") return void (await anEffect(world, cast, given));
  if (it.end === "reviewed") {
    const { decision } = await anEffect(world, cast, given);
    return void (await aMove(world, "reviewed", {
      decisionId: decision.id,
      byId: cast.decider.id,
      reason: "It came as we had said it would.",
    }));
  }
  const { decision, statement } = await aProposal(world, cast, given);
  const part = { decisionId: decision.id, statementId: statement.id };
  if (it.end === "dissented") await aPosition(world, cast, { ...part, stance: "dissent" });
  const by = it.end === "rejected" ? cast.decider.id : it.end === "withdrawn" ? cast.owner.id : null;
  if (by)
    await aMove(world, it.end as "rejected", {
      decisionId: decision.id,
      byId: by,
      reason: "It is not what customers need.",
    });
}

test("every filter shows what the documents themselves are like, in any mixture, and the counts agree", () =>
  fc.assert(
    fc.asyncProperty(lives, fc.integer(), async (drawn, seed) => {
      await inARegister(async (world, cast) => {
        for (const life of drawn) await live(world, cast, life);
        const all = await ask(world, {});
        const documents = await Promise.all(all.rows.map(({ id }) => getDocument(world.tx, id)));
        for (const [place, document] of documents.entries())
          expect([document.number, all.rows[place]?.nextOn]).toEqual([
            document.number,
            nextOf(document, "Europe/London"),
          ]);
        const asked = fc.sample(questions([cast.department.id, cast.service.id]), { numRuns: 60, seed });
        for (const on of [today, plainDate("2027-06-01")])
          for (const question of asked) {
            const { rows, count } = await ask(world, question, on);
            const wanted = documents.filter((document) => isLike(document, question, on)).map(({ id }) => id);
            expect([question, rows.map(({ id }) => id)]).toEqual([question, wanted]);
            expect(count).toBe(wanted.length);
          }
      });
    }),
    { numRuns: 3 },
  ));

test("goes on from page to page in every order, and tells each once", () =>
  inARegister(async (world, cast) => {
    for (let n = 0; n < 30; n += 1) {
      if (n % 3 === 0) await aDecision(world, cast);
      else if (n % 3 === 1) await aProposal(world, cast, { segments: [{ segment: "all", effect: "worse" }] });
      else await aDecided(world, cast);
    }
    for (const by of ["newest", "next", "customers"]) {
      const seen: number[] = [];
      let before: number | null = null;
      do {
        const page = await ask(world, { by, ...(before === null ? {} : { before: String(before) }) });
        expect(page.count).toBe(30);
        seen.push(...page.rows.map(({ number }) => number));
        before = page.next;
      } while (before !== null);
      expect([by, new Set(seen).size, seen.length]).toEqual([by, 30, 30]);
      // Words that most decisions have are looked for in another way, which tells the same.
      for (const before of [undefined, String(seen[11])]) {
        const asked = registerFilter.parse({ by, q: "cust", before });
        const [few, many] = await Promise.all(
          [5, 1000].map((counted) => listDecisions({ db: world.tx, today, counted }, asked)),
        );
        expect(few).toEqual({ ...many, count: 6 });
        expect(many?.count).toBeGreaterThan(10);
      }
    }
  }));
