"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Identity } from "@/server/customers/queries/facts";
import { optionsOf } from "../contacts/contact-words";
import { identityWords } from "./words";

type Props = { customerId: string; identities: readonly Identity[]; add: FormAction; withdraw: FormAction };

/** By what this customer is recognised. */
export function Identities({ customerId, identities, add, withdraw }: Props) {
  return (
    <Section title="Recognised by" ruled>
      <ul>
        {identities.map(({ id, channel, handle, normal }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 border-line border-b py-1.5">
            <span className="min-w-0 break-all">
              <bdi className="num">{handle}</bdi>{" "}
              <span className="small text-ink-3">
                {identityWords[channel].toLowerCase()}
                {channel === "phone" && normal !== handle ? `, read as ${normal}` : null}
              </span>
            </span>
            <Form
              action={withdraw}
              hidden={{ identityId: id }}
              label={`${handle} is no longer theirs`}
              className="shrink-0"
            >
              <SubmitButton look="quiet" size="small" aria-label={`${handle} is no longer theirs`} className="shrink-0">
                No longer theirs
              </SubmitButton>
              <FormMessage />
            </Form>
          </li>
        ))}
      </ul>
      <Form action={add} hidden={{ customerId }} label="Add a number or address" className="grid gap-3 pt-3">
        <FormMessage />
        <div className="grid items-start gap-3 md:grid-cols-[12rem_1fr]">
          <Field name="channel" label="Kind">
            <Select options={optionsOf(identityWords)} />
          </Field>
          <Field name="handle" label="Number, address or name" required>
            <Input autoComplete="off" autoCapitalize="off" />
          </Field>
        </div>
        <div>
          <SubmitButton look="plain">Add</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
