import { createTransport } from "nodemailer";
import type { Env } from "../env";
import type { Written } from "./letters";

export type MailSettings = Pick<Env, "SMTP_URL" | "MAIL_FROM">;

/** The way to the mail server. */
export type Post = {
  /** Hands a letter over; settles once the server has taken it. `id` makes its Message-ID, the same at every try. */
  send(letter: Written & { id: string; to: { name?: string; address: string } }): Promise<void>;
  close(): void;
};

/** Half a minute of silence, or two minutes in all, and the letter is tried again later. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
const atMost = 120_000;
/** Whatever a letter says, it brings no file and fetches nothing. */
const nothingFromElsewhere = { disableFileAccess: true, disableUrlAccess: true };

/** Opens the way to the mail server; null where none is set up. */
export function openPost({ SMTP_URL: url, MAIL_FROM: from }: MailSettings): Post | null {
  if (!url || !from) return null;
  const transport = createTransport({ url, pool: true, maxConnections: 1, ...patience, ...nothingFromElsewhere });
  return {
    close: () => transport.close(),
    send: async ({ id, to, subject, html, text }) => {
      const sent = transport.sendMail({
        ...nothingFromElsewhere,
        from,
        to: { name: oneLine(to.name ?? ""), address: to.address },
        subject: oneLine(subject),
        html,
        text,
        messageId: `<${id}@${hostOf(from)}>`,
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
      });
      await within(sent, atMost);
    },
  };
}

async function within(sent: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("The mail server took too long.")), ms);
  });
  try {
    await Promise.race([sent, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Nothing a name or a customer's words hold begins another line of a mail's head. */
function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

function hostOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? "standpoint.invalid";
}

/** What the server said against a letter, without addresses; and whether trying again is of use. */
export function refusalOf(error: unknown): { fault: string; isFinal: boolean } {
  const said = error instanceof Error ? error.message : String(error);
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  const isFinal = code !== "EAUTH" && responseCode !== undefined && responseCode >= 500 && responseCode < 600;
  return { fault: oneLine(said.replace(/\S+@\S+/g, "(address)")).slice(0, 300), isFinal };
}
