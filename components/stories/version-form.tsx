"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";

type Props = {
  storyId: string;
  title: string;
  /** The words with what is known to tell who it is in square brackets. */
  marked: string;
  /** Whether there is a version already: then this is folded away. */
  isAgain: boolean;
  action: FormAction;
};

/** Writes a version by which nobody can tell who the customer is. */
export function VersionForm({ storyId, title, marked, isAgain, action }: Props) {
  return (
    <Form action={action} hidden={{ storyId }} initial={{ title, marked }} label="Write a version">
      <FormDisclosure summary={isAgain ? "Write another version" : "Write a version that names nobody"} open={!isAgain}>
        <div className="grid max-w-2xl gap-3 pb-2">
          <FormMessage />
          <Field name="title" label="Heading" required>
            <Input dir="auto" autoComplete="off" maxLength={160} />
          </Field>
          <Field
            name="marked"
            label="The words, with names and places in square brackets"
            hint="[Salford] is left out; [Salford|her town] puts other words there. What we know of them is marked already."
            required
          >
            <Textarea rows={8} dir="auto" said />
          </Field>
          <div>
            <SubmitButton size="small">Keep this version</SubmitButton>
          </div>
        </div>
      </FormDisclosure>
    </Form>
  );
}
