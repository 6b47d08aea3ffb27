"use client";

import { formatMoment } from "@/components/format/time";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { Item } from "@/server/listening/queries/sample";
import { ToldField } from "./note-form";
import { findingWords } from "./words";

type Props = { action: FormAction; item: Item; now: Date; zone: string };

/** Was something promised here? What is answered first is what is found most. */
export function FindingForm({ action, item, now, zone }: Props) {
  const isMore = item.findings.length > 0;
  const options = [
    ...(isMore ? [] : [{ value: "nothing", label: findingWords.nothing }]),
    ...item.promises.map(({ id, said, dueAt, isHere }) => ({
      value: `promise:${id}`,
      label: `Yes, and it was logged: “${said ?? "words erased"}”`,
      hint: `${isHere ? "Logged in this contact" : "Logged that day"}, due ${formatMoment(new Date(dueAt), now, zone)}`,
    })),
    { value: "unlogged", label: "Yes, and nobody logged it", hint: "Write below what was said." },
    ...(isMore ? [] : [{ value: "unclear", label: findingWords.unclear, hint: "Counts neither way." }]),
  ];
  return (
    <Form action={action} hidden={{ itemId: item.id, month: item.month }} label="What was heard" className="grid gap-5">
      <FormMessage />
      <Field
        name="found"
        label={isMore ? "What else was promised here?" : "Was something promised here?"}
        group
        required
      >
        <RadioGroup options={options} />
      </Field>
      <Field name="said" label="What was said to them" hint="Only where nobody logged it. In the words they heard.">
        <Textarea rows={2} dir="auto" said />
      </Field>
      <ToldField />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>{isMore ? "Note it, and the next" : "The next"}</SubmitButton>
        <SubmitButton look="plain" name="more" value="yes">
          Note it, and stay: more was promised here
        </SubmitButton>
      </div>
    </Form>
  );
}
