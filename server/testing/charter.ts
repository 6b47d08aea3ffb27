import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { charterClauses, charterSignatures, charterSigners, charterVersions } from "@/db/schema";
import type { Instant } from "../domain/plain-date";
import { contextOf } from "./accounts";
import { aCustomer } from "./customers";
import type { World } from "./database";
import { anOrganisation, aPerson, aTeam, made } from "./factories";

export type CharterCast = {
  board: string;
  chief: string;
  front: string;
  admin: string;
  team: string;
  customer: string;
};

/** Two of the board, somebody of the front line with a team, and a customer. */
export async function aCharterCast(world: World): Promise<CharterCast> {
  await anOrganisation(world);
  const team = await aTeam(world);
  return {
    team: team.id,
    board: (await aPerson(world, { roles: ["board"] })).id,
    chief: (await aPerson(world, { roles: ["manager", "board"] })).id,
    front: (await aPerson(world, { roles: ["frontline"], teamId: team.id, departmentId: team.departmentId })).id,
    admin: (await aPerson(world, { roles: ["admin"] })).id,
    customer: (await aCustomer(world)).id,
  };
}

type Given = Partial<typeof charterClauses.$inferInsert>;

/** The words of a clause; triggered by an issue unless given otherwise. */
export const aClauseLike = (cast: CharterCast, given: Given = {}) => ({
  title: "What is wrong is put right",
  objective: "Nobody waits for us twice.",
  said: "When you tell us something is wrong, we put it right within five working days.",
  conditions: null,
  limits: null,
  contact: "charter@harbour.example",
  remedy: "We ring you the same day and take the next visit off your bill.",
  measure: "Issues resolved by then, of all that were opened.",
  trigger: "issue_opened" as const,
  dueSaid: "in 5 working days",
  latestDays: 14,
  teamId: cast.team,
  ...given,
});

/** A version with these clauses, put up and signed by the whole board, so that it is in force. Returns its ids. */
export async function aCharter(world: World, cast: CharterCast, clauses: Given[] = [{}], signers = [cast.board]) {
  const { versionId, clauseIds } = await aDraft(world, cast, clauses);
  await world.tx.insert(charterSigners).values(signers.map((personId) => ({ versionId, personId })));
  await world.tx.execute(sql`update charter_versions set put_up_by = ${cast.board} where id = ${versionId}`);
  for (const personId of signers) await world.tx.insert(charterSignatures).values({ versionId, personId });
  return { versionId, clauseIds, clauseId: made(clauseIds[0]) };
}

export async function aDraft(world: World, cast: CharterCast, clauses: Given[] = [{}]) {
  const versionId = newId();
  await world.tx.insert(charterVersions).values({ id: versionId, draftedBy: cast.board });
  const clauseIds: string[] = [];
  for (const [place, given] of clauses.entries()) {
    const id = newId();
    const key = given.key ?? `clause_${place + 1}`;
    await world.tx
      .insert(charterClauses)
      .values({ ...aClauseLike(cast, given), id, versionId, key, position: place + 1, savedBy: cast.board });
    clauseIds.push(id);
  }
  return { versionId, clauseIds };
}

/** Checks now what a commit would check. */
export async function commitChecks({ tx }: World): Promise<void> {
  await tx.execute(sql`set constraints all immediate`);
  await tx.execute(sql`set constraints all deferred`);
}

/** The context of somebody at an instant, with the application's rights: the database's clock is set to it. */
export async function contextAt(world: World, personId: string, at: Instant) {
  await world.asOwner();
  await world.setNow(at);
  await world.asApp();
  return { ...(await contextOf(world, personId)), db: world.tx, now: at };
}

type CharterPromiseRow = {
  id: string;
  said: string | null;
  due: string;
  precision: string;
  team: string;
  ended: string | null;
  proof: string | null;
};

export async function charterPromisesOf({ tx }: World, customerId: string): Promise<CharterPromiseRow[]> {
  const rows = await tx.execute<CharterPromiseRow>(sql`
    select p.id, t.body as said, p.original_due_at as due, p.due_precision as precision, p.owner_team_id as team, s.ended,
      s.proof_at as proof
    from promises p join texts t on t.id = p.said_id join promise_states s on s.promise_id = p.id and s.until_at is null
    where p.kind = 'charter' and p.customer_id = ${customerId} order by p.original_due_at`);
  return [...rows];
}
