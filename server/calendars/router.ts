import { procedureFor, router } from "../trpc/init";
import * as asked from "./input";
import * as absence from "./mutations/absences";
import { saveCalendar, saveOwnCalendar } from "./mutations/calendar";
import { closeDays, takeBackClosure } from "./mutations/closures";
import { listAbsences } from "./queries/absences";
import { holidayRegions } from "./queries/holidays";
import { getCalendarPage, listCalendars } from "./queries/pages";

export const calendarsRouter = router({
  list: procedureFor("person:read").query(({ ctx }) => listCalendars(ctx.db, ctx.today)),
  get: procedureFor("person:read")
    .input(asked.calendarOf)
    .query(({ ctx, input }) => getCalendarPage(ctx.db, input.owner, ctx.today)),
  own: procedureFor("account:own").query(({ ctx }) =>
    getCalendarPage(ctx.db, { kind: "person", id: ctx.actor.id }, ctx.today),
  ),
  regions: procedureFor("person:read")
    .input(asked.regionsOf)
    .query(({ input }) => holidayRegions(input.country)),
  save: procedureFor("calendar:set")
    .input(asked.saveCalendar)
    .mutation(({ ctx, input }) => saveCalendar(ctx, input)),
  saveOwn: procedureFor("account:own")
    .input(asked.saveOwnCalendar)
    .mutation(({ ctx, input }) => saveOwnCalendar(ctx, input)),
  close: procedureFor("calendar:set")
    .input(asked.closeDays)
    .mutation(({ ctx, input }) => closeDays(ctx, input)),
  takeBackClosure: procedureFor("calendar:set")
    .input(asked.closureMeant)
    .mutation(({ ctx, input }) => takeBackClosure(ctx, input)),
  absences: procedureFor("person:read")
    .input(asked.absencesOf)
    .query(({ ctx, input }) => listAbsences(ctx.db, input.personId ?? ctx.actor.id, ctx.today)),
  recordAbsence: procedureFor("absence:set")
    .input(asked.recordAbsence)
    .mutation(({ ctx, input }) => absence.recordAbsence(ctx, input)),
  endAbsence: procedureFor("absence:set")
    .input(asked.endAbsence)
    .mutation(({ ctx, input }) => absence.endAbsence(ctx, input)),
  takeBackAbsence: procedureFor("absence:set")
    .input(asked.absenceMeant)
    .mutation(({ ctx, input }) => absence.takeBackAbsence(ctx, input)),
});
