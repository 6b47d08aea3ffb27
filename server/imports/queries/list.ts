import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { TimelineKey } from "../../domain/timeline";
import type { Import } from "./file";
import type { ImportRun } from "./runs";

export type ImportLine = Pick<Import, "id" | "kind" | "fileName" | "recordedAt"> & {
  createdByName: string | null;
  run: Pick<ImportRun, "effect" | "finishedAt" | "cancelledAt" | "stoppedBy" | "rowsRead" | "failed"> | null;
  undoneAt: Date | null;
};

export type ImportPage = { imports: ImportLine[]; older: TimelineKey | null };

type Stored = Omit<ImportLine, "recordedAt" | "run" | "undoneAt"> & {
  recordedAt: string;
  undoneAt: string | null;
  run:
    | (Omit<NonNullable<ImportLine["run"]>, "finishedAt" | "cancelledAt"> & {
        finishedAt: string | null;
        cancelledAt: string | null;
      })
    | null;
};

/** The files handed in, newest first, each with its newest run. */
export async function listImports(db: Database, before: TimelineKey | null, limit = 25): Promise<ImportPage> {
  const rows = await db.execute<Stored>(sql`
    select i.id, i.kind, i.file_name as "fileName", i.recorded_at as "recordedAt", p.name as "createdByName",
      (select to_jsonb(r) from (
        select effect, finished_at as "finishedAt", cancelled_at as "cancelledAt", stopped_by as "stoppedBy",
          rows_read as "rowsRead", failed
        from import_runs where import_id = i.id order by recorded_at desc, id desc limit 1) r) as run,
      (select max(u.finished_at) from import_undos u where u.import_id = i.id and u.effect = 'real') as "undoneAt"
    from imports i left join people p on p.id = i.created_by
    where ${before === null ? sql`true` : sql`(i.recorded_at, i.id) < (${before.at}, ${before.id})`}
    order by i.recorded_at desc, i.id desc
    limit ${limit + 1}`);
  const imports = rows.slice(0, limit).map(line);
  const last = imports.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { imports, older: hasMore ? { at: last.recordedAt.toISOString(), id: last.id } : null };
}

function line({ run, recordedAt, undoneAt, ...rest }: Stored): ImportLine {
  return {
    ...rest,
    recordedAt: new Date(recordedAt),
    undoneAt: dateOf(undoneAt),
    run: run && { ...run, finishedAt: dateOf(run.finishedAt), cancelledAt: dateOf(run.cancelledAt) },
  };
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
