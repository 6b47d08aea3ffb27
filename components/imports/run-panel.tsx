import { counted, formatCount } from "@/components/format/words";
import { Form, type FormAction } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ImportRun } from "@/server/imports/queries";
import { Progress } from "./progress";

type Props = { run: ImportRun; bytes: number; cancel: FormAction };

/** Where a run stands: its progress while it goes, its parts when it has ended. They add up to the rows. */
export function RunPanel({ run, bytes, cancel }: Props) {
  if (!run.finishedAt)
    return (
      <div className="grid gap-3">
        <Progress runId={run.id} rowsRead={run.rowsRead} bytesRead={run.bytesRead} bytes={bytes} />
        <Form action={cancel} hidden={{ runId: run.id, importId: run.importId }}>
          <SubmitButton look="quiet" pending="Stopping…">
            Stop after these rows
          </SubmitButton>
        </Form>
      </div>
    );
  return (
    <Notice tone={run.stoppedBy ? "broken" : "plain"} sentence={sentenceOf(run)}>
      <p className="tabular-nums">
        {formatCount(run.created)} {run.effect === "dry" ? "would be created" : "created"} + {formatCount(run.updated)}{" "}
        corrected + {formatCount(run.skipped)} already there + {formatCount(run.failed)} failed ={" "}
        {counted(run.rowsRead, "row")}
      </p>
    </Notice>
  );
}

function sentenceOf(run: ImportRun): string {
  if (run.stoppedBy) return run.stoppedBy;
  if (run.cancelledAt) return "Stopped on the way. What had gone in by then has stayed.";
  const failed = run.failed === 0 ? "every row can be read" : `${counted(run.failed, "row")} cannot be read`;
  if (run.effect === "dry") return `Nothing has been changed: ${failed}.`;
  return run.failed === 0 ? "Every row has gone in." : "The rest has gone in; the rows that failed are below.";
}
