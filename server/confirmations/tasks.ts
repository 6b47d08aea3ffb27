import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { ConfirmationClaim } from "../domain/confirmation";
import type { DuePrecision } from "../domain/promise-words";
import { type Env, env } from "../env";
import { log } from "../log";
import { writeLetter } from "../post/letters";
import { openPost, type Post } from "../post/post";

type Settings = Pick<Env, "SMTP_URL" | "MAIL_FROM" | "STANDPOINT_URL" | "STANDPOINT_ASKING_KEY">;

/** A letter that asks, as the worker is handed it; without a link nothing is sent. */
type Handed = {
  id: string;
  link: string | null;
  address: string | null;
  called: string;
  said: string | null;
  claim: ConfirmationClaim;
  dueAt: string;
  duePrecision: DuePrecision;
  zone: string;
  organisation: string;
};

/**
 * The worker's job: sorts the claims whose turn has come and sends the letters. Without a worker's own key, or without a
 * mail server, nobody is drawn. A letter that could not be sent is tried again, a quarter of an hour later at the earliest.
 */
export async function askCustomers(db: Database, settings: Settings = env()): Promise<void> {
  const { STANDPOINT_ASKING_KEY: key, STANDPOINT_URL: address } = settings;
  const post = key ? openPost(settings) : null;
  if (!key || !post) return;
  try {
    await sealed(db.execute(sql`select public.draw_confirmations(${key})`));
    while (await sendSome(db, { key, post, address }));
  } finally {
    post.close();
  }
}

type Sending = { key: string; post: Post; address: string };

/** Sends what is handed out at once; false when there is nothing more. */
async function sendSome(db: Database, { key, post, address }: Sending): Promise<boolean> {
  const handed = await sealed(
    db.execute<Handed>(sql`
      select l.id, l.link, l.address, l.called, l.said, l.claim, l.due_at as "dueAt", l.due_precision as "duePrecision",
             l.zone, o.name as organisation
        from public.take_confirmation_letters(${key}) l cross join public.organisation o`),
  );
  const done: string[] = [];
  for (const letter of handed) if (await isDoneWith(letter, post, address)) done.push(letter.id);
  await sealed(
    db.execute(sql`select public.confirmation_letters_sent(${key},
      array(select jsonb_array_elements_text(${JSON.stringify(done)}::jsonb)::uuid))`),
  );
  return handed.length > 0;
}

/** Whether a letter is out, or there was none. Who was asked is not said, not even in a log. */
async function isDoneWith(letter: Handed, post: Post, address: string): Promise<boolean> {
  const { id, link, address: to, said, called, organisation } = letter;
  if (!link || !to || !said) return true;
  const house = { organisation, address };
  try {
    // Written in here: one that cannot be keeps no other customer from being asked.
    const written = await writeLetter("confirmation", { ...letter, house, link, said, dueAt: new Date(letter.dueAt) });
    await post.send({ id, to: { name: called, address: to }, ...written });
    return true;
  } catch {
    log.warn("A letter to a customer could not be sent; it is tried again.");
    return false;
  }
}

/** What goes wrong is kept with the job, for everybody to read: the key and the customers it was about stay out of it. */
async function sealed<T>(answer: PromiseLike<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw new Error(`Asking customers did not work: ${codeOf(error)}.`);
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : codeOf(error.cause);
}
