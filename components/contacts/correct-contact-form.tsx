"use client";

import { formatMoment } from "@/components/format/time";
import { Conflicts } from "@/components/ui/conflicts";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { CircumstanceFields, ConversationFields, type StageChoice } from "./contact-fields";
import { asRead, fieldWords } from "./contact-words";

type Props = {
  action: FormAction;
  contactId: string;
  initial: Readonly<Record<string, string>>;
  stages: readonly StageChoice[];
  reader: { now: Date; zone: string };
};

/** Puts right what was mistyped; what stood before stays to be seen, and what a colleague corrected meanwhile too. */
export function CorrectContactForm({ action, contactId, initial, stages, reader: { now, zone } }: Props) {
  const show = (field: string, value: string) =>
    field === "stage" ? (stages.find(({ key }) => key === value)?.words ?? value) : asRead(field, value);
  return (
    <Form
      action={action}
      hidden={{ contactId }}
      initial={initial}
      base={initial}
      className="grid max-w-xl gap-4"
      label="Correct the contact"
    >
      <FormMessage />
      <Conflicts labels={fieldWords} when={(at) => formatMoment(new Date(at), now, zone)} show={show} />
      <ConversationFields />
      <CircumstanceFields stages={stages} stage={initial.stage ?? null} />
      <div>
        <SubmitButton>Correct</SubmitButton>
      </div>
    </Form>
  );
}
