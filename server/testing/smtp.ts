import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A mail server of one's own: what it took, and how it is told to refuse. */
export type TestPost = {
  settings: { SMTP_URL: string; MAIL_FROM: string; STANDPOINT_URL: string };
  /** Every mail it took, in order, read as a mail program reads it. */
  taken: Email[];
  /** The mails as they came, head and all. */
  raw: string[];
  /** From now on it answers so; null: it takes everything. */
  refuse(answer: { code: number; message: string } | null): void;
  close(): Promise<void>;
};

/** Starts a mail server on a free port of this machine. */
export async function aMailServer(): Promise<TestPost> {
  const taken: Email[] = [];
  const raw: string[] = [];
  let refusal: { code: number; message: string } | null = null;
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      username === "standpoint" && password === "kettles" ? done(null, { user: username }) : done(new Error("No.")),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        if (refusal) return done(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
        const whole = Buffer.concat(chunks);
        raw.push(whole.toString("utf8"));
        taken.push(await PostalMime.parse(whole));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    settings: {
      SMTP_URL: `smtp://standpoint:kettles@127.0.0.1:${port}`,
      MAIL_FROM: "Standpoint <standpoint@example.org>",
      STANDPOINT_URL: "https://standpoint.example.org",
    },
    taken,
    raw,
    refuse: (answer) => {
      refusal = answer;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
