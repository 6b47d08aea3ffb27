import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import { contacts, customers, decisions, feedbackDecisions, feedbacks, people } from "@/db/schema";
import { DomainError } from "../../domain/errors";
import { type Contact, getContact } from "./one";

type Reply = { id: string; words: string; by: string; at: Date };
type Led = { linkId: string; id: string; number: number; title: string | null };

/** A piece of feedback with our replies and the decisions it led to. */
export type Feedback = typeof feedbacks.$inferSelect & { contact: Contact; replies: Reply[]; decisions: Led[] };

/** The feedback a contact is; null when it is an ordinary contact. */
export async function findFeedback(db: Database, contactId: string): Promise<Feedback | null> {
  const [[feedback], contact, replies, led] = await Promise.all([
    db.select().from(feedbacks).where(eq(feedbacks.contactId, contactId)),
    getContact(db, contactId),
    listReplies(db, contactId),
    listLed(db, contactId),
  ]);
  return feedback ? { ...feedback, contact, replies, decisions: led } : null;
}

/** The feedback a contact is; an ordinary contact is refused. */
export async function getFeedback(db: Database, contactId: string): Promise<Feedback> {
  const feedback = await findFeedback(db, contactId);
  if (!feedback) throw new DomainError("feedback_only");
  return feedback;
}

async function listReplies(db: Database, contactId: string): Promise<Reply[]> {
  return db
    .select({ id: contacts.id, words: contacts.words, by: people.name, at: contacts.happenedAt })
    .from(contacts)
    .innerJoin(people, eq(people.id, contacts.loggedBy))
    .where(and(eq(contacts.answersId, contactId), isNull(contacts.withdrawnAt)))
    .orderBy(asc(contacts.happenedAt), asc(contacts.id));
}

async function listLed(db: Database, contactId: string): Promise<Led[]> {
  return db
    .select({
      linkId: feedbackDecisions.id,
      id: decisions.id,
      number: decisions.number,
      title: sql<string | null>`decision_title(${decisions.id})`,
    })
    .from(feedbackDecisions)
    .innerJoin(decisions, eq(decisions.id, feedbackDecisions.decisionId))
    .where(and(eq(feedbackDecisions.contactId, contactId), isNull(feedbackDecisions.withdrawnAt)))
    .orderBy(asc(decisions.number));
}

const survivors = alias(customers, "survivors");

/** What customers said that led to a decision, newest first; at most a hundred. */
export async function listFeedbackOf(db: Database, decisionId: string) {
  return db
    .select({
      contactId: feedbacks.contactId,
      source: feedbacks.source,
      place: feedbacks.place,
      score: feedbacks.score,
      scaleFrom: feedbacks.scaleFrom,
      scaleTo: feedbacks.scaleTo,
      words: contacts.words,
      at: contacts.happenedAt,
      customerId: survivors.id,
      customerName: survivors.name,
    })
    .from(feedbackDecisions)
    .innerJoin(feedbacks, eq(feedbacks.contactId, feedbackDecisions.contactId))
    .innerJoin(contacts, eq(contacts.id, feedbacks.contactId))
    .innerJoin(customers, eq(customers.id, contacts.customerId))
    .innerJoin(survivors, eq(survivors.id, customers.survivorId))
    .where(and(eq(feedbackDecisions.decisionId, decisionId), isNull(feedbackDecisions.withdrawnAt)))
    .orderBy(desc(contacts.happenedAt), desc(contacts.id))
    .limit(100);
}

export type FeedbackOfDecision = Awaited<ReturnType<typeof listFeedbackOf>>[number];

/** The decision of this number; null: there is none. */
export async function findDecision(db: Database, number: number): Promise<string | null> {
  const [row] = await db.select({ id: decisions.id }).from(decisions).where(eq(decisions.number, number));
  return row?.id ?? null;
}
