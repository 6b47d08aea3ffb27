import type { Metadata } from "next";
import { Absences } from "@/components/calendars/absences";
import { LeaveForm } from "@/components/people/leave-form";
import { LinkForm } from "@/components/people/link-form";
import { PersonAppointments } from "@/components/people/person-appointments";
import { PersonForm } from "@/components/people/person-form";
import { PersonHead } from "@/components/people/person-head";
import { ReturnForm } from "@/components/people/return-form";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { Section } from "@/components/ui/section";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, isDenied, orDenied, orNotFound } from "@/server/trpc/caller";
import * as act from "../actions";

export const metadata: Metadata = { title: "Person" };

export default async function PersonPage({ params }: PageProps<"/settings/people/[id]">) {
  const { id: personId } = await params;
  const caller = await getCaller();
  const { actor, now, today } = await getContext();
  const person = await orNotFound(caller.people.get({ personId }));
  const [appointments, departments, access, absences] = await Promise.all([
    caller.people.appointments({ personId }),
    caller.departments.list(),
    orDenied(caller.people.access({ personId })),
    caller.calendars.absences({ personId }),
  ]);
  const mayTell = person.id === actor.id || can(actor, "absence:setForOthers");
  const hasLeft = person.deactivatedAt !== null;
  return (
    <>
      <PersonHead person={person} now={now} zone={actor.zone} />
      <SettingsTabs current="/settings/people" person={actor} />
      <div className="grid gap-x-16 md:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
        {isDenied(access) ? null : (
          <Section title="Who and what">
            <PersonForm action={act.savePerson} departments={departments} person={person} />
          </Section>
        )}
        <div>
          <PersonAppointments
            appointments={appointments}
            person={{ id: person.id, departmentId: person.departmentId, hasLeft }}
            reader={actor}
            today={today}
            departments={departments.map(({ id, name }) => ({ id, name }))}
            actions={{
              appoint: act.appoint,
              appointAdvocate: act.appointAdvocate,
              end: act.endAppointment,
              endAdvocate: act.endAdvocate,
            }}
          />
          {hasLeft ? null : (
            <Section title="Away">
              <Absences
                absences={absences}
                personId={personId}
                today={today}
                actions={
                  mayTell ? { record: act.recordAbsence, end: act.endAbsence, takeBack: act.takeBackAbsence } : null
                }
              />
            </Section>
          )}
          {isDenied(access) ? null : (
            <Section title="Coming in">
              {hasLeft ? (
                <ReturnForm action={act.reactivatePerson} personId={person.id} />
              ) : (
                <>
                  <LinkForm action={act.makeLink} person={person} {...access} now={now} zone={actor.zone} />
                  {person.id === actor.id ? null : <LeaveForm action={act.deactivatePerson} person={person} />}
                </>
              )}
            </Section>
          )}
        </div>
      </div>
    </>
  );
}
