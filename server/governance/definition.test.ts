import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/db/id";
import { definitionSigners, definitions } from "@/db/schema";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { aCast, aProposal, type Cast } from "../testing/decisions";
import { signDefinition, writeDefinition } from "./mutations";
import { getDefinitionInForce, listDefinitions } from "./queries";

const now = new Date("2026-11-21T12:00:00Z");
const meaning = "To be centred on the customer means to earn their trust again each time.";

function withACast(act: (world: World, cast: Cast) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(now);
    const cast = await aCast(world);
    await world.asApp();
    await act(world, cast);
  });
}

test("a definition counts once everybody named has signed, and decisions keep the version they were made under", () =>
  withACast(async (world, cast) => {
    const [chief, owner] = [await contextOf(world, cast.chief.id), await contextOf(world, cast.owner.id)];
    const signers = [cast.chief.id, cast.owner.id];
    const first = await writeDefinition(chief, { meaning, rallyingCry: "Prize their loyalty", signers });
    await signDefinition(chief, first);
    await expect(signDefinition(chief, first)).rejects.toThrow(/signed this version already/);
    expect(await getDefinitionInForce(world.tx, { now })).toBeNull();
    await signDefinition(owner, first);
    const second = await writeDefinition(chief, { meaning, rallyingCry: "Would you do it to a friend?", signers });
    expect(await getDefinitionInForce(world.tx, { now })).toMatchObject({ version: 1 });
    const { statement } = await aProposal(world, cast);
    expect(statement.definitionId).toBe(first.id);
    for (const signer of [chief, owner]) await signDefinition(signer, second);
    expect((await listDefinitions(world.tx, { now })).map(({ version, isInForce }) => [version, isInForce])).toEqual([
      [2, true],
      [1, false],
    ]);
  }));

test("nobody signs for others, joins once signing has begun, or changes a word", () =>
  withACast(async (world, cast) => {
    const [chief, owner] = [await contextOf(world, cast.chief.id), await contextOf(world, cast.owner.id)];
    const { id } = await writeDefinition(chief, {
      meaning,
      rallyingCry: "Prize their loyalty",
      signers: [cast.chief.id],
    });
    await expect(signDefinition(owner, { id })).rejects.toThrow(/names others/);
    await signDefinition(chief, { id });
    await world.refused(
      (tx) => tx.insert(definitionSigners).values({ definitionId: id, personId: cast.owner.id }),
      /Signing has begun/,
    );
    await world.refused(
      (tx) =>
        tx
          .insert(definitions)
          .values({ id: newId(), version: 7, meaning, rallyingCry: "Hm, hm", writtenBy: cast.owner.id }),
      /counted without a gap/,
    );
    await world.refused((tx) => tx.execute(sql`update definitions set rallying_cry = 'Sell'`), /permission denied/);
    await world.refused((tx) => tx.execute(sql`delete from definition_signatures`), /permission denied/);
    await world.asOwner();
    await world.refused((tx) => tx.execute(sql`update definitions set rallying_cry = 'Sell'`), /append-only/);
  }));
