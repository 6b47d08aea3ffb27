import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { PlainDate } from "@/server/domain/plain-date";
import type { ResearchNote } from "@/server/evidence/queries/notes";

type Props = { action: FormAction; today: PlainDate; note?: ResearchNote };

/** What was found by asking customers; given a note, its next version. */
export function ResearchForm({ action, today, note }: Props) {
  const initial = note
    ? {
        title: note.title,
        found: note.found,
        source: note.source,
        asked: note.asked === null ? "" : String(note.asked),
        foundOn: note.foundOn,
      }
    : { foundOn: today };
  return (
    <Form
      action={action}
      hidden={{ firstId: note?.firstId ?? "" }}
      initial={initial}
      className="grid max-w-xl gap-5"
      label={note ? "Correct it" : "Write a note"}
    >
      <FormMessage />
      <Field name="title" label="What it is about" required>
        <Input />
      </Field>
      <Field name="found" label="What was found" hint="In words a customer would use. Name nobody." required>
        <Textarea rows={4} said dir="auto" />
      </Field>
      <div className="grid gap-5 md:grid-cols-[1fr_8rem_10rem]">
        <Field name="source" label="Where it comes from" hint="Who asked whom, and how." required>
          <Input />
        </Field>
        <Field name="asked" label="How many asked" optional>
          <Input inputMode="numeric" />
        </Field>
        <Field name="foundOn" label="When" required>
          <Input type="date" max={today} />
        </Field>
      </div>
      <div>
        <SubmitButton>{note ? "Save as a new version" : "Write it down"}</SubmitButton>
      </div>
    </Form>
  );
}
