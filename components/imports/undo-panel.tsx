import { counted, formatCount } from "@/components/format/words";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { EmptyState } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ImportRun } from "@/server/imports/queries/runs";
import type { ImportUndo } from "@/server/imports/queries/undos";
import { UndoProgress } from "./undo-progress";

type Props = { importId: string; run: ImportRun | null; undo: ImportUndo | null; action: FormAction };

/** First a look at what undoing would do, then the undoing itself, which wants its word. */
export function UndoPanel({ importId, run, undo, action }: Props) {
  if (run?.effect !== "real")
    return <EmptyState title="There is nothing to undo">Nothing of this file has gone in.</EmptyState>;
  if (undo && !undo.finishedAt) return <UndoProgress importId={importId} undo={undo} />;
  if (undo?.effect === "real")
    return (
      <Notice tone="kept" sentence="This import has been undone.">
        {countsOf(undo)}
      </Notice>
    );
  return (
    <div className="grid max-w-prose gap-5">
      <p className="text-ink-2">
        What this import created is withdrawn: it is found no more and counts no more. What it corrected gets its old
        values back. Whatever somebody has built upon since, like a contact, a promise or a later correction, stays.
      </p>
      {undo ? (
        <Notice tone="due" sentence={lookedSentence(undo)}>
          {countsOf(undo)}
        </Notice>
      ) : null}
      <Form action={action} hidden={{ importId, effect: "dry" }} label="Look at it">
        <FormMessage />
        <SubmitButton look={undo ? "plain" : "primary"} pending="Looking…">
          {undo ? "Look again" : "Look at what it would do"}
        </SubmitButton>
      </Form>
      {undo ? (
        <Form action={action} hidden={{ importId, effect: "real" }} className="grid gap-4" label="Undo it">
          <FormMessage />
          <Field
            name="word"
            label="Type “undo” to go on"
            hint="Undoing an import cannot be undone; hand the file in again instead."
            required
          >
            <Input autoComplete="off" className="max-w-40" />
          </Field>
          <SubmitButton look="danger" className="justify-self-start" pending="Starting…">
            Undo this import
          </SubmitButton>
        </Form>
      ) : null}
    </div>
  );
}

function lookedSentence({ withdrawn, restored, kept }: ImportUndo): string {
  if (withdrawn + restored === 0) return "Nothing can be undone: everything has been built upon.";
  return kept === 0
    ? "All of it can be undone."
    : `${counted(kept, "record")} would stay, because something was built upon them.`;
}

function countsOf({ effect, withdrawn, restored, kept, total }: ImportUndo): string {
  const [gone, back, stays] =
    effect === "dry"
      ? ["would be withdrawn", "would get their old values back", "would stay"]
      : ["withdrawn", "set back", "kept"];
  return `${formatCount(withdrawn)} ${gone} + ${formatCount(restored)} ${back} + ${formatCount(kept)} ${stays} = ${formatCount(total)}`;
}
