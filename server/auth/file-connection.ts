import "server-only";
import { sql } from "drizzle-orm";
import { type Client, type Database, openDatabase } from "@/db/client";
import { DomainError } from "../domain/errors";
import { env } from "../env";
import { log } from "../log";
import { turns } from "../turns";
import { webDatabase } from "./database";

/** How a connection of that name is opened, and from where it is broken off. */
type Connections = { open: (name: string) => Client; others: () => Database; patienceMs?: number };

const ofWeb: Connections = {
  open: (name) => openDatabase(env().DATABASE_URL, { max: 1, name }),
  others: webDatabase,
};

/** Pages of files read at one time, each of which may take minutes; others wait, and pages on screens keep all theirs. */
const inTurn = turns({ atOnce: 2 });

/** Files under way at one time: those that are not read on keep their connections, of which the database has not many. */
const mayBeOpen = 12;
/** How long a file waits for whoever does not read on: then it is broken off, and its connection is free. */
const usualPatienceMs = 5 * 60_000;
let opened = 0;

/**
 * A file's lines, read over a connection of its own. Where the browser goes away, the statement that nobody waits for any
 * more is cancelled and the connection closed; one that takes its time to read on keeps nobody waiting.
 */
export async function* overOwnConnection(
  { name, signal }: { name: string; signal: AbortSignal },
  write: (db: Database) => AsyncIterable<string>,
  { open, others, patienceMs = usualPatienceMs }: Connections = ofWeb,
): AsyncGenerator<string> {
  if (opened >= mayBeOpen) throw new DomainError("too_many_files");
  const client = open(name);
  const end = endOnce();
  const leave = () => {
    end();
    void breakOff(name, client, others());
  };
  signal.addEventListener("abort", leave, { once: true });
  const lines = write(client.db)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const line = await inTurn(() => {
        signal.throwIfAborted();
        return lines.next();
      });
      if (line.done) return;
      const patience = setTimeout(leave, patienceMs);
      try {
        yield line.value;
      } finally {
        clearTimeout(patience);
      }
    }
  } finally {
    end();
    signal.removeEventListener("abort", leave);
    await Promise.allSettled([lines.return?.()]);
    await client.close();
  }
}

/** One more is under way; what is given back says that it is no more, however often it is said. */
function endOnce(): () => void {
  opened += 1;
  let isOver = false;
  return () => {
    if (!isOver) opened -= 1;
    isOver = true;
  };
}

/** The statement is cancelled; a connection that is at another by then, and does not close, is ended. */
async function breakOff(name: string, client: Client, others: Database): Promise<void> {
  const named = sql`from pg_stat_activity where application_name = ${name} and usename = current_user`;
  try {
    await others.execute(sql`select pg_cancel_backend(pid) ${named}`);
    await client.close();
    await others.execute(sql`select pg_terminate_backend(pid) ${named}`);
  } catch (err) {
    log.warn({ err, name }, "a file's connection was not ended");
  }
}
