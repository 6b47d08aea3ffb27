import { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Context } from "../context";
import { createCustomerInput } from "../customers/input";
import { createCustomer } from "../customers/mutations/create";
import { markVulnerable } from "../customers/mutations/flags";
import { addIdentity } from "../customers/mutations/identities";
import { addNote } from "../customers/mutations/notes";
import { addRepresentative } from "../customers/mutations/representatives";
import { rememberSeen } from "../customers/mutations/seen";
import { plainDate } from "../domain/plain-date";
import { recordEvent } from "../events/mutations";
import { handInFile } from "../imports/mutations/hand-in";
import { contextOf } from "./accounts";
import { someAdvocacy } from "./advocacy";
import { aWarning } from "./bands";
import { aContact, aCustomer, anIssue, aPurchase } from "./customers";
import type { World } from "./database";
import { aCast as aDeciding, aDecision, aStatement, someEvidence } from "./decisions";
import { aDocument } from "./evidence";
import { aPerson } from "./factories";
import { someGoodwill } from "./limits";
import { aMerge } from "./merging";
import { insertInto, someWords } from "./promises";

/** Stands in everything that is said of the customer, and nowhere else. */
export const mark = "Zqxberg";
export const phone = "0113 496 7391";

/** What must not be found afterwards: the mark, also in bytes, and the number forwards and backwards. */
export const traces = "zqxberg|greb?xqz|7a717862657267|5a717862657267|4967391|1937694";

export type Whole = {
  admin: Context;
  customerId: string;
  mergedId: string;
  otherId: string;
  decisionId: string;
  importId: string;
};

/** A customer of whom something personal stands in every column that can hold it, merged from two records. */
export async function aWholeCustomer(world: World): Promise<Whole> {
  const cast = await aDeciding(world);
  const admin = await contextOf(world, (await aPerson(world, { roles: ["admin", "manager", "frontline"] })).id);
  const typed = createCustomerInput.parse({
    kind: "person",
    name: `Ada ${mark}`,
    called: `Mrs ${mark}`,
    place: `${mark} Lane, Leeds`,
    country: "GB",
    zone: "Europe/London",
    statedSinceOn: "1997-03-01",
    statedSinceSource: `Ada ${mark} told us`,
    phone,
    email: "ada@zqxberg.example",
    account: "ZQXBERG-4471",
  });
  const { customerId } = await createCustomer(admin, typed);
  const { id: mergedId } = await aCustomer(world, { name: `A. ${mark}`, called: `Ms ${mark}` });
  const { id: otherId } = await aCustomer(world, { name: "Sam Plain" });
  await someAdvocacy(world, { customerId: mergedId, said: `As ${mark} says.` });
  await insertInto(world, "unlogged_promises", {
    ...{ id: newId(), customer_id: mergedId, said_id: await someWords(world, `A part for ${mark} by Friday.`) },
    ...{ found_through: "customer", told: "broken", found_by: admin.actor.id },
  });
  await someGoodwill(world, { customerId: mergedId, said: `For ${mark}, after all that.`, deciding: cast });
  await aWarning(world, { customerId: mergedId, byId: admin.actor.id, said: `Rang ${mark} at once.` });
  await addIdentity(admin, { customerId: mergedId, channel: "social", handle: `@${mark}` });
  await addNote(admin, { customerId, words: `Her dog is called ${mark} too.` });
  await rememberSeen(admin, customerId);
  const { id: firmId } = await aCustomer(world, { kind: "organisation", name: "Harbour Works" });
  await addRepresentative(admin, { organisationId: firmId, personId: customerId, position: `${mark} of accounts` });
  await someFacts(world, admin, customerId);
  await someKnowledge(world, admin, customerId);
  await markVulnerable(admin, { customerId, note: `${mark} has lost her husband.` });
  await world.tx.execute(sql`
    update customers set died_on = '2026-11-01', died_recorded_by = ${admin.actor.id} where id = ${mergedId}`);
  await aMerge(world, mergedId, customerId, { byId: admin.actor.id, taken: ["called"] });
  const decisionId = await quoted(world, cast, customerId);
  const importId = await anImport(world, admin, customerId);
  return { admin, customerId, mergedId, otherId, decisionId, importId };
}

async function someFacts(world: World, { actor, now }: Context, customerId: string): Promise<void> {
  const { tx } = world;
  for (const [boughtOn, amountMinor] of [
    ["2025-01-05", 4_000],
    ["2026-03-02", 9_900],
    ["2026-10-30", 2_500],
  ] as const)
    await aPurchase(world, {
      customerId,
      boughtOn: plainDate(boughtOn),
      amountMinor,
      orderRef: `${mark}-7`,
      lineRef: `${mark}-1`,
      what: `A sign saying ${mark}`,
    });
  const issue = await anIssue(world, { customerId, words: `${mark} has no heating.` });
  await tx.execute(sql`
    insert into issue_events (id, issue_id, kind, by_id, words_id)
    values (${newId()}, ${issue.id}, 'resolved', ${actor.id}, ${await someWords(world, `Put right for ${mark}.`)})`);
  const contact = await aContact(world, {
    customerId,
    words: `${mark} asked when the engineer comes.`,
    triedSelfService: true,
    selfServiceFailed: `${mark}'s card was refused`,
    sourceRef: `${mark}-99`,
  });
  await tx.execute(sql`update contacts set words = ${`${mark} rang twice.`} where id = ${contact.id}`);
  await insertInto(world, "feedbacks", {
    contact_id: contact.id,
    source: "review",
    place: `${mark} forum`,
    link: "https://example.org/zqxberg",
  });
  const promise = newId();
  await insertInto(world, "promises", {
    ...{
      id: promise,
      customer_id: customerId,
      kind: "callback",
      said_id: await someWords(world, `I'll ring ${mark} back.`),
    },
    ...{ channel: "phone", made_by: actor.id, made_at: now, owner_id: actor.id, source_ref: `${mark}-55` },
    ...{
      original_due_at: new Date(now.getTime() + 3_600_000),
      due_precision: "time",
      zone: "Europe/London",
      calendar: "{}",
    },
  });
  await insertInto(world, "promise_events", {
    ...{ id: newId(), promise_id: promise, kind: "void_requested", actor_id: actor.id },
    reason_id: await someWords(world, `Said to the wrong ${mark}.`),
  });
  await aPromisePutRight(world, { actor, now }, customerId);
  await tx.execute(sql`
    insert into recognitions (id, customer_id, reason_kind, reason, years, said_by)
    values (${newId()}, ${customerId}, 'tenure', ${`${mark}, you have been with us 29 years.`}, 29, ${actor.id})`);
}

/** A promise that we let go ourselves, and what was said about it. */
async function aPromisePutRight(world: World, { actor, now }: Pick<Context, "actor" | "now">, customerId: string) {
  const by = actor.id;
  const promise = newId();
  await insertInto(world, "promises", {
    ...{ id: promise, customer_id: customerId, kind: "reply", channel: "phone", made_by: by, owner_id: by },
    ...{ said_id: await someWords(world, `I'll write to ${mark}.`), made_at: now },
    ...{ original_due_at: new Date(now.getTime() + 7_200_000), due_precision: "time", zone: "Europe/London" },
    calendar: "{}",
  });
  await insertInto(world, "promise_events", {
    ...{ id: newId(), promise_id: promise, kind: "cancelled", actor_id: by, initiator: "us" },
    reason_id: await someWords(world, `Nobody could write to ${mark}.`),
  });
  await insertInto(world, "recoveries", {
    ...{ id: newId(), promise_id: promise, remedy: "none", by_id: by },
    said_id: await someWords(world, `Sorry, ${mark}: I ring you instead.`),
  });
}

async function someKnowledge(world: World, { actor }: Context, customerId: string): Promise<void> {
  const learned = { customer_id: customerId, source: "customer", learned_on: "2026-11-20", recorded_by: actor.id };
  const words = () => someWords(world, `As ${mark} says.`);
  for (const purpose of ["interests", "special_dates"])
    await insertInto(world, "consents", {
      id: newId(),
      ...learned,
      purpose,
      answer: "given",
      wording_id: await words(),
    });
  await insertInto(world, "needs", { id: newId(), ...learned, kind: "need", words_id: await words() });
  await insertInto(world, "preferences", {
    id: newId(),
    ...learned,
    about: "times",
    wish: "said",
    words_id: await words(),
  });
  await insertInto(world, "special_dates", {
    id: newId(),
    ...learned,
    kind: "other",
    month: 5,
    day: 17,
    year: 1961,
    words_id: await words(),
  });
  await insertInto(world, "intents", { id: newId(), ...learned, intent: "staying", words_id: await words() });
  const goal = newId();
  await insertInto(world, "goals", {
    id: goal,
    ...learned,
    words_id: await words(),
    measure_id: await words(),
    review_on: "2027-01-01",
  });
  const { customer_id: _, ...looked } = learned;
  await insertInto(world, "goal_reviews", {
    id: newId(),
    goal_id: goal,
    ...looked,
    outcome: "reached",
    words_id: await words(),
  });
  await insertInto(world, "lifecycle_facts", {
    id: newId(),
    ...learned,
    kind: "delivered",
    happened_on: "2026-11-01",
    words_id: await words(),
  });
}

/** A statement that quotes what the customer said. */
async function quoted(world: World, cast: Awaited<ReturnType<typeof aDeciding>>, customerId: string): Promise<string> {
  const decision = await aDecision(world, cast);
  const statement = await aStatement(world, cast, decision.id);
  const [contact] = await world.tx.execute<{ id: string }>(
    sql`select id from contacts where customer_id = ${customerId}`,
  );
  await someEvidence(world, {
    ...{ decisionId: decision.id, statementId: statement.id, byId: cast.owner.id },
    ...{ kind: "contact", refId: contact?.id ?? null, wordsId: await someWords(world, `${mark} rang twice.`) },
  });
  await aDocument(world, {
    addedBy: cast.owner.id,
    customerId,
    name: `Letter of Ada ${mark}`,
    text: `Dear sirs, ${mark}`,
  });
  return decision.id;
}

/** A stored file with the customer in it, one of whose rows failed, and which changed her record. */
async function anImport(world: World, admin: Context, customerId: string): Promise<string> {
  const text = `Customer ID,Name,Phone\nZQXBERG-4471,Ada ${mark},${phone}\nS-1,Sam Plain,\n`;
  const importId = await handInFile(world.tx, {
    ...{ kind: "customers", fileName: `ada ${mark}.csv`, body: Readable.from([Buffer.from(text)]), actor: admin.actor },
  } as Parameters<typeof handInFile>[1]);
  const runId = newId();
  await insertInto(world, "import_runs", {
    id: runId,
    import_id: importId,
    effect: "real",
    mapping: "{}",
    started_by: admin.actor.id,
  });
  await insertInto(world, "import_failures", {
    ...{
      run_id: runId,
      line: 2,
      cells: JSON.stringify(["1", `Ada ${mark}`, phone]),
      reason: `“Ada ${mark}” is somebody else.`,
    },
  });
  await insertInto(world, "import_changes", {
    ...{ id: newId(), import_id: importId, subject: "customer", subject_id: customerId, customer_id: customerId },
    details_id: await someWords(
      world,
      JSON.stringify({ before: { name: `Aba ${mark}` }, after: { name: `Ada ${mark}` } }),
    ),
  });
  await world.tx.execute(
    sql`update import_runs set rows_read = 1, failed = 1, finished_at = now() where id = ${runId}`,
  );
  await recordEvent(world.tx, {
    ...{
      actor: admin.actor,
      action: "import.corrected",
      subject: "import",
      subjectId: importId,
      facts: { customers: 1 },
    },
    details: { changes: [{ id: customerId, before: { name: `Aba ${mark}` } }] },
  });
  return importId;
}

/** Where the traces stand: table and column, of every table there is, the queue's too. */
export async function placesWithTraces({ tx }: Pick<World, "tx">): Promise<string[]> {
  const columns = await tx.execute<{ place: string; found: string }>(sql`
    select c.oid::regclass || '.' || a.attname as place,
      format('select exists (select from %s where %s ~* %L) as is_there', c.oid::regclass,
        case when a.atttypid = 'bytea'::regtype then format('encode(%I, ''escape'')', a.attname) else format('%I::text', a.attname) end,
        ${traces}::text) as found
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p', 'm') and n.nspname in ('public', 'graphile_worker') order by 1`);
  const places: string[] = [];
  for (const { place, found } of columns) {
    const [row] = await tx.execute<{ is_there: boolean }>(sql.raw(found));
    if (row?.is_there) places.push(place);
  }
  return places;
}
