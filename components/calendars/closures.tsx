"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlainDate } from "@/server/domain/plain-date";
import { DaysAway } from "./days";

type ListedClosure = {
  id: string;
  name: string;
  fromOn: PlainDate;
  untilOn: PlainDate;
  recordedBy: string;
};

type Props = {
  closures: readonly ListedClosure[];
  owner: string;
  today: PlainDate;
  /** Only for whoever may change them. */
  actions: { close: FormAction; takeBack: FormAction } | null;
};

/** Own closures that are not over. One recorded by mistake is taken back; it stays on record. */
export function Closures({ closures, owner, today, actions }: Props) {
  return (
    <>
      {closures.length > 0 ? (
        <ul>
          {closures.map(({ id, name, fromOn, untilOn, recordedBy }) => (
            <li key={id} className="flex items-center justify-between gap-4 border-line border-t py-2.5">
              <div className="min-w-0">
                <p className="break-words">{name}</p>
                <p className="small text-ink-3">
                  <DaysAway fromOn={fromOn} untilOn={untilOn} /> · by {recordedBy}
                </p>
              </div>
              {actions ? (
                <Form action={actions.takeBack} hidden={{ closureId: id, owner }} label={`Take back: ${name}`}>
                  <FormMessage label="Not taken back" />
                  <SubmitButton look="plain" size="small" pending="Taking back…">
                    Take back
                  </SubmitButton>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="border-line border-t py-2.5 text-ink-3">None ahead.</p>
      )}
      {actions ? <CloseForm action={actions.close} owner={owner} today={today} /> : null}
    </>
  );
}

function CloseForm({ action, owner, today }: { action: FormAction; owner: string; today: PlainDate }) {
  return (
    <Form action={action} hidden={{ owner }} label="Close for some days" className="border-line border-t pt-2">
      <FormDisclosure summary="Close for some days">
        <div className="grid max-w-[26rem] gap-4 pt-2">
          <FormMessage label="Not closed" />
          <Field name="name" label="Why" required>
            <Input placeholder="Stocktaking" maxLength={120} autoComplete="off" />
          </Field>
          <div className="grid gap-4 md:grid-cols-2">
            <Field name="fromOn" label="First day" required>
              <Input type="date" min={today} />
            </Field>
            <Field name="untilOn" label="Last day" hint="The same day, if left empty.">
              <Input type="date" min={today} />
            </Field>
          </div>
          <div>
            <SubmitButton look="plain" pending="Recording…">
              Close
            </SubmitButton>
          </div>
        </div>
      </FormDisclosure>
    </Form>
  );
}
