import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { anchorSignatures } from "@/db/schema";
import { command } from "@/scripts/commands/verify";
import { plainDate } from "../domain/plain-date";
import { asApp, inTransaction, type World } from "../testing/database";
import { aCast, aDissent, anEffect, aProposal } from "../testing/decisions";
import { anchorDecisions, signAnchor } from "./mutations/anchor";
import { anchorMessage, readAnchorFile, rootOf } from "./queries/anchor-file";
import { getAnchorFile, listAnchors } from "./queries/anchors";
import { anchorChains, verifyDecisions } from "./tasks";

const [first, second] = [new Date("2026-11-21T12:00:00Z"), new Date("2026-11-22T12:00:00Z")];
const [firstDay, secondDay] = [plainDate("2026-11-21"), plainDate("2026-11-22")];
const inPem = ({ privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }) => ({
  privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
});
const [operator, stranger] = [inPem(generateKeyPairSync("ed25519")), inPem(generateKeyPairSync("ed25519"))];

const spkiOf = (pem: string) => createPublicKey(pem).export({ format: "der", type: "spki" }).toString("base64");

type Ids = { effect: string; proposal: string; dissent: string };

/** A decision in effect and a proposal with a dissent, anchored on two days; the dissent came in between. */
function anchored(act: (world: World, ids: Ids) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(first);
    const cast = await aCast(world);
    await world.asApp();
    const effect = await anEffect(world, cast);
    const { decision, statement } = await aProposal(world, cast);
    await anchorDecisions(world.tx);
    await world.asOwner();
    await world.setNow(second);
    await world.asApp();
    await aDissent(world, { decisionId: decision.id, statementId: statement.id, byId: cast.chief.id });
    await anchorDecisions(world.tx);
    await world.asOwner();
    const [found] = await world.tx.execute<{ id: string }>(
      sql`select id from dissents where decision_id = ${decision.id}`,
    );
    await act(world, { effect: effect.decision.id, proposal: decision.id, dissent: found?.id ?? "" });
  });
}

/** What only the owner of the tables can do: switch the guards off and write. */
async function behindItsBack({ tx }: World, ...changes: string[]): Promise<void> {
  const tables = ["dissents", "decision_events", "decision_anchors", "anchored_heads"];
  for (const table of tables) await tx.execute(sql.raw(`alter table ${table} disable trigger user`));
  for (const change of changes) await tx.execute(sql.raw(change));
  for (const table of tables) await tx.execute(sql.raw(`alter table ${table} enable trigger user`));
}

const cutTail = ({ proposal }: Ids) => [
  `delete from dissents where decision_id = '${proposal}'`,
  `delete from decision_events where decision_id = '${proposal}' and subject = 'dissents'`,
];
/** The same, and the anchor of the day after it with it. */
const cutTailAndAnchor = (ids: Ids) => [
  ...cutTail(ids),
  `delete from anchored_heads where anchored_on = '${secondDay}'`,
  `delete from decision_anchors where anchored_on = '${secondDay}'`,
];

test("a day has one anchor over every chain, whose root is the same computed apart, and which follows the one before", () =>
  anchored(async ({ tx }, { proposal }) => {
    expect(await anchorDecisions(tx)).toBeNull();
    const [one, two] = [await getAnchorFile(tx, { on: firstDay }), await getAnchorFile(tx, { on: null })];
    expect([one.anchoredOn, two.anchoredOn, two.previousRoot]).toEqual([firstDay, secondDay, one.root]);
    expect([rootOf(one), rootOf(two)]).toEqual([one.root, two.root]);
    const headOf = (heads: string[]) => Number(heads.find((head) => head.startsWith(proposal))?.split(" ")[1]);
    expect(headOf(two.heads)).toBe(headOf(one.heads) + 1);
    expect([two.decisions, two.entries]).toEqual([2, one.entries + 1]);
    expect((await listAnchors(tx, { before: null })).anchors.map(({ root }) => root)).toEqual([two.root, one.root]);
    expect(await verifyDecisions(tx, one)).toMatchObject({ anchors: 2, problems: [], missed: [] });
    expect(readAnchorFile(JSON.stringify(two))).toEqual(two);
  }));

test("a cut tail leaves a chain that holds, and the anchor finds it", () =>
  anchored(async (world, ids) => {
    const file = await getAnchorFile(world.tx, { on: null });
    await behindItsBack(world, ...cutTail(ids));
    const { problems, missed } = await verifyDecisions(world.tx);
    expect(problems).toEqual([]);
    expect(missed).toEqual([
      expect.objectContaining({
        anchoredOn: secondDay,
        decisionId: ids.proposal,
        problem: expect.stringContaining("was cut"),
      }),
    ]);
    expect((await verifyDecisions(world.tx, file)).missed).toHaveLength(2);
  }));

test("where the anchors were cut as well, the one that is kept elsewhere finds it", () =>
  anchored(async (world, ids) => {
    const file = await getAnchorFile(world.tx, { on: null });
    await behindItsBack(world, ...cutTailAndAnchor(ids));
    expect(await verifyDecisions(world.tx)).toMatchObject({ problems: [], missed: [] });
    const { missed } = await verifyDecisions(world.tx, file);
    expect(missed.map(({ problem }) => problem)).toEqual([
      "the database no longer has this anchor",
      "the chain was cut: it no longer has the entry that the anchor file names",
    ]);
  }));

test("a chain written anew, and a decision gone as if it had never been, are found", () =>
  anchored(async (world, { proposal, effect }) => {
    await behindItsBack(
      world,
      `update decision_events e set recorded_at = recorded_at + interval '1 hour' where decision_id = '${proposal}' and subject = 'dissents'`,
      `update decision_events e set hash = decision_entry_hash(e) where decision_id = '${proposal}' and subject = 'dissents'`,
      `delete from decision_events where decision_id = '${effect}'`,
    );
    const { missed } = await verifyDecisions(world.tx);
    const told = missed.map(({ decisionId, problem }) => [decisionId, problem.split(":")[0]]);
    expect(told).toContainEqual([proposal, "the chain was written anew"]);
    expect(told).toContainEqual([effect, "the chain was cut"]);
    await world.setNow(new Date("2026-11-23T12:00:00Z"));
    await anchorDecisions(world.tx);
    const heads = (await getAnchorFile(world.tx, { on: null })).heads.map((head) => head.split(" ")[0]);
    expect(heads).toContain(effect);
  }));

test.each([
  ["a root", `update decision_anchors set root = sha256('x') where anchored_on = '${firstDay}'`],
  ["a head", `delete from anchored_heads where anchored_on = '${firstDay}'`],
  ["the day", `update decision_anchors set previous_root = sha256('x') where anchored_on = '${secondDay}'`],
])("an anchor with %s changed is found", (_, change) =>
  anchored(async (world) => {
    await behindItsBack(world, change);
    expect((await verifyDecisions(world.tx)).missed).toContainEqual(
      expect.objectContaining({ decisionId: null, problem: expect.stringContaining("anchor") }),
    );
  }),
);

test("the operator's key signs a root, and a file that was changed or signed by somebody else is refused", () =>
  anchored(async ({ tx }) => {
    await signAnchor(tx, { on: secondDay, privateKey: operator.privateKey });
    await signAnchor(tx, { on: secondDay, privateKey: operator.privateKey });
    const forged = { publicKey: spkiOf(operator.publicKey), signature: "A".repeat(86) };
    await tx.insert(anchorSignatures).values({ anchoredOn: secondDay, ...forged });
    const file = await getAnchorFile(tx, { on: null });
    expect(file.signatures).toHaveLength(1);
    expect(() => readAnchorFile(JSON.stringify({ ...file, signatures: [forged] }))).toThrow("signature does not fit");
    const text = JSON.stringify(file);
    expect(readAnchorFile(text, operator.publicKey)).toEqual(file);
    expect(() => readAnchorFile(text, stranger.publicKey)).toThrow("not signed by this key");
    const heads = file.heads.slice(1);
    expect(() => readAnchorFile(JSON.stringify({ ...file, heads }))).toThrow("root does not fit its heads");
    const root = rootOf({ ...file, heads });
    expect(() => readAnchorFile(JSON.stringify({ ...file, heads, root }))).toThrow("signature does not fit");
    expect(() => readAnchorFile("{}")).toThrow("no anchor");
    const rsa = inPem(generateKeyPairSync("rsa", { modulusLength: 2048 }));
    for (const privateKey of [rsa.privateKey, "nothing"])
      await expect(signAnchor(tx, { on: secondDay, privateKey })).rejects.toThrow("Ed25519");
    await expect(signAnchor(tx, { on: plainDate("2020-01-01"), privateKey: operator.privateKey })).rejects.toThrow(
      "no anchor of 2020-01-01",
    );
    expect(anchorMessage(file).toString()).toBe(`standpoint decision anchor 1\n2026-11-22\n${file.root}\n`);
    expect(spkiOf(operator.publicKey)).toBe(file.signatures[0]?.publicKey);
  }));

test("the worker anchors once a day; without a key nothing is signed, and a key that cannot be read is said", () =>
  anchored(async (world) => {
    await world.setNow(new Date("2026-11-23T00:19:00Z"));
    await anchorChains(world.tx, { keyFile: undefined });
    expect((await getAnchorFile(world.tx, { on: null })).signatures).toEqual([]);
    await world.setNow(new Date("2026-11-24T00:19:00Z"));
    await expect(anchorChains(world.tx, { keyFile: "/nowhere/key.pem" })).rejects.toThrow("cannot be read");
  }));

test("the command says what is missed, and asks that an anchor be held against decisions", () =>
  anchored(async (world, ids) => {
    await behindItsBack(world, ...cutTail(ids));
    const answer = await command.run(world.tx, { words: ["decisions"] }, { appUrl: "", ownerUrl: "" });
    expect(answer.isBad).toBe(true);
    expect(answer.text).toContain(`anchor of 2026-11-22, decision ${ids.proposal}, entry`);
    await expect(
      command.run(world.tx, { words: ["texts"], anchor: "x.json" }, { appUrl: "", ownerUrl: "" }),
    ).rejects.toThrow(/cannot be read/);
  }));

test("nobody writes, changes or drops an anchor with the application's login", () =>
  asApp(async (sql) => {
    for (const attack of [
      `insert into decision_anchors (anchored_on, decisions, entries, previous_root, root) values ('2020-01-01', 0, 0, sha256(''), sha256(''))`,
      `insert into anchored_heads (anchored_on, decision_id, sequence, hash) values ('2020-01-01', gen_random_uuid(), 1, sha256(''))`,
      `update decision_anchors set root = sha256('')`,
      `delete from decision_anchors`,
      `delete from anchored_heads`,
      `truncate anchored_heads`,
      `update anchor_signatures set signature = ''`,
      `delete from anchor_signatures`,
    ])
      await expect(sql.unsafe(attack)).rejects.toThrow(/permission denied/);
  }));
