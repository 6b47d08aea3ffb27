import type { TaskList } from "graphile-worker";
import { z } from "zod";
import type { Database } from "@/db/client";
import { clearAccounts } from "../accounts/tasks";
import { runBands } from "../bands/tasks";
import { countOutcomes, drawCalls } from "../calls/tasks";
import { askCustomers } from "../confirmations/tasks";
import { countNumbers, countToday, resumeCounts } from "../counts/tasks";
import { anchorChains } from "../decisions/tasks";
import { env } from "../env";
import { eraseCustomer, resumeErasures } from "../erasures/tasks";
import { forgetDocuments } from "../evidence/tasks";
import { settleHistories } from "../histories/tasks";
import { forgetImportFiles, resumeImports, runImport, undoImport } from "../imports/tasks";
import { drawListening } from "../listening/tasks";
import { sendMails } from "../mail/tasks";
import { scanByTimetable, scanDuplicates } from "../merging/tasks";
import { tellDecisions, tellWeeks } from "../notices/tasks";
import { measureOutcomes } from "../outcomes/tasks";
import { countFinishedPlans } from "../plans/tasks";
import { countSegmentRates, settlePromises } from "../rates/tasks";
import { tellDigests, tellRungs } from "../reminders/tasks";
import { reportQuarters } from "../reports/tasks";
import { drawScores } from "../reviews/tasks";
import { countSlowSegments } from "../segments/tasks";
import { fitValues, resumeFits } from "../values/tasks";
import { recordWarnings } from "../warnings/tasks";

const importJob = z.object({ runId: z.string() });
const countJob = z.object({ countId: z.string() });
const undoJob = z.object({ undoId: z.string() });
const erasureJob = z.object({ erasureId: z.string() });

/** Jobs that take minutes where customers are many: they have a queue of workers to themselves, so that no mail waits for them. */
const long = new Set([
  "run_bands",
  "fit_values",
  "count_segment_rates",
  "count_numbers",
  "count_today",
  "scan_duplicates",
  "run_import",
  "undo_import",
]);

type Work = { long: TaskList; short: TaskList };

/** Every job by the name under which a mutation, or the timetable below, puts it into the queue, apart by how long it takes. */
export function tasksWith(db: Database): Work {
  const all = Object.entries(everyTask(db));
  return {
    long: Object.fromEntries(all.filter(([name]) => long.has(name))),
    short: Object.fromEntries(all.filter(([name]) => !long.has(name))),
  };
}

function everyTask(db: Database): TaskList {
  return {
    clear_accounts: () => clearAccounts(db),
    run_bands: () => runBands(db),
    fit_values: () => settleAndFit(db),
    record_warnings: () => recordWarnings(db),
    count_segments: () => countSlowSegments(db),
    settle_promises: () => settlePromises(db),
    settle_histories: () => settleHistories(db),
    anchor_decisions: () => anchorChains(db, { keyFile: env().ANCHOR_KEY_FILE }),
    count_segment_rates: async () => void (await countSegmentRates(db)),
    count_numbers: (payload) => countNumbers(db, countJob.parse(payload)),
    count_today: () => settleAndCountToday(db),
    resume_counts: () => resumeCounts(db),
    begin_scan: () => scanByTimetable(db),
    scan_duplicates: () => scanDuplicates(db),
    erase_customer: (payload) => eraseCustomer(db, erasureJob.parse(payload)),
    resume_imports: () => resumeImports(db),
    forget_import_files: () => forgetImportFiles(db),
    forget_documents: () => forgetDocuments(db),
    undo_import: (payload) => undoImport(db, undoJob.parse(payload)),
    report_quarters: () => reportQuarters(db),
    count_finished_plans: () => countFinishedPlans(db),
    draw_listening: () => drawListening(db),
    draw_scores: () => drawScores(db),
    draw_thank_you_calls: () => drawCalls(db),
    count_thank_you_outcomes: () => countOutcomes(db),
    measure_outcomes: () => measureOutcomes(db),
    ask_customers: () => askCustomers(db),
    tell_rungs: () => tellRungs(db),
    tell_digests: () => tellDigests(db),
    tell_decisions: () => tellDecisions(db),
    tell_weeks: () => tellWeeks(db),
    send_mails: () => sendMails(db),
    run_import: (payload) => runImport(db, importJob.parse(payload)),
  };
}

/** After an import nearly everybody is marked: read from the facts, each question would take as long as settling does. */
export async function settleAndCountToday(db: Database): Promise<void> {
  await settleHistories(db);
  await countToday(db);
}

/** Likewise each batch of values that is written. */
export async function settleAndFit(db: Database): Promise<void> {
  await settleHistories(db);
  await fitValues(db);
}

/** What a killed worker left unfinished is taken up again, once, before new jobs are. */
export async function resumeWith(db: Database): Promise<void> {
  await resumeImports(db);
  await resumeErasures(db);
  await resumeCounts(db);
  await resumeFits(db);
}

/** Minute, hour, day, month, weekday, in UTC; what a stopped machine missed within two days is made up for. */
export const crontab = [
  "17 3 * * * clear_accounts ?fill=2d",
  "11 1 * * * run_bands ?fill=2d",
  "29 2 2 * * fit_values ?fill=2d",
  "41 1 * * * begin_scan ?fill=2d",
  "*/5 * * * * resume_imports",
  "*/5 * * * * resume_counts",
  "27 * * * * count_today",
  "*/5 * * * * record_warnings",
  "* * * * * tell_rungs",
  "*/5 * * * * tell_digests",
  "* * * * * tell_decisions",
  "*/10 * * * * tell_weeks",
  "* * * * * send_mails",
  "*/10 * * * * count_segments",
  "* * * * * settle_promises",
  "* * * * * settle_histories",
  "13 * * * * count_segment_rates",
  "19 * * * * anchor_decisions ?fill=2d",
  "41 3 * * * forget_import_files ?fill=2d",
  "47 3 * * * forget_documents ?fill=2d",
  "29 * * * * report_quarters",
  "31 * * * * count_finished_plans",
  "3 4 * * * draw_listening ?fill=2d",
  "5 4 * * * draw_scores ?fill=2d",
  "7 4 * * * draw_thank_you_calls ?fill=2d",
  "23 4 * * * count_thank_you_outcomes ?fill=2d",
  "43 4 * * * measure_outcomes ?fill=2d",
  "37 * * * * ask_customers",
].join("\n");
