import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { stories, storyPublications, storyVersions } from "@/db/schema";
import type { Context } from "../context";
import { getSurvivor } from "../customers/queries/survivor";
import { DomainError } from "../domain/errors";
import { toldBy } from "../domain/learned";
import { readMarked } from "../domain/redaction";
import { recordEvent } from "../events/mutations";
import { writeText } from "../texts/mutations";
import type { Publish, TellStory, WriteVersion } from "./input";

type Done = { storyId: string };

/** What a customer told about us, in their own words. Only we read it, until a version is published. */
export async function tellStory(ctx: Context, input: TellStory): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const { id: customerId } = await getSurvivor(tx, input.customerId);
    const storyId = newId();
    const told = toldBy(ctx, input);
    await tx.insert(stories).values({ id: storyId, customerId, wordsId: await writeText(tx, input.words), ...told });
    await record(ctx, tx, "story.told", storyId, customerId);
    return { storyId };
  });
}

/** A version by which nobody can tell who the customer is; the database looks it through. */
export async function writeVersion(ctx: Context, { storyId, title, marked }: WriteVersion): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const customerId = await holdStory(tx, storyId);
    const titleId = await writeText(tx, readMarked(title));
    const wordsId = await writeText(tx, readMarked(marked));
    await tx.insert(storyVersions).values({ id: newId(), storyId, titleId, wordsId, writtenBy: ctx.actor.id });
    await record(ctx, tx, "story.written", storyId, customerId);
    return { storyId };
  });
}

/** A second person read the version and publishes it, in place of one that is out. Needs the customer's consent. */
export async function publishStory(ctx: Context, { storyId, versionId }: Publish): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const customerId = await holdStory(tx, storyId);
    await takeDownLive(tx, storyId, ctx.actor.id);
    await tx.insert(storyPublications).values({ id: newId(), storyId, versionId, publishedBy: ctx.actor.id });
    await record(ctx, tx, "story.published", storyId, customerId);
    return { storyId };
  });
}

/** Out of sight from now on; it can be published again. */
export async function takeDown(ctx: Context, storyId: string): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const customerId = await holdStory(tx, storyId);
    if (!(await takeDownLive(tx, storyId, ctx.actor.id))) throw new DomainError("story_not_published");
    await record(ctx, tx, "story.taken_down", storyId, customerId);
    return { storyId };
  });
}

/** The story itself is taken back: it is not published any more and cannot be again. */
export async function withdrawStory(ctx: Context, storyId: string): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const customerId = await holdStory(tx, storyId);
    await tx.update(stories).set({ withdrawnBy: ctx.actor.id }).where(eq(stories.id, storyId));
    await record(ctx, tx, "story.withdrawn", storyId, customerId);
    return { storyId };
  });
}

async function takeDownLive(tx: Database, storyId: string, by: string): Promise<boolean> {
  const [live] = await tx
    .update(storyPublications)
    .set({ withdrawnBy: by })
    .where(and(eq(storyPublications.storyId, storyId), isNull(storyPublications.withdrawnAt)))
    .returning({ id: storyPublications.id });
  return live !== undefined;
}

/** The survivor whose story it is; held, so that two who write or publish at once come one after the other. */
async function holdStory(tx: Database, storyId: string): Promise<string> {
  const [story] = await tx
    .select({ customerId: stories.customerId, withdrawnAt: stories.withdrawnAt })
    .from(stories)
    .where(eq(stories.id, storyId))
    .for("no key update");
  if (!story) throw new DomainError("not_found");
  if (story.withdrawnAt !== null) throw new DomainError("withdrawn_already");
  return (await getSurvivor(tx, story.customerId)).id;
}

async function record({ actor }: Context, tx: Database, action: string, subjectId: string, customerId: string) {
  await recordEvent(tx, { actor, action, subject: "story", subjectId, customerId });
}
