"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { contactChannels } from "@/server/domain/contact";
import { promiseKinds } from "@/server/domain/promise-words";
import type { OwnerChoice } from "@/server/promises/queries/owners";
import { PromiseFields } from "./promise-fields";
import { kindWords, saidWords } from "./promise-words";

type Props = {
  customerId: string;
  owners: readonly OwnerChoice[];
  /** The stages of the journey that are offered. */
  stages: readonly { key: string; words: string }[];
  me: string;
  now: Date;
  zone: string;
  action: FormAction;
};

/** Three inputs; how it was said and what kind it is may be said, and are otherwise read from the words. */
export function NewPromiseForm({ customerId, owners, stages, me, now, zone, action }: Props) {
  return (
    <Form action={action} hidden={{ customerId }} className="grid max-w-2xl gap-5">
      <FormMessage />
      <PromiseFields customerId={customerId} owners={owners} me={me} now={now} zone={zone} />
      <FormDisclosure summary="How it was said, what kind it is, where they are">
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="channel" label="How it was said">
            <Select options={contactChannels.map((value) => ({ value, label: saidWords[value] }))} />
          </Field>
          <Field name="kind" label="Kind">
            <Select
              options={promiseKinds
                .filter((kind) => kind !== "charter")
                .map((value) => ({ value, label: kindWords[value] }))}
              blank="as the words say"
            />
          </Field>
          <Field name="stage" label="Where they are" optional>
            <Select options={stages.map(({ key, words }) => ({ value: key, label: words }))} blank="not said" />
          </Field>
        </div>
      </FormDisclosure>
      <SubmitButton className="justify-self-start">Make the promise</SubmitButton>
    </Form>
  );
}
