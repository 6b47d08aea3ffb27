"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { AnsweringTeam } from "@/server/charter/queries/versions";
import { charterTriggers } from "@/server/domain/charter";
import { triggerWords } from "./charter-words";

type Props = {
  action: FormAction;
  hidden: Readonly<Record<string, string>>;
  initial: Readonly<Record<string, string>>;
  teams: readonly AnsweringTeam[];
};

/** A clause in its parts. The promise comes first; what triggers it, by when and who answers come last. */
export function ClauseForm({ action, hidden, initial, teams }: Props) {
  return (
    <Form
      action={action}
      hidden={hidden}
      initial={initial}
      label="A clause"
      className="grid max-w-[41.25rem] gap-4 pt-2"
    >
      <FormMessage />
      <Field name="title" label="Title" required>
        <Input maxLength={120} />
      </Field>
      <Field name="said" label="The promise, in the words the customer reads" required>
        <Textarea said rows={2} maxLength={1000} />
      </Field>
      <Field name="objective" label="What it is for, in the customer’s life" required>
        <Textarea rows={2} maxLength={1000} />
      </Field>
      <div className="grid gap-4 md:grid-cols-2">
        <Field name="conditions" label="Conditions" hint="What has to be so for it to hold." optional>
          <Textarea rows={2} maxLength={1000} />
        </Field>
        <Field name="limits" label="Limits" hint="Where it ends." optional>
          <Textarea rows={2} maxLength={1000} />
        </Field>
      </div>
      <Field name="remedy" label="What we do when it is broken" required>
        <Textarea rows={2} maxLength={1000} />
      </Field>
      <Field name="contact" label="Whom they turn to about it" required>
        <Input maxLength={300} />
      </Field>
      <Field name="measure" label="How it is measured" required>
        <Textarea rows={2} maxLength={1000} />
      </Field>
      <TriggerFields teams={teams} />
      <div>
        <SubmitButton>Save the clause</SubmitButton>
      </div>
    </Form>
  );
}

function TriggerFields({ teams }: Pick<Props, "teams">) {
  return (
    <div className="grid gap-4 border-line border-t pt-4 md:grid-cols-2">
      <Field name="trigger" label="It makes a promise when" optional>
        <Select
          blank="nothing: a standing term"
          options={charterTriggers.map((value) => ({ value, label: triggerWords[value] }))}
        />
      </Field>
      <Field name="teamId" label="The team that answers" optional>
        <Select
          blank="none"
          options={teams.map(({ id, name, department }) => ({ value: id, label: `${name}, ${department}` }))}
        />
      </Field>
      <Field name="dueSaid" label="By when" hint="Counted from then: “in 2 working days”, “within 4 hours”." optional>
        <Input maxLength={60} autoComplete="off" />
      </Field>
      <Field
        name="latestDays"
        label="At the latest after how many days"
        hint="Whatever our calendar says. Left out: weekends and four holidays."
        optional
      >
        <Input inputMode="numeric" maxLength={3} autoComplete="off" />
      </Field>
    </div>
  );
}
