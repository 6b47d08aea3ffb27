import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { requestErasure } from "../erasures/mutations";
import { eraseCustomer } from "../erasures/tasks";
import { contextOf } from "./accounts";
import { aContact, aCustomer, anIssue } from "./customers";
import type { World } from "./database";
import type { Cast } from "./decisions";
import { aPerson } from "./factories";
import { insertInto, someWords } from "./promises";

/** A research note. */
export async function aResearchNote(
  world: World,
  given: { byId: string; found?: string; firstId?: string; foundOn?: string },
): Promise<string> {
  const id = newId();
  const {
    byId,
    firstId = id,
    foundOn = "2026-11-20",
    found = "Seven of ten would rather be rung than written to.",
  } = given;
  const words_id = await someWords(
    world,
    JSON.stringify({ title: "Ring or write", found, source: "Asked at the desk" }),
  );
  await insertInto(world, "research_notes", {
    id,
    first_id: firstId,
    asked: 40,
    found_on: foundOn,
    words_id,
    by_id: byId,
  });
  return id;
}

/** Somebody's time on the floor. */
export async function anExposure(
  world: World,
  given: { personId: string; learned?: string; happenedOn?: string },
): Promise<string> {
  const id = newId();
  const {
    personId,
    happenedOn = "2026-11-20",
    learned = "They spell the surname three times before we find it.",
  } = given;
  const words_id = await someWords(world, JSON.stringify({ learned, action: null }));
  await insertInto(world, "exposures", {
    ...{ id, person_id: personId, mode: "listen", minutes: 60, happened_on: happenedOn, words_id },
  });
  return id;
}

/** A text document with its file. */
export async function aDocument(
  { tx }: World,
  given: { addedBy: string; customerId?: string; name?: string; text?: string },
): Promise<string> {
  const { addedBy, customerId, name = "Survey", text = "Seven of ten.\n" } = given;
  const id = newId();
  const body = Buffer.from(text);
  const sha256 = createHash("sha256").update(body).digest();
  await tx.execute(sql`
    insert into documents (id, name, media_type, bytes, sha256, customer_id, keep_years, added_by)
    values (${id}, ${name}, 'text/plain', ${body.length}, ${sha256}, ${customerId ?? null}, 3, ${addedBy})`);
  await tx.execute(sql`insert into document_bodies (document_id, body) values (${id}, ${body})`);
  return id;
}

/** One record of every kind that can be quoted, all of one customer where they are a customer's. */
export async function someRecords(world: World, cast: Cast) {
  const { id: customerId } = await aCustomer(world, { name: "Margaret Okonkwo", called: "Mrs Okonkwo" });
  const contact = (await aContact(world, { customerId, words: "I rang three times about the letter." })).id;
  const heard = await aContact(world, { customerId, words: "The letter frightened me so." });
  await insertInto(world, "feedbacks", { contact_id: heard.id, source: "review" });
  const promise = newId();
  const at = new Date("2026-11-21T11:00:00Z");
  await insertInto(world, "promises", {
    ...{
      id: promise,
      customer_id: customerId,
      kind: "callback",
      said_id: await someWords(world, "I ring you by Friday."),
    },
    ...{ channel: "phone", made_by: cast.owner.id, made_at: at, owner_id: cast.owner.id },
    ...{
      original_due_at: new Date(at.getTime() + 86_400_000),
      due_precision: "time",
      zone: "Europe/London",
      calendar: "{}",
    },
  });
  return {
    customerId,
    contact,
    feedback: heard.id,
    call_listening: contact,
    complaint: (await anIssue(world, { customerId, words: "Nobody answers my letters at all." })).id,
    promise,
    research: await aResearchNote(world, { byId: cast.owner.id }),
    back_to_floor: await anExposure(world, { personId: cast.owner.id }),
    document: await aDocument(world, { addedBy: cast.owner.id, customerId }),
  };
}

/** Erases a customer at once, as the worker does. */
export async function erasedNow(world: World, customerId: string): Promise<void> {
  const admin = await contextOf(world, (await aPerson(world, { roles: ["admin"] })).id);
  const asked = { customerId, reason: "asked" as const, reference: "Request 12", typed: "ERASE" };
  const { erasureId } = await requestErasure(admin, asked);
  await eraseCustomer(world.tx, { erasureId });
}
