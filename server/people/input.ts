import { z } from "zod";
import { appointmentKinds, roles } from "../domain/permissions";
import { choice, dayField, emailField, idField, optionalDay, optionalId, words } from "../trpc/fields";

const chosenRoles = z
  .preprocess((sent) => (sent == null ? [] : [sent].flat()), z.array(choice(roles)))
  .pipe(z.array(z.enum(roles)).min(1, "Please choose at least one role."));

const person = {
  name: words(1, 120),
  email: emailField,
  departmentId: idField,
  teamId: optionalId,
  roles: chosenRoles,
};

export const createPerson = z.object(person);
export type CreatePerson = z.infer<typeof createPerson>;

export const savePerson = z.object({ ...person, personId: idField });
export type SavePerson = z.infer<typeof savePerson>;

export const personMeant = z.object({ personId: idField });
export type PersonMeant = z.infer<typeof personMeant>;

const term = { personId: idField, fromOn: dayField, untilOn: optionalDay };

function endsAfterStart({ fromOn, untilOn }: { fromOn: string; untilOn: string | null }): boolean {
  return untilOn === null || fromOn < untilOn;
}
const backwards = { message: "The end has to be later than the beginning.", path: ["untilOn"] };

export const appointAdvocate = z.object(term).refine(endsAfterStart, backwards);
export type AppointAdvocate = z.infer<typeof appointAdvocate>;

export const appoint = z
  .object({ ...term, kind: choice(appointmentKinds), departmentId: optionalId })
  .refine(endsAfterStart, backwards)
  .refine(
    ({ kind, departmentId }) => (kind === "chief_customer_officer" ? departmentId === null : departmentId !== null),
    {
      message: "An advocate and a board seat belong to a department, the chief customer officer to none.",
      path: ["departmentId"],
    },
  );
export type Appoint = z.infer<typeof appoint>;

export const appointmentMeant = z.object({ appointmentId: idField });
export type AppointmentMeant = z.infer<typeof appointmentMeant>;
