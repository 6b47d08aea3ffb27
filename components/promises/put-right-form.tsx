"use client";

import { formatMoney } from "@/components/format/amount";
import { formatMoment } from "@/components/format/time";
import { actWords } from "@/components/limits/goodwill-words";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { recoverySentence } from "@/server/domain/recovery";
import type { OwnerChoice } from "@/server/promises/queries/owners";
import type { PutRightDesk } from "@/server/promises/queries/put-right";
import type { PromiseRow } from "@/server/promises/queries/row";
import { PromiseFields } from "./promise-fields";

type Props = {
  promise: PromiseRow;
  desk: PutRightDesk;
  owners: readonly OwnerChoice[];
  me: string;
  now: Date;
  zone: string;
  action: FormAction;
};

/** What we say, what they are given for it, and what is promised now. */
export function PutRightForm({ promise, desk, owners, me, now, zone, action }: Props) {
  const { id, customerId } = promise;
  return (
    <Form
      action={action}
      initial={{ words: suggestionFor(promise) }}
      hidden={{ promiseId: id, customerId }}
      label="Put it right"
      className="grid max-w-2xl gap-5"
    >
      <FormMessage />
      <Field
        name="words"
        label="What we say"
        required
        hint="A start by rule. Say it in your own words, and keep what was said here."
      >
        <Textarea rows={4} said dir="auto" />
      </Field>
      <Field name="contactId" label="The contact in which it was said" optional>
        <Select
          blank="none logged"
          options={desk.contacts.map((contact) => ({
            value: contact.id,
            label: `${formatMoment(contact.at, now, zone)}, “${shortened(contact.words)}”`,
          }))}
        />
      </Field>
      <Field name="remedy" label="What they are given for it" group hint={<GiveLink promise={promise} />}>
        <RadioGroup options={remedyOptions(desk, now, zone)} defaultValue={desk.clauseRemedy ? "charter" : "none"} />
      </Field>
      <section aria-label="What is promised now" className="border-line border-t pt-4">
        <h2 className="font-semibold text-sm">What is promised now</h2>
        <p className="small mb-3 text-ink-3">
          Leave it empty where nothing is left to do. It is a promise of its own; the broken one stays broken.
        </p>
        <PromiseFields customerId={customerId} owners={owners} me={me} now={now} zone={zone} prefix="promise." />
      </section>
      <SubmitButton className="justify-self-start">Put it right</SubmitButton>
    </Form>
  );
}

function suggestionFor({ verdict, said, originalDueAt, standing, zone }: PromiseRow): string {
  const { outcome } = verdict;
  const isMoved = standing.agreed.dueAt.getTime() !== originalDueAt.getTime();
  const opensAt = isMoved ? null : standing.agreed.opensAt;
  const precision = isMoved ? "time" : standing.agreed.precision;
  return recoverySentence({ outcome, said, opensAt, dueAt: originalDueAt, precision, zone });
}

function GiveLink({ promise: { id, customerId } }: Pick<Props, "promise">) {
  return (
    <>
      Within your limit nobody has to be asked:{" "}
      <Link href={`/customers/${customerId}/goodwill?for=promise:${id}`}>give goodwill for this promise</Link>, then
      come back and choose it here.
    </>
  );
}

function remedyOptions({ clauseRemedy, gifts }: PutRightDesk, now: Date, zone: string) {
  return [
    ...(clauseRemedy === null ? [] : [{ value: "charter", label: "What the charter says", hint: clauseRemedy }]),
    ...gifts.map(({ id, act, amountMinor, currency, at }) => ({
      value: `goodwill:${id}`,
      label: `${actWords[act]}, ${formatMoney(amountMinor, currency)}`,
      hint: `Given ${formatMoment(at, now, zone)}`,
    })),
    { value: "none", label: "Nothing but our word" },
  ];
}

function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}
