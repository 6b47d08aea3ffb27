import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { getDocument } from "../decisions/queries/document";
import { missingForDissent, missingToTakeBack, stancesOf, standingDissents } from "../domain/dissent";
import { plainDate } from "../domain/plain-date";
import { inTransaction, messageOf, type World } from "../testing/database";
import { aBoardReview, aCast, aDissent, aMove, aPosition, aProposal, aVersion, type Cast } from "../testing/decisions";
import { aPerson } from "../testing/factories";

const because = "Four hours needs a night shift we do not have; the twelve are made whole within the limit.";
const speakers = ["frank", "fiona", "owner", "advocate"] as const;
const act = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("dissent" as const),
      who: fc.constantFrom(...speakers),
      isShort: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("back" as const), who: fc.constantFrom(...speakers), place: fc.nat(3) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("position" as const),
      stance: fc.constantFrom("support" as const, "dissent" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("version" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("decide" as const) }) },
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

type Game = { world: World; cast: Cast; people: Record<(typeof speakers)[number], { id: string }>; id: string };

test(
  "whoever dissents, takes back, speaks anew or decides: database and domain refuse and count the same",
  { timeout: 120_000 },
  () =>
    fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), (acts) =>
        inTransaction(async (world) => {
          await world.setNow(new Date("2026-11-21T12:00:00Z"));
          const cast = await aCast(world);
          const [frank, fiona] = [await aPerson(world), await aPerson(world)];
          const { decision } = await aProposal(world, cast);
          await world.asApp();
          const game = { world, cast, people: { ...cast, frank, fiona }, id: decision.id };
          for (const next of acts) await turn(game, next);
        }),
      ),
      { numRuns: 12, seed: 20261121, endOnFailure: true },
    ),
);

async function turn(game: Game, next: Act): Promise<void> {
  const { world, id } = game;
  const before = await getDocument(world.tx, id);
  const expected = isAllowed(game, before, next);
  await world.tx.execute(sql`savepoint turn`);
  const said = await perform(game, before, next).then(() => null, messageOf);
  await world.tx.execute(said === null ? sql`release savepoint turn` : sql`rollback to savepoint turn`);
  if (expected !== null) expect([next, said], said ?? "").toEqual([next, expected ? null : expect.any(String)]);
  const { statement, positions, dissents } = await getDocument(world.tx, id);
  const current = positions
    .filter(({ isCurrent }) => isCurrent)
    .map((one) => ({ ...one, advocateId: one.advocate.id }));
  const stances = stancesOf(
    current,
    dissents.filter(({ isCurrent }) => isCurrent),
  );
  expect(statement?.reasons.includes("dissent")).toBe(stances.includes("dissent"));
}

type Document = Awaited<ReturnType<typeof getDocument>>;

/** Null: not judged here. */
function isAllowed({ people }: Game, { state, statement, dissents }: Document, next: Act): boolean | null {
  if (next.do === "dissent") {
    const by = people[next.who].id;
    const lacks = missingForDissent({
      ...{ state, isCurrent: true, isAdvocate: next.who === "advocate", reason: next.isShort ? "No." : because },
      isOwnerOrDecider: [statement?.owner.id, statement?.decider.id].includes(by),
      stands: standingDissents(dissents).some((one) => one.isCurrent && one.by.id === by),
    });
    return lacks.length === 0;
  }
  if (next.do !== "back") return null;
  const dissent = dissents[next.place];
  const isTakenBack = dissents.some(({ takesBackId }) => takesBackId === dissent?.id);
  const found = dissent?.kind === "dissent" ? { isOwn: dissent.by.id === people[next.who].id, isTakenBack } : null;
  return missingToTakeBack({ state, dissent: found, reason: because }).length === 0;
}

async function perform(game: Game, before: Document, next: Act): Promise<unknown> {
  const { world, cast, people, id } = game;
  const part = { decisionId: id, statementId: before.statement?.id ?? id };
  switch (next.do) {
    case "dissent":
      return aDissent(world, { ...part, byId: people[next.who].id, reason: next.isShort ? "No." : because });
    case "back": {
      const dissent = before.dissents[next.place];
      const [row] = await world.tx.execute<{ id: string }>(
        sql`select statement_id as id from dissents where id = ${dissent?.id ?? id}`,
      );
      const statementId = row?.id ?? part.statementId;
      return aDissent(world, {
        decisionId: id,
        statementId,
        byId: people[next.who].id,
        takesBackId: dissent?.id ?? id,
        reason: because,
      });
    }
    case "position":
      return aPosition(world, cast, { ...part, stance: next.stance });
    case "version":
      return aVersion(world, cast, id, { version: (before.statement?.version ?? 0) + 1 });
    case "decide": {
      await aPosition(world, cast, part);
      await aBoardReview(world, cast, part);
      const reason =
        before.statement?.reasons.includes("dissent") && before.dissents.length > 0 ? { reason: because } : {};
      const given = { ...part, byId: cast.decider.id, optionId: before.statement?.options[0]?.id ?? id, ...reason };
      return aMove(world, "decided", { ...given, reviewOn: plainDate("2027-02-01") });
    }
  }
}
