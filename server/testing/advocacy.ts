import { eq, type InferInsertModel, sql } from "drizzle-orm";
import { newId } from "@/db/id";
import {
  advocacyFacts,
  arrivals,
  colleagueThanks,
  customers,
  referrals,
  stories,
  storyPublications,
  storyVersions,
} from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { writeText } from "../texts/mutations";
import { aContact, aCustomer } from "./customers";
import type { World } from "./database";
import { aPerson, made } from "./factories";

type Given<T extends Parameters<World["tx"]["insert"]>[0]> = Partial<InferInsertModel<T>>;

async function told(world: World, given: { customerId?: string; recordedBy?: string }) {
  const customerId = given.customerId ?? (await aCustomer(world)).id;
  const recordedBy = given.recordedBy ?? (await aPerson(world)).id;
  return { id: newId(), customerId, recordedBy, source: "customer" as const, learnedOn: plainDate("2026-01-05") };
}

export async function anAdvocacyFact(world: World, given: Given<typeof advocacyFacts> = {}) {
  const base = await told(world, given);
  const [row] = await world.tx
    .insert(advocacyFacts)
    .values({ ...base, kind: "told_others", ...given })
    .returning();
  return made(row);
}

export async function anArrival(world: World, given: Given<typeof arrivals> = {}) {
  const base = await told(world, given);
  const [row] = await world.tx
    .insert(arrivals)
    .values({ ...base, way: "searched", ...given })
    .returning();
  return made(row);
}

/** One customer sent us another; `referredId: null` with a name is somebody we do not know yet. */
export async function aReferral(world: World, given: Given<typeof referrals> = {}) {
  const referrerId = given.referrerId ?? (await aCustomer(world)).id;
  const referredId = given.referredId === undefined ? (await aCustomer(world)).id : given.referredId;
  const recordedBy = given.recordedBy ?? (await aPerson(world)).id;
  const [row] = await world.tx
    .insert(referrals)
    .values({
      id: newId(),
      referredOn: plainDate("2026-01-05"),
      toldBy: "referrer",
      ...given,
      referrerId,
      referredId,
      recordedBy,
    })
    .returning();
  return made(row);
}

export async function aStory(
  world: World,
  { words = "They mended my boiler on Christmas Eve.", ...given }: Given<typeof stories> & { words?: string } = {},
) {
  const base = await told(world, given);
  const [row] = await world.tx
    .insert(stories)
    .values({ ...base, wordsId: await writeText(world.tx, words), ...given })
    .returning();
  return made(row);
}

export async function aVersion(
  world: World,
  storyId: string,
  { words = "They mended my boiler at Christmas.", title = "Warm again", writtenBy = "" } = {},
) {
  const [row] = await world.tx
    .insert(storyVersions)
    .values({
      id: newId(),
      storyId,
      titleId: await writeText(world.tx, title),
      wordsId: await writeText(world.tx, words),
      writtenBy: writtenBy || (await aPerson(world)).id,
    })
    .returning();
  return made(row);
}

export async function aPublication(world: World, version: { id: string; storyId: string }, publishedBy?: string) {
  const by = publishedBy ?? (await aPerson(world)).id;
  const [row] = await world.tx
    .insert(storyPublications)
    .values({ id: newId(), storyId: version.storyId, versionId: version.id, publishedBy: by })
    .returning();
  return made(row);
}

/** A colleague's thanks to a person, unless something else is given. */
export async function someThanks(
  world: World,
  { words = "Thank you for taking that call.", ...given }: Given<typeof colleagueThanks> & { words?: string } = {},
) {
  const byId = given.byId ?? (await aPerson(world)).id;
  const personId = given.personId ?? (given.teamId ? null : (await aPerson(world)).id);
  const contactId =
    given.contactId ?? (given.customerId ? (await aContact(world, { customerId: given.customerId })).id : null);
  const [row] = await world.tx
    .insert(colleagueThanks)
    .values({ id: newId(), wordsId: await writeText(world.tx, words), ...given, byId, personId, contactId })
    .returning();
  return made(row);
}

/** What advocates are told with a customer's story, by somebody who may write it. */
async function aBriefing(world: World, storyId: string, said: string): Promise<void> {
  const by = await aPerson(world, { roles: ["manager"] });
  const wordsId = await writeText(
    world.tx,
    JSON.stringify({ title: said, words: `${said} Read it before you speak.` }),
  );
  await world.tx.execute(sql`insert into briefings (id, written_by, words_id, story_id)
    values (${newId()}, ${by.id}, ${wordsId}, ${storyId})`);
}

/** Something of everything a customer can do for us, each with these words, which may name the customer. */
export async function someAdvocacy(
  world: World,
  { customerId, said }: { customerId: string; said: string },
): Promise<void> {
  const words = () => writeText(world.tx, said);
  await anAdvocacyFact(world, { customerId, wordsId: await words() });
  await anArrival(world, { customerId, wordsId: await words() });
  const unknown = { referredId: null, referredName: said, referredHandle: said };
  await aReferral(world, { referrerId: customerId, wordsId: await words(), ...unknown });
  await someThanks(world, { customerId, words: said });
  const story = await aStory(world, { customerId, words: said });
  await aBriefing(world, story.id, said);
  // Only under another name may a version say so.
  const set = (name: string, called: string | null) =>
    world.tx.update(customers).set({ name, called }).where(eq(customers.id, customerId));
  const [known] = await world.tx.select().from(customers).where(eq(customers.id, customerId));
  await set("Somebody Else", null);
  await aVersion(world, story.id, { words: said, title: said });
  await set(made(known).name, made(known).called);
}
