import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { netScore } from "../domain/net-score";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { aCustomer, anIdentity } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { importScores, withdrawScores } from "./mutations/scores";
import { listScoreFiles } from "./queries/score-files";
import { scoresQuestion } from "./queries/scores";

const lens = { asOf: plainDate("2026-06-30"), lapseDays: null, segment: null };
const source = "Yearly survey by Kestrel";
const fileOf = (text: string | Uint8Array<ArrayBuffer>) => new File([text], "scores.csv");

async function anAdmin(world: World) {
  await world.setNow(new Date("2026-06-30T12:00:00Z"));
  await anOrganisation(world);
  return contextOf(world, (await aPerson(world, { roles: ["admin"] })).id);
}

const known = async (world: World, normal: string) => {
  const { id } = await aCustomer(world);
  await anIdentity(world, { customerId: id, channel: "external", handle: normal, normal });
  return id;
};

test("scores come in whole, by external id where one is given, and are answered with all eleven counts", () =>
  inTransaction(async (world) => {
    const ctx = await anAdmin(world);
    const [first, second] = [await known(world, "K-1"), await known(world, "K-2")];
    await aMerge(world, second, first);
    await world.asApp();
    const text = [
      "external id;score;asked on",
      "K-1;3;2026-05-01",
      // The same customer since: the latest answer counts.
      "K-2;9;2026-05-02",
      "K-9;7;2026-05-03",
      ";10;2026-05-04",
      // More than a year ago.
      ";0;2025-06-30",
    ].join("\n");
    await importScores(ctx, { source, file: fileOf(text) });
    const [answer, ...others] = await scoresQuestion.count(world.tx, lens);
    expect(others).toEqual([]);
    expect(answer).toEqual({
      source,
      counts: [0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1],
      known: 1,
      knownBy: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
      firstOn: "2026-05-02",
      lastOn: "2026-05-04",
    });
    expect(netScore(answer?.counts ?? [])).toMatchObject({ n: 3, promoters: 2, movable: 1, detractors: 0 });
    expect(await listScoreFiles(world.tx)).toMatchObject([{ source, rows: 5, strangers: 1, withdrawnAt: null }]);
    const segmented = await scoresQuestion.count(world.tx, { ...lens, segment: "open_issue" });
    expect(segmented).toEqual([]);
  }));

test("a file counts once, and not at all once it is taken back; then it may come again", () =>
  inTransaction(async (world) => {
    const ctx = await anAdmin(world);
    await world.asApp();
    const file = () => fileOf("score,date\n8,2026-05-01\n");
    const { fileId } = await importScores(ctx, { source, file: file() });
    await world.refused((tx) => importScores({ ...ctx, db: tx }, { source, file: file() }), /imported already/);
    await withdrawScores(ctx, { fileId });
    expect(await scoresQuestion.count(world.tx, lens)).toEqual([]);
    await expect(withdrawScores(ctx, { fileId })).rejects.toThrow(/taken back/);
    await importScores(ctx, { source, file: file() });
    expect(await scoresQuestion.count(world.tx, lens)).toHaveLength(1);
  }));

test("the table itself holds the same file once, whoever is quicker", () =>
  inTransaction(async (world) => {
    const ctx = await anAdmin(world);
    const { fileId } = await importScores(ctx, { source, file: fileOf("score,date\n8,2026-05-01\n") });
    await world.tx.execute(sql`set constraints all immediate`);
    await world.tx.execute(sql`alter table score_files disable trigger zzz_guard`);
    await world.refused(
      (tx) =>
        tx.execute(sql`insert into score_files (id, source, sha256, rows, strangers, imported_by)
          select gen_random_uuid(), source, sha256, rows, strangers, imported_by from score_files where id = ${fileId}`),
      /score_files_once/,
    );
  }));

test("nasty files are refused in a sentence, and nothing of them goes in", () =>
  inTransaction(async (world) => {
    const ctx = await anAdmin(world);
    const tries: [Uint8Array<ArrayBuffer> | string, RegExp][] = [
      ["", /empty/],
      ["PK\u0003\u0004 a zip", /not a text file/],
      ["%PDF-1.7", /not a text file/],
      [new Uint8Array(4000).fill(1), /not a text file/],
      ["who,what\nA,1\n", /has to name a column/],
      ["score,date\n11,2026-05-01\n12,2026-05-01\n", /Line 2 is wrong, and 1 more/],
      ["score,date\n8,2026-07-01\n", /has not come/],
      [`score,date\n${"8,2026-05-01\n".repeat(100_001)}`, /100,000 answers/],
      [new Uint8Array(5 * 1024 * 1024 + 1).fill(48), /100,000 answers and 5 MB/],
    ];
    for (const [text, sentence] of tries)
      await expect(importScores(ctx, { source, file: fileOf(text) })).rejects.toThrow(sentence);
    const utf16 = new Uint8Array(Buffer.from("\ufeffscore,date\n8,2026-05-01\n", "utf16le"));
    await importScores(ctx, { source, file: fileOf(utf16) });
    expect(await world.tx.execute(sql`select score from promoter_scores`)).toEqual([{ score: 8 }]);
  }));

test("the application's login can neither change an answer, nor add one to a file, nor bring a file back", () =>
  inTransaction(async (world) => {
    const ctx = await anAdmin(world);
    const { id: clerk } = await aPerson(world, { roles: ["frontline"] });
    await world.asApp();
    const { fileId } = await importScores(ctx, { source, file: fileOf("score,date\n8,2026-05-01\n") });
    const refused = /permission denied|append-only/;
    await world.refused((tx) => tx.execute(sql`update promoter_scores set score = 10`), refused);
    await world.refused((tx) => tx.execute(sql`delete from promoter_scores`), refused);
    await world.refused((tx) => tx.execute(sql`update score_files set rows = 2`), refused);
    await world.refused((tx) => tx.execute(sql`delete from score_files`), refused);
    const add = sql`insert into promoter_scores (id, file_id, score, asked_on)
      values (gen_random_uuid(), ${fileId}, 10, '2026-05-01')`;
    await world.refused((tx) => tx.execute(add), /as many answers as it says/);
    const half = sql`insert into score_files (id, source, sha256, rows, strangers, imported_by)
      values (gen_random_uuid(), 'Half a file', sha256('x'), 2, 0, ${ctx.actor.id})`;
    await world.refused(async (tx) => {
      await tx.execute(half);
      await tx.execute(sql`set constraints all immediate`);
    }, /as many answers as it says/);
    const byClerk = sql`insert into score_files (id, source, sha256, rows, strangers, imported_by)
      values (gen_random_uuid(), 'A clerk', sha256('y'), 1, 0, ${clerk})`;
    await world.refused((tx) => tx.execute(byClerk), /by administrators/);
    await world.refused((tx) => tx.execute(sql`update score_files set withdrawn_by = ${clerk}`), /by administrators/);
    await withdrawScores(ctx, { fileId });
    await world.refused(
      (tx) => tx.execute(sql`update score_files set withdrawn_by = null where id = ${fileId}`),
      /taken back already|withdrawn_whole/,
    );
  }));
