import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { charterClauses, charterSignatures, charterSigners, charterVersions } from "@/db/schema";
import { aCharter, aCharterCast, aClauseLike, aDraft, type CharterCast, contextAt } from "../testing/charter";
import { inTransaction, type World } from "../testing/database";
import { saveClause as clauseInput } from "./input";
import { draftVersion, dropClause, moveClause, putUp, saveClause } from "./mutations/draft";
import { signVersion } from "./mutations/sign";
import { listVersions } from "./queries/versions";

const monday = new Date("2026-11-16T09:00:00Z");
const later = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);

function withACast(act: (world: World, cast: CharterCast) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(monday);
    const cast = await aCharterCast(world);
    await world.asApp();
    await act(world, cast);
  });
}

const typed = (cast: CharterCast, versionId: string, given: Record<string, unknown> = {}) =>
  clauseInput.parse({ ...aClauseLike(cast), latestDays: "14", versionId, ...given });

describe("a version of the charter", () => {
  test("is drafted, put up, signed by all, and in force from the last signature; the next begins where it ended", () =>
    withACast(async (world, cast) => {
      const board = await contextAt(world, cast.board, monday);
      const { id: versionId } = await draftVersion(board);
      expect(await draftVersion(board)).toEqual({ id: versionId });
      const { id: first } = await saveClause(board, typed(cast, versionId));
      await saveClause(board, typed(cast, versionId, { title: "We ring back", trigger: "reply_owed" }));
      await moveClause(board, { clauseId: first, to: "down" });
      await saveClause(board, typed(cast, versionId, { title: "Taken out again" })).then(({ id }) =>
        dropClause(board, { clauseId: id }),
      );
      await putUp(board, { versionId, signers: [cast.board, cast.chief] });
      await signVersion(board, { versionId });
      const half = await listVersions(world.tx, { now: later(1) });
      expect(half[0]).toMatchObject({ number: 1, isInForce: false, signedAt: null });
      await signVersion(await contextAt(world, cast.chief, later(5)), { versionId });
      const [signed] = await listVersions(world.tx, { now: later(6) });
      expect(signed).toMatchObject({ isInForce: true, signedAt: later(5) });
      expect(signed?.clauses.map(({ title }) => title)).toEqual(["We ring back", "What is wrong is put right"]);
      await draftVersion(await contextAt(world, cast.board, later(9)));
      const [draft] = await listVersions(world.tx, { now: later(10) });
      expect(draft).toMatchObject({ number: 2, putUpAt: null, isInForce: false });
      expect(draft?.clauses.map(({ key }) => key)).toEqual(signed?.clauses.map(({ key }) => key));
    }));

  test("is not signed for others, twice, before it is put up, or behind a newer one", () =>
    withACast(async (world, cast) => {
      const board = await contextAt(world, cast.board, monday);
      const { versionId: first } = await aCharter(world, cast, [{}], [cast.board]);
      await expect(signVersion(board, { versionId: first })).rejects.toThrow("signed this version already");
      const chief = await contextAt(world, cast.chief, monday);
      await expect(signVersion(chief, { versionId: first })).rejects.toThrow("names others");
      const { id: versionId } = await draftVersion(board);
      await world.tx.insert(charterSigners).values({ versionId, personId: cast.board });
      const sign = (id: string, personId: string) => (tx: World["tx"]) =>
        tx.insert(charterSignatures).values({ versionId: id, personId });
      await world.refused(sign(versionId, cast.board), /has not been put up/);
      await putUp(board, { versionId, signers: [cast.chief] });
      await draftVersion(board).then(({ id }) => putUp(board, { versionId: id, signers: [cast.chief] }));
      await world.refused(sign(versionId, cast.chief), /newer version is put up/);
      await world.refused(sign(versionId, cast.front), /names others|newer/);
    }));

  test("is found changed by somebody else, and says so", () =>
    withACast(async (world, cast) => {
      const board = await contextAt(world, cast.board, monday);
      const { id: versionId } = await draftVersion(board);
      const { id: clauseId } = await saveClause(board, typed(cast, versionId));
      await saveClause(board, typed(cast, versionId, { clauseId, revision: "1", title: "Put right" }));
      const again = saveClause(board, typed(cast, versionId, { clauseId, revision: "1", title: "Overwritten" }));
      await expect(again).rejects.toThrow("saved this clause meanwhile");
    }));
});

describe("Postgres itself, asked as the application", () => {
  test("changes nothing that was put up", () =>
    withACast(async (world, cast) => {
      const { versionId, clauseId } = await aCharter(world, cast);
      await world.refused(
        (tx) => tx.update(charterClauses).set({ remedy: "None." }).where(eq(charterClauses.id, clauseId)),
        /stands as it is/,
      );
      await world.refused(
        (tx) =>
          tx
            .insert(charterClauses)
            .values({ ...aClauseLike(cast), id: newId(), versionId, key: "more", position: 9, savedBy: cast.board }),
        /stands as it is/,
      );
      await world.refused((tx) => tx.insert(charterSigners).values({ versionId, personId: cast.chief }), /put up/);
      await world.refused((tx) => tx.update(charterVersions).set({ putUpBy: cast.chief }), /stands as it is/);
      await world.refused((tx) => tx.execute(sql`update charter_versions set number = 9`), /permission denied/);
      for (const table of [
        "charter_versions",
        "charter_clauses",
        "charter_signers",
        "charter_signatures",
        "charter_promises",
      ])
        await world.refused((tx) => tx.execute(sql`delete from ${sql.identifier(table)}`), /permission denied/);
      await world.asOwner();
      for (const table of ["charter_versions", "charter_clauses", "charter_signatures"])
        await world.refused((tx) => tx.execute(sql`delete from ${sql.identifier(table)}`), /append-only|never deleted/);
    }));

  test("lets only the board draft and put up, whole, with stamps of its own", () =>
    withACast(async (world, cast) => {
      const version = (given: Partial<typeof charterVersions.$inferInsert>) => (tx: World["tx"]) =>
        tx.insert(charterVersions).values({ id: newId(), draftedBy: cast.board, ...given });
      await world.refused(version({ draftedBy: cast.front }), /by the board/);
      await world.refused(version({ number: 7 }), /counted by the server/);
      await world.refused(version({ recordedAt: monday }), /server/);
      await world.refused(version({ putUpAt: monday, putUpBy: cast.board }), /drafted first/);
      const { versionId } = await aDraft(world, cast, []);
      await world.refused(version({}), /draft of the charter already/);
      const up = (putUpBy: string) => (tx: World["tx"]) =>
        tx.update(charterVersions).set({ putUpBy }).where(eq(charterVersions.id, versionId));
      await world.refused(up(cast.board), /without a clause/);
      await world.tx
        .insert(charterClauses)
        .values({ ...aClauseLike(cast), id: newId(), versionId, key: "one", position: 1, savedBy: cast.board });
      await world.refused(up(cast.board), /at least one person/);
      await world.tx.insert(charterSigners).values({ versionId, personId: cast.board });
      await world.refused(up(cast.front), /by the board/);
    }));
});
