import type { ReactNode } from "react";
import { counted } from "@/components/format/words";
import { Button } from "@/components/ui/button";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ImportPage } from "@/server/imports/queries/page";
import type { ImportRun } from "@/server/imports/queries/runs";
import { Parts } from "./parts";
import { Problems } from "./problems";
import { Progress } from "./progress";

type Props = {
  page: ImportPage & { run: ImportRun };
  now: Date;
  cancel: FormAction;
  /** What can be done next; stands above the problems. */
  children?: ReactNode;
};

/** Where a run stands: its progress while it goes, its parts and problems when it has ended. */
export function RunPanel({ page, now, cancel, children }: Props) {
  const { run, file } = page;
  if (!run.finishedAt) return <UnderWay run={run} bytes={file.bytes} now={now} cancel={cancel} />;
  return (
    <div className="grid gap-6 pt-2">
      <Notice
        tone={run.stoppedBy ? "broken" : run.failed > 0 || run.cancelledAt ? "due" : "kept"}
        sentence={sentenceOf(run)}
      />
      <Parts run={run} />
      {children}
      {page.failed.length > 0 ? (
        <Problems title="Why rows failed" problems={page.failed} headers={file.headers} />
      ) : null}
      {run.failed > 0 ? (
        <FileOf runId={run.id} isDry={run.effect === "dry"} isForgotten={file.forgottenAt !== null} />
      ) : null}
      {page.wentIn.length > 0 ? (
        <Problems
          title={run.effect === "dry" ? "What would go in with a remark" : "What went in with a remark"}
          problems={page.wentIn}
          headers={file.headers}
        />
      ) : null}
      {page.wentIn.length > 0 && run.effect === "real" ? (
        <TakeRows runId={run.id} of="remarks">
          All rows with a remark as a file
        </TakeRows>
      ) : null}
    </div>
  );
}

function UnderWay({ run, bytes, now, cancel }: { run: ImportRun; bytes: number; now: Date; cancel: FormAction }) {
  const { id, rowsRead, bytesRead, recordedAt, importId } = run;
  return (
    <div className="grid gap-3">
      <Progress runId={id} rowsRead={rowsRead} bytesRead={bytesRead} bytes={bytes} startedAt={recordedAt} now={now} />
      {run.cancelledAt ? (
        <p className="small text-ink-2">Asked to stop; it ends after the rows it is at.</p>
      ) : (
        <Form action={cancel} hidden={{ runId: id, importId }}>
          <FormMessage />
          <SubmitButton look="plain" pending="Stopping…">
            Stop after these rows
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}

function FileOf({ runId, isDry, isForgotten }: { runId: string; isDry: boolean; isForgotten: boolean }) {
  if (isForgotten) return <p className="text-ink-3">The file and the words of its failed rows are no longer kept.</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <TakeRows runId={runId}>{isDry ? "These rows as a file" : "All failed rows as a file"}</TakeRows>
      <span className="text-ink-3">
        with the reason in the first column: mend it and hand it in; the reason is not read.
      </span>
    </div>
  );
}

/** A plain form: the answer is the file itself, and that it was taken is recorded. */
function TakeRows({ runId, of, children }: { runId: string; of?: "remarks"; children: string }) {
  return (
    <form action={`/api/imports/${runId}/failures`} method="post">
      {of ? <input type="hidden" name="of" value={of} /> : null}
      <Button type="submit" size="small">
        {children}
      </Button>
    </form>
  );
}

function sentenceOf(run: ImportRun): string {
  if (run.stoppedBy) return run.stoppedBy;
  if (run.cancelledAt)
    return run.effect === "dry"
      ? "Stopped on the way. Nothing has been changed."
      : "Stopped on the way. What had gone in by then has stayed.";
  if (run.effect === "dry") {
    const failed = run.failed === 0 ? "every row can go in" : `${counted(run.failed, "row")} cannot go in`;
    return `Nothing has been changed: ${failed}.`;
  }
  return run.failed === 0 ? "Every row has gone in." : `The rest has gone in; ${counted(run.failed, "row")} failed.`;
}
