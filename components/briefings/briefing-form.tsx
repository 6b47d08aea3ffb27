import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { BriefingChoices } from "@/server/advocates/queries/briefings";

/** What advocates should know, and what it is about. */
export function BriefingForm({ action, choices }: { action: FormAction; choices: BriefingChoices }) {
  const decisions = choices.decisions.map(({ id, number, title }) => ({
    value: id,
    label: `${number}: ${title ?? "no title"}`,
  }));
  const stories = choices.stories.map(({ id, customer, saidOn }) => ({ value: id, label: `${customer}, ${saidOn}` }));
  return (
    <Form action={action} label="Write a briefing" className="grid max-w-[34rem] gap-4 pt-2">
      <FormMessage label="Not written" />
      <Field name="title" label="Title" required>
        <Input />
      </Field>
      <Field name="words" label="What should advocates know?" hint="At least 20 characters. It stays as you say it.">
        <Textarea said rows={5} />
      </Field>
      <div className="grid gap-4 md:grid-cols-2">
        <Field name="decisionId" label="About a decision" optional>
          <Select options={decisions} blank="None" />
        </Field>
        <Field name="storyId" label="With a customer’s story" optional hint="It goes when the customer is erased.">
          <Select options={stories} blank="None" />
        </Field>
      </div>
      <div>
        <SubmitButton pending="Writing…">Tell the advocates</SubmitButton>
      </div>
    </Form>
  );
}
