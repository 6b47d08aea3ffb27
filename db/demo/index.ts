import postgres from "postgres";
import { drawBands } from "./bands";
import { briefAdvocates } from "./briefings";
import { calendarFor } from "./calendar";
import { writeCharter } from "./charter";
import { demoBatches } from "./company";
import { setAsking } from "./confirmations";
import { searchOnce } from "./duplicates";
import { tellSources } from "./evidence";
import { tellOfExperience } from "./experience";
import { fillInboxes } from "./inbox";
import { insertBatches } from "./insert";
import { listen } from "./listening";
import { tellOfDecisions } from "./notices";
import { measureAffected } from "./outcomes";
import { writePlans } from "./plans";
import { setTargets } from "./rates";
import { putRightLately } from "./recoveries";
import { scoreStatements } from "./scores";
import { drawThankYouCalls } from "./thank-you-calls";
import { sayThanksLately } from "./thanks";
import { setValueMethods } from "./values";
import { teams } from "./words/people";

/**
 * Fills an empty, migrated database with the demo company, in one transaction, as the owner's login. The history is
 * loaded through the seals: only the server's stamps keep the times they are given, every guard still judges.
 */
export async function loadDemo(ownerUrl: string, now: Date): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { TimeZone: "UTC" } });
  try {
    await sql.begin((tx) => fillDemo(tx, now));
    await sql.unsafe("analyze");
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The same inside a transaction that somebody else ends. */
export async function fillDemo(tx: postgres.TransactionSql, now: Date): Promise<void> {
  // Compiling plans takes longer than running them once.
  await tx.unsafe("set local jit = off");
  await tx.unsafe("select keep_given_times()");
  await insertBatches(tx, demoBatches(calendarFor(now)));
  await writeCharter(tx, calendarFor(now));
  await appointLeads(tx);
  await tx.unsafe(searchOnce);
  await drawThankYouCalls(tx, calendarFor(now));
  await setAsking(tx, calendarFor(now));
  await briefAdvocates(tx, calendarFor(now));
  await listen(tx, calendarFor(now));
  await scoreStatements(tx, calendarFor(now));
  await putRightLately(tx, calendarFor(now));
  await sayThanksLately(tx, calendarFor(now));
  await drawBands(tx, calendarFor(now));
  await tellSources(tx, calendarFor(now));
  await tellOfExperience(tx, calendarFor(now));
  await setTargets(tx, calendarFor(now));
  await setValueMethods(tx, calendarFor(now));
  await writePlans(tx, calendarFor(now));
  await tellOfDecisions(tx, now);
  await measureAffected(tx);
  await fillInboxes(tx, now);
  // What the worker would keep within its first minute.
  await tx.unsafe("select rebuild_histories()");
  await tx.unsafe("select refuse_given_times()");
}

/** Teams and people name each other, so leads come last. */
async function appointLeads(tx: postgres.TransactionSql): Promise<void> {
  for (const { name, lead } of teams) {
    await tx.unsafe("update teams set lead_id = (select id from people where name = $1) where name = $2", [lead, name]);
  }
}
