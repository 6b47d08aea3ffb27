"use client";

import { Day } from "@/components/format/day";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { isOver } from "@/server/domain/appointment";
import type { AppointmentKind } from "@/server/domain/permissions";
import type { PlainDate } from "@/server/domain/plain-date";
import { appointmentWords } from "./appointment-words";

export type ListedAppointment = {
  id: string;
  kind: AppointmentKind;
  department: string | null;
  fromOn: PlainDate;
  untilOn: PlainDate | null;
  appointedBy: string;
  /** Whether the reader may end it. */
  mayEnd: boolean;
};

type Props = { appointments: readonly ListedAppointment[]; personId: string; today: PlainDate; end: FormAction };

/** What somebody is and was appointed to, from when and by whom. An appointment is ended, never rewritten. */
export function AppointmentList({ appointments, personId, today, end }: Props) {
  return (
    <ul>
      {appointments.map((appointment) => (
        <li key={appointment.id} className="flex items-center justify-between gap-4 border-line border-t py-2.5">
          <div className="min-w-0">
            <p className={isOver(appointment, today) ? "text-ink-3" : ""}>
              {appointmentWords(appointment.kind, appointment.department)}
            </p>
            <p className="small text-ink-3">
              <Term {...appointment} /> · appointed by {appointment.appointedBy}
            </p>
          </div>
          {appointment.mayEnd && appointment.untilOn === null ? (
            <Form action={end} hidden={{ appointmentId: appointment.id, personId }} label="End the appointment">
              <FormMessage label="Not ended" />
              <SubmitButton look="plain" size="small" pending="Ending…">
                End
              </SubmitButton>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Term({ fromOn, untilOn }: { fromOn: PlainDate; untilOn: PlainDate | null }) {
  return (
    <>
      {untilOn === null ? "since " : "from "}
      <Day on={fromOn} />
      {untilOn === null ? null : (
        <>
          {" until "}
          <Day on={untilOn} />
        </>
      )}
    </>
  );
}
