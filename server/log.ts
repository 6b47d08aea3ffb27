import pino from "pino";
import { messageOf } from "./domain/fault";

/** Never in a log, wherever it stands in what is logged: secrets and what customers said. */
const withheld = [
  "password",
  "secret",
  "token",
  "authorization",
  "cookie",
  "words",
  "body",
  "parameters",
  "detail",
  "query",
];

/** One JSON line each to the standard output. Log ids, not values. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info"),
  base: { process: process.env.STANDPOINT_PROCESS ?? "web" },
  redact: { paths: withheld.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "(withheld)" },
});

/** One that fails keeps nobody else waiting: it is logged, and tried again when its job runs next. */
export async function tried(about: Record<string, string>, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const fault = messageOf(error instanceof Error && error.cause ? error.cause : error);
    log.error({ ...about, fault }, "This could not be told.");
  }
}
