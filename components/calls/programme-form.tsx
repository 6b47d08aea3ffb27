"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Programme } from "@/server/calls/queries/programme";
import { comparedPercents } from "@/server/domain/holdout";
import type { PlainDate } from "@/server/domain/plain-date";
import { optionsOf } from "../contacts/contact-words";
import { outcomeLabels } from "./programme-words";

type Props = { action: FormAction; now: Programme | null; today: PlainDate };

/** A new version: whom, how many, how many are compared, and what is looked at, before anybody is drawn under it. */
export function ProgrammeForm({ action, now, today }: Props) {
  const initial = {
    years: String(now?.years ?? 10),
    calls: String(now?.calls ?? 20),
    comparedPercent: String(now?.comparedPercent ?? 50),
    withinDays: String(now?.withinDays ?? 180),
    outcome: now?.outcome ?? "bought_again",
    startsOn: today,
  };
  return (
    <Form action={action} initial={initial} className="mt-2 grid max-w-xl gap-5">
      <FormMessage />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="years" label="Years with us, at least" required>
          <Input inputMode="numeric" autoComplete="off" className="max-w-32" />
        </Field>
        <Field name="calls" label="Calls a month" hint="0 draws nobody any more." required>
          <Input inputMode="numeric" autoComplete="off" className="max-w-32" />
        </Field>
      </div>
      <Field
        name="comparedPercent"
        label="Compared and not called"
        hint="Of those called and compared together. The more, the sooner a difference shows."
        required
      >
        <Select
          options={comparedPercents.map((percent) => ({ value: String(percent), label: `${percent}%` }))}
          className="max-w-32"
        />
      </Field>
      <Field name="outcome" label="What is looked at" group required>
        <RadioGroup options={optionsOf(outcomeLabels)} />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="withinDays" label="Days after the draw" required>
          <Input inputMode="numeric" autoComplete="off" className="max-w-32" />
        </Field>
        <Field name="startsOn" label="From" hint="Today or later; one draw a month." required>
          <Input type="date" className="max-w-48" />
        </Field>
      </div>
      <div>
        <SubmitButton>Set it</SubmitButton>
      </div>
    </Form>
  );
}
