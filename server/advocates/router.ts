import type { Context } from "../context";
import { yearUpTo } from "../domain/coverage";
import { startOfDay } from "../domain/plain-date";
import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { openBriefing, openStatement, sayRead, writeBriefing } from "./mutations/briefings";
import { getBriefing, listBriefings, listChoices } from "./queries/briefings";
import { listCoverage, listOfficers } from "./queries/coverage";
import { findSince } from "./queries/since";
import { countVoices, listVoices } from "./queries/voices";

const yearStart = ({ today, organisation }: Context) => startOfDay(yearUpTo(today).fromOn, organisation.zone);

export const advocatesRouter = router({
  coverage: procedureFor("person:read").query(({ ctx }) => listCoverage(ctx.db, ctx.today)),
  officers: procedureFor("person:read").query(({ ctx }) => listOfficers(ctx.db)),
  voices: procedureFor("decision:read").query(({ ctx }) => countVoices(ctx.db, yearStart(ctx))),
  voiceRows: procedureFor("decision:read")
    .input(input.listVoices)
    .query(({ ctx, input }) => listVoices(ctx.db, { of: input.of, from: yearStart(ctx), after: input.after ?? null })),
  /** A hint, with names: for the board alone. */
  quick: procedureFor("board:challenge")
    .input(input.listQuick)
    .query(({ ctx, input }) => listVoices(ctx.db, { of: "quick", from: yearStart(ctx), after: input.after ?? null })),
  since: procedureFor("decision:position")
    .input(input.decisionMeant)
    .query(({ ctx, input }) => findSince(ctx.db, { id: input.id, personId: ctx.actor.id })),
  openStatement: procedureFor("decision:read")
    .input(input.statementMeant)
    .mutation(({ ctx, input }) => openStatement(ctx, input)),
  briefings: procedureFor("briefing:read")
    .input(input.listBriefings)
    .query(({ ctx, input }) => listBriefings(ctx, input.after ?? null)),
  briefing: procedureFor("briefing:read")
    .input(input.briefingMeant)
    .query(({ ctx, input }) => getBriefing(ctx, input.briefingId)),
  briefingChoices: procedureFor("briefing:write").query(({ ctx }) => listChoices(ctx.db)),
  writeBriefing: procedureFor("briefing:write")
    .input(input.writeBriefing)
    .mutation(({ ctx, input }) => writeBriefing(ctx, input)),
  openBriefing: procedureFor("briefing:read")
    .input(input.briefingMeant)
    .mutation(({ ctx, input }) => openBriefing(ctx, input)),
  sayRead: procedureFor("briefing:read")
    .input(input.briefingMeant)
    .mutation(({ ctx, input }) => sayRead(ctx, input)),
});
