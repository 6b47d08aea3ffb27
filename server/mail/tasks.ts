import { eq, sql } from "drizzle-orm";
import type { House } from "@/components/mail/letter";
import type { Database } from "@/db/client";
import { mails } from "@/db/schema";
import { messageOf } from "../domain/fault";
import { decisionTemplates, type MailTemplate } from "../domain/mail-words";
import { type Env, env } from "../env";
import { log } from "../log";
import { findCustomersWeek, findFollowedWeek, findToldDecision } from "../notices/queries/letters";
import { type Written, writeLetter } from "../post/letters";
import { openPost, type Post, refusalOf } from "../post/post";
import { findDigest, findToldPromise, takeNextMail, type WaitingMail } from "./queries";

/** Minutes until a mail that the server did not take is tried again; after the last it has failed. */
const patience = [1, 5, 15, 60, 240, 720] as const;

/** The worker's job, every minute and whenever a mail was written: sends what waits, one after the other. */
export async function sendMails(
  db: Database,
  settings: Pick<Env, "SMTP_URL" | "MAIL_FROM" | "STANDPOINT_URL"> = env(),
): Promise<void> {
  const post = openPost(settings);
  try {
    while (await sendNextMail(db, post, settings.STANDPOINT_URL));
  } finally {
    post?.close();
  }
}

/**
 * Sends the mail whose turn it is; false when none waits. The row is held while the mail server is spoken to, so two
 * workers never send the same mail. A worker killed between the server's yes and our commit cannot know of it: that mail
 * goes out again, under the same Message-ID, by which its receiver can tell.
 */
async function sendNextMail(db: Database, post: Post | null, address: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    // Longer than the longest a letter may take (post.ts): a transaction given up meanwhile would send it twice.
    await tx.execute(sql`set local idle_in_transaction_session_timeout = '3min'`);
    const mail = await takeNextMail(tx);
    if (!mail) return false;
    await tx
      .update(mails)
      .set(await outcomeOf(tx, mail, post, address))
      .where(eq(mails.id, mail.id));
    return true;
  });
}

async function outcomeOf(tx: Database, mail: WaitingMail, post: Post | null, address: string) {
  if (!post) return { ended: "no_server" as const };
  const letter = mail.to ? await written(tx, mail, { organisation: mail.organisation, address }) : null;
  if (letter === "unwritable") return { ended: "failed" as const, fault: "The letter could not be written." };
  if (!mail.to || !letter) return { ended: "withdrawn" as const };
  try {
    await post.send({ id: mail.id, to: mail.to, ...letter });
    return { ended: "sent" as const, tries: mail.tries + 1, fault: null };
  } catch (error) {
    const { fault, isFinal } = refusalOf(error);
    const wait = isFinal ? undefined : patience[mail.tries];
    const tryAt = new Date(mail.now.getTime() + (wait ?? 0) * 60_000);
    return { tries: mail.tries + 1, fault, tryAt, ...(wait === undefined && { ended: "failed" as const }) };
  }
}

/** A letter that cannot be written is given up by itself: every other one waits behind it. */
async function written(tx: Database, mail: WaitingMail, house: House): Promise<Written | "unwritable" | null> {
  try {
    return await tx.transaction((within) => letterOf(within, mail, house));
  } catch (error) {
    log.error({ mailId: mail.id, fault: messageOf(error) }, "A letter could not be written.");
    return "unwritable";
  }
}

async function letterOf(tx: Database, mail: WaitingMail, house: House): Promise<Written | null> {
  const { template } = mail;
  if (template === "test") return writeLetter(template, { house });
  if (template === "digest") {
    const digest = await findDigest(tx, mail);
    return digest && writeLetter(template, { house, ...digest });
  }
  if (template === "followed_week") {
    const week = await findFollowedWeek(tx, mail);
    return week && writeLetter(template, { house, ...week });
  }
  if (template === "customers_week") {
    const week = await findCustomersWeek(tx, mail);
    return week && writeLetter(template, { house, ...week });
  }
  if (isOfDecision(template)) {
    const decision = await findToldDecision(tx, mail);
    return decision && writeLetter(template, { house, decision });
  }
  const promise = await findToldPromise(tx, mail);
  return promise && writeLetter(template, { house, promise });
}

type OfDecision = (typeof decisionTemplates)[number];

function isOfDecision(template: MailTemplate): template is OfDecision {
  return decisionTemplates.some((name) => name === template);
}
