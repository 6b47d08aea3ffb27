"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { Desk } from "@/server/issues/queries/desks";

type HandOverProps = {
  action: FormAction;
  issueId: string;
  desks: readonly Desk[];
  now: { departmentId: string; ownerId: string | null };
};

/** Passing it on, and why: whoever gets it need not ask the customer again. */
export function HandOverForm({ action, issueId, desks, now }: HandOverProps) {
  return (
    <Section title="Hand it over" ruled className="max-w-xl">
      <Form action={action} hidden={{ issueId }} className="grid gap-4 pt-2" label="Hand the issue over">
        <FormMessage />
        <Field name="to" label="To whom" required>
          <Select blank="choose a department or a person" options={choices(desks, now)} />
        </Field>
        <Field name="why" label="Why, and what they need to know" required>
          <Textarea rows={3} dir="auto" />
        </Field>
        <div>
          <SubmitButton look="plain">Hand over</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}

/** Every department and, under it, its people; where the issue lies already is left out. */
function choices(desks: readonly Desk[], now: HandOverProps["now"]) {
  return desks.flatMap((desk) => [
    ...(desk.id === now.departmentId && now.ownerId === null
      ? []
      : [{ value: `department:${desk.id}`, label: desk.name }]),
    ...desk.people
      .filter(({ id }) => id !== now.ownerId)
      .map(({ id, name }) => ({ value: `person:${id}`, label: `${desk.name}: ${name}` })),
  ]);
}

type TakeProps = { action: FormAction; issueId: string; me: string };

/** *I take it*: the reader becomes the one who looks after it. */
export function TakeIssue({ action, issueId, me }: TakeProps) {
  return (
    <Form action={action} hidden={{ issueId, to: `person:${me}` }} label="Take the issue">
      <SubmitButton look="plain">I take it</SubmitButton>
      <FormMessage />
    </Form>
  );
}

/** It was not put right after all. */
export function ReopenForm({ action, issueId }: { action: FormAction; issueId: string }) {
  return (
    <Section title="It is not right after all" ruled className="max-w-xl">
      <Form action={action} hidden={{ issueId }} className="grid gap-4 pt-2" label="Open the issue again">
        <FormMessage />
        <Field name="why" label="Why is it open again?" required>
          <Textarea rows={3} dir="auto" />
        </Field>
        <div>
          <SubmitButton look="plain">Open it again</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
