import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { can, type Holder } from "@/server/domain/permissions";
import type { PlainDate } from "@/server/domain/plain-date";
import { AppointForm } from "./appoint-form";
import { AppointmentList, type ListedAppointment } from "./appointment-list";

type Row = Omit<ListedAppointment, "mayEnd"> & { departmentId: string | null };

type Props = {
  appointments: readonly Row[];
  person: { id: string; departmentId: string; hasLeft: boolean };
  reader: Holder & { id: string; departmentId: string; departmentName: string };
  today: PlainDate;
  departments: readonly { id: string; name: string }[];
  actions: Record<"appoint" | "appointAdvocate" | "end" | "endAdvocate", FormAction>;
};

/** What somebody stands for, and the way to change it: any by an administrator, own advocates by a manager. */
export function PersonAppointments({ appointments, person, reader, today, departments, actions }: Props) {
  const isAdmin = can(reader, "people:manage");
  const isManager = can(reader, "advocate:appoint");
  const listed = appointments.map(({ departmentId, ...row }) => ({
    ...row,
    mayEnd: isAdmin || (isManager && row.kind === "advocate" && departmentId === reader.departmentId),
  }));
  const mayAppoint = (isAdmin || isManager) && !person.hasLeft && person.id !== reader.id;
  return (
    <Section title="Appointed">
      {listed.length > 0 ? (
        <AppointmentList
          appointments={listed}
          personId={person.id}
          today={today}
          end={isAdmin ? actions.end : actions.endAdvocate}
        />
      ) : (
        <p className="pt-1 text-ink-2">To nothing so far.</p>
      )}
      {mayAppoint ? (
        <div className="border-line border-t pt-3">
          <p className="small text-ink-3">
            {isAdmin ? "Appoint from a day on." : `Appoint as advocate for ${reader.departmentName}.`}
          </p>
          <AppointForm
            action={isAdmin ? actions.appoint : actions.appointAdvocate}
            personId={person.id}
            today={today}
            ownDepartmentId={person.departmentId}
            {...(isAdmin ? { departments } : {})}
          />
        </div>
      ) : null}
    </Section>
  );
}
