import { listDepartments } from "../departments/queries";
import { procedureFor, router } from "../trpc/init";
import { appoint, appointAdvocate, appointmentMeant, createPerson, personMeant, savePerson } from "./input";
import {
  endAdvocate,
  endAppointment,
  appoint as make,
  appointAdvocate as makeAdvocate,
} from "./mutations/appointments";
import { createPerson as create, deactivatePerson, reactivatePerson, savePerson as save } from "./mutations/people";
import { getAccess, getPerson, listAppointments, listNames, listPeople } from "./queries";

export const peopleRouter = router({
  list: procedureFor("person:read").query(({ ctx }) => listPeople(ctx.db, ctx.today)),
  names: procedureFor("person:read").query(({ ctx }) => listNames(ctx.db)),
  get: procedureFor("person:read")
    .input(personMeant)
    .query(({ ctx, input }) => getPerson(ctx.db, input.personId)),
  appointments: procedureFor("person:read")
    .input(personMeant)
    .query(({ ctx, input }) => listAppointments(ctx.db, input.personId)),
  access: procedureFor("people:manage")
    .input(personMeant)
    .query(({ ctx, input }) => getAccess(ctx.db, input.personId)),
  /** What the form for adding somebody offers. */
  choices: procedureFor("people:manage").query(({ ctx }) => listDepartments(ctx.db, ctx.today)),
  create: procedureFor("people:manage")
    .input(createPerson)
    .mutation(({ ctx, input }) => create(ctx, input)),
  save: procedureFor("people:manage")
    .input(savePerson)
    .mutation(({ ctx, input }) => save(ctx, input)),
  deactivate: procedureFor("people:manage")
    .input(personMeant)
    .mutation(({ ctx, input }) => deactivatePerson(ctx, input)),
  reactivate: procedureFor("people:manage")
    .input(personMeant)
    .mutation(({ ctx, input }) => reactivatePerson(ctx, input)),
  appointAdvocate: procedureFor("advocate:appoint")
    .input(appointAdvocate)
    .mutation(({ ctx, input }) => makeAdvocate(ctx, input)),
  endAdvocate: procedureFor("advocate:appoint")
    .input(appointmentMeant)
    .mutation(({ ctx, input }) => endAdvocate(ctx, input)),
  appoint: procedureFor("people:manage")
    .input(appoint)
    .mutation(({ ctx, input }) => make(ctx, input)),
  endAppointment: procedureFor("people:manage")
    .input(appointmentMeant)
    .mutation(({ ctx, input }) => endAppointment(ctx, input)),
});
