import { z } from "zod";
import { Fault } from "./domain/fault";
import { frameSources } from "./domain/frame-origins";

/** What the web and the worker processes are told by their surroundings. */
export type Env = z.infer<typeof running>;

/** What `npm start` and the operator's commands may be told; everything has a default. */
export type Settings = z.infer<typeof starting>;

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/[^/\s]+\/[^/\s?]+/, "must look like postgres://login:password@host:5432/database");
const secret = z.string().min(24, "must have at least 24 characters; leave it out and one is made and kept");
const onOff = z.enum(["on", "off"], "must be on or off");
const portRange = "must be a whole number between 1 and 65535";
const signOn = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: "must be a web address, such as https://login.example.com" })
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
};

/** How people reach us, and we them: mail is sent where both of its settings are given. */
const mail = {
  STANDPOINT_URL: z
    .url({ protocol: /^https?$/, error: "must be a web address, such as https://standpoint.example.com" })
    .transform((address) => address.replace(/\/+$/, "")),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, "must look like smtp://login:password@mail.example.com:587, or smtps://")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>\p{Cc}]*<)?[^\s<>@,;]+@[^\s<>@,;]+>?$/u,
      'must be an address, such as "Standpoint <standpoint@example.com>"',
    )
    .optional(),
};

/** Whose pages may show our public charter inside theirs. */
const frames = {
  CHARTER_FRAME_ORIGINS: z
    .string()
    .refine((text) => frameSources(text) !== "'none'", "must be web origins, such as https://www.example.com")
    .optional(),
};

const running = z.object({
  DATABASE_URL: postgresUrl,
  AUTH_SECRET: secret,
  STANDPOINT_DEMO: onOff.default("off"),
  LOG_LEVEL: z.string().default("info"),
  ...signOn,
  ...mail,
  /** The worker's alone: with it customers are asked. */
  STANDPOINT_ASKING_KEY: secret.optional(),
  /** The worker's too: a file with the Ed25519 key that signs the daily anchor of decisions. */
  ANCHOR_KEY_FILE: z.string().min(1).optional(),
  STANDPOINT_URL: mail.STANDPOINT_URL.default("http://localhost:3000"),
});

const starting = z.object({
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  STANDPOINT_DATA_DIR: z.string().default(".data"),
  STANDPOINT_DEMO: onOff.optional(),
  STANDPOINT_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "must be a host name or an address, such as 0.0.0.0")
    .optional(),
  ANCHOR_KEY_FILE: z.string().min(1).optional(),
  PORT: z.coerce.number(portRange).int(portRange).min(1, portRange).max(65_535, portRange).default(3000),
  AUTH_SECRET: secret.optional(),
  ...signOn,
  ...mail,
  ...frames,
  STANDPOINT_URL: mail.STANDPOINT_URL.optional(),
});

let known: Env | undefined;

/** The process's surroundings, read at the first call: a build has none of them. */
export function env(): Env {
  known ??= read(running, process.env);
  return known;
}

/** Checks everything the operator set and names all faults at once. */
export function readSettings(source: NodeJS.ProcessEnv = process.env): Settings {
  return read(starting, source, faultsTogether(source));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

/** An empty value counts as not set: that is how a shell unsets one for a single command. */
function read<Shape extends z.ZodType>(
  shape: Shape,
  source: NodeJS.ProcessEnv,
  together: string[] = [],
): z.infer<Shape> {
  const given = withoutEmpty(source);
  const result = shape.safeParse(given);
  const alone = result.error?.issues.map((issue) => {
    const name = issue.path.join(".");
    return given[name] === undefined ? `${name} is not set.` : `${name} ${issue.message}.`;
  });
  const faults = [...new Set([...(alone ?? []), ...together])];
  if (result.success && faults.length === 0) return result.data;
  throw new Fault(faults.join("\n"));
}

/** What is wrong with the values as a set, each of which may be right alone. */
function faultsTogether(source: NodeJS.ProcessEnv): string[] {
  const given = withoutEmpty(source);
  const faults: string[] = [];
  if (given.DATABASE_OWNER_URL && !given.DATABASE_URL) {
    faults.push(
      "DATABASE_URL is not set although DATABASE_OWNER_URL is: set both, or neither for the embedded database.",
    );
  }
  const demo = given.STANDPOINT_DEMO ? given.STANDPOINT_DEMO === "on" : !given.DATABASE_URL;
  if (demo && given.STANDPOINT_HOST && !isLoopback(given.STANDPOINT_HOST)) {
    faults.push(
      "STANDPOINT_HOST must stay 127.0.0.1 while the demo is on, because anyone may sign in to it: set STANDPOINT_DEMO=off.",
    );
  }
  if (Boolean(given.SMTP_URL) !== Boolean(given.MAIL_FROM)) {
    const [lacking, set] = given.SMTP_URL ? ["MAIL_FROM", "SMTP_URL"] : ["SMTP_URL", "MAIL_FROM"];
    faults.push(`${lacking} is not set although ${set} is: mail is sent with both, or not at all.`);
  }
  const missing = Object.keys(signOn).filter((name) => !given[name]);
  if (missing.length > 0 && missing.length < Object.keys(signOn).length) {
    faults.push(
      `${missing.join(" and ")} not set although single sign-on needs all of ${Object.keys(signOn).join(", ")}: set all three or none.`,
    );
  }
  return faults;
}

function withoutEmpty(source: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
}
