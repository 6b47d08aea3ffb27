"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { optionsOf } from "../contacts/contact-words";
import { issueWords } from "./issue-words";

type OpenProps = {
  action: FormAction;
  customerId: string;
  departments: readonly { id: string; name: string }[];
  departmentId: string;
};

/** What is wrong, in the customer's words. */
export function OpenIssueForm({ action, customerId, departments, departmentId }: OpenProps) {
  return (
    <Form action={action} hidden={{ customerId }} className="grid max-w-xl gap-4" label="Open an issue">
      <FormMessage />
      <Field name="words" label="What is wrong" hint="In the customer’s words." required>
        <Textarea rows={4} dir="auto" said />
      </Field>
      <Field name="kind" label="What kind" group>
        <RadioGroup inline defaultValue="complaint" options={optionsOf(issueWords)} />
      </Field>
      <FormDisclosure summary="“You said you would”">
        <Field
          name="promised"
          label="What they say we promised, where it stands nowhere"
          hint="In the words they heard. It is counted among the promises nobody logged."
        >
          <Textarea rows={2} dir="auto" said />
        </Field>
      </FormDisclosure>
      <Field name="departmentId" label="Who looks after it">
        <Select defaultValue={departmentId} options={departments.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <div>
        <SubmitButton>Open the issue</SubmitButton>
      </div>
    </Form>
  );
}

type ResolveProps = { action: FormAction; issueId: string; isErased: boolean };

/** How it was put right. */
export function ResolveIssueForm({ action, issueId, isErased }: ResolveProps) {
  return (
    <Form action={action} hidden={{ issueId }} className="grid max-w-xl gap-4" label="Resolve the issue">
      <FormMessage />
      {isErased ? (
        <p className="text-ink-2">This customer was erased: it is closed without words.</p>
      ) : (
        <Field name="resolution" label="How was it put right?" required>
          <Textarea rows={3} dir="auto" />
        </Field>
      )}
      <div>
        <SubmitButton>{isErased ? "Close it" : "It is put right"}</SubmitButton>
      </div>
    </Form>
  );
}
