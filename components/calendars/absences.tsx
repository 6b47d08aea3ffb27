"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlainDate } from "@/server/domain/plain-date";
import { DaysAway } from "./days";

type ListedAbsence = { id: string; fromOn: PlainDate; untilOn: PlainDate | null; recordedBy: string | null };

type Props = {
  absences: readonly ListedAbsence[];
  /** "" is oneself. */
  personId: string;
  today: PlainDate;
  /** Only for whoever may change them. */
  actions: Record<"record" | "end" | "takeBack", FormAction> | null;
};

/** When somebody is away; why is not asked. Nothing is removed: a mistake is taken back. */
export function Absences({ absences, personId, today, actions }: Props) {
  return (
    <>
      {absences.length > 0 ? (
        <ul>
          {absences.map((absence) => (
            <li key={absence.id} className="border-line border-t py-2.5">
              <p className={absence.fromOn <= today ? "font-medium text-due" : ""}>
                <DaysAway {...absence} />
              </p>
              {absence.recordedBy ? <p className="small text-ink-3">noted by {absence.recordedBy}</p> : null}
              {actions ? <AbsenceActs absence={absence} personId={personId} today={today} actions={actions} /> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="border-line border-t py-2.5 text-ink-3">No absence ahead.</p>
      )}
      {actions ? <RecordForm action={actions.record} personId={personId} today={today} /> : null}
    </>
  );
}

type ActsProps = {
  absence: ListedAbsence;
  personId: string;
  today: PlainDate;
  actions: Record<"end" | "takeBack", FormAction>;
};

function AbsenceActs({ absence, personId, today, actions }: ActsProps) {
  const hidden = { absenceId: absence.id, personId };
  return (
    <div className="mt-1 flex flex-wrap items-start gap-x-5 gap-y-1">
      <Form action={actions.end} hidden={hidden} label="Change the last day">
        <FormDisclosure summary="Change the last day">
          <div className="flex flex-wrap items-end gap-3 pt-2">
            <FormMessage label="Not changed" />
            <Field name="untilOn" label="Last day away" required>
              <Input
                type="date"
                min={absence.fromOn > today ? absence.fromOn : undefined}
                defaultValue={absence.untilOn ?? today}
              />
            </Field>
            <SubmitButton look="plain" pending="Saving…">
              Save
            </SubmitButton>
          </div>
        </FormDisclosure>
      </Form>
      <Form action={actions.takeBack} hidden={hidden} label="Take the absence back">
        <FormMessage label="Not taken back" />
        <SubmitButton look="plain" size="small" pending="Taking back…">
          Take back
        </SubmitButton>
      </Form>
    </div>
  );
}

function RecordForm({ action, personId, today }: { action: FormAction; personId: string; today: PlainDate }) {
  return (
    <Form action={action} hidden={{ personId }} label="Note an absence" className="border-line border-t pt-2">
      <FormDisclosure summary={personId === "" ? "I will be away" : "Note an absence"}>
        <div className="grid max-w-[26rem] gap-4 pt-2">
          <FormMessage label="Not noted" />
          <div className="grid gap-4 md:grid-cols-2">
            <Field name="fromOn" label="First day" required>
              <Input type="date" defaultValue={today} />
            </Field>
            <Field name="untilOn" label="Last day" hint="Empty while nobody knows.">
              <Input type="date" min={today} />
            </Field>
          </div>
          <p className="small text-ink-3">
            Why is nobody’s business here. Promises stay with their owner until somebody takes them over.
          </p>
          <div>
            <SubmitButton look="plain" pending="Noting…">
              Note it
            </SubmitButton>
          </div>
        </div>
      </FormDisclosure>
    </Form>
  );
}
