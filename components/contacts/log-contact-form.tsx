"use client";

import { issueWords } from "@/components/issues/issue-words";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { OpenIssue } from "@/server/customers/queries/facts";
import type { OwnerChoice } from "@/server/promises/queries/owners";
import type { PromiseRow } from "@/server/promises/queries/row";
import { CircumstanceFields, ConversationFields, type StageChoice } from "./contact-fields";
import { optionsOf } from "./contact-words";
import { KeepsPromises } from "./keeps-promises";
import { PromiseInside } from "./promise-inside";

type Props = {
  action: FormAction;
  customerId: string;
  issues: readonly OpenIssue[];
  /** What is promised to them and open. */
  owed: readonly PromiseRow[];
  departments: readonly { id: string; name: string }[];
  /** The reader's own department, which looks after a new issue unless another is chosen. */
  departmentId: string;
  owners: readonly OwnerChoice[];
  stages: readonly StageChoice[];
  /** The reader: who promises unless somebody else is chosen. */
  me: string;
  now: Date;
  zone: string;
};

/** One form: what was said, and with it perhaps a promise and an issue. */
export function LogContactForm({
  action,
  customerId,
  issues,
  owed,
  departments,
  departmentId,
  stages,
  ...promise
}: Props) {
  return (
    <Form action={action} hidden={{ customerId }} className="grid max-w-xl gap-4" label="Log contact">
      <FormMessage />
      <ConversationFields />
      <KeepsPromises promises={owed} now={promise.now} zone={promise.zone} />
      {issues.length > 0 ? (
        <Field name="issueId" label="About what is not right yet" optional>
          <Select
            blank="about something else"
            options={issues.map(({ id, kind, words }) => ({
              value: id,
              label: `${issueWords[kind]}: ${shortened(words)}`,
            }))}
          />
        </Field>
      ) : null}
      <div className="grid gap-2 border-line border-t pt-3">
        <PromiseInside customerId={customerId} {...promise} />
        <FormDisclosure summary="Something is wrong: open an issue with these words">
          <div className="grid gap-4 pb-2 md:grid-cols-2">
            <Field name="issueKind" label="What kind" optional>
              <Select blank="no issue" options={optionsOf(issueWords)} />
            </Field>
            <Field name="departmentId" label="Who looks after it">
              <Select
                defaultValue={departmentId}
                options={departments.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Field>
          </div>
        </FormDisclosure>
        <FormDisclosure summary="How they felt, what it was about, when, an answer owed">
          <Checkbox
            name="replyOwed"
            label="They asked for an answer in writing"
            hint="The charter says by when; where it does, that is promised now."
          />
          <CircumstanceFields stages={stages} />
        </FormDisclosure>
      </div>
      <div>
        <SubmitButton>Log contact</SubmitButton>
      </div>
    </Form>
  );
}

function shortened(words: string): string {
  return words.length > 70 ? `${words.slice(0, 69)}…` : words;
}
