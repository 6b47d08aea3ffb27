import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { noteUnlogged, putUnloggedRight, recordFinding, setListeningPlan } from "./mutations";
import { hearingByMonth, hearingByTeam } from "./queries/capture";
import { countOwn, getItem, getListeningPlan, listFound, nextItem } from "./queries/sample";
import { getUnlogged, listUnlogged } from "./queries/unlogged";

const read = procedureFor("promise:read");
const listen = procedureFor("listening:do");

export const listeningRouter = router({
  unlogged: read.input(input.listUnloggedInput).query(({ ctx, input }) => listUnlogged(ctx.db, input)),
  one: read.input(input.unloggedInput).query(({ ctx, input }) => getUnlogged(ctx.db, input.unloggedId)),
  note: procedureFor("promise:logUnlogged")
    .input(input.noteUnloggedInput)
    .mutation(({ ctx, input }) => noteUnlogged(ctx, input)),
  putRight: procedureFor("promise:make")
    .input(input.putRightInput)
    .mutation(({ ctx, input }) => putUnloggedRight(ctx, input)),
  months: read.query(({ ctx }) => hearingByMonth(ctx.db)),
  teams: read.input(input.sampleInput).query(async ({ ctx, input }) => {
    const month = input.month ?? (await hearingByMonth(ctx.db))[0]?.month ?? null;
    return { month, teams: month === null ? [] : await hearingByTeam(ctx.db, month) };
  }),
  found: read.input(input.foundInput).query(({ ctx, input }) => listFound(ctx.db, input)),
  plan: read.query(({ ctx }) => getListeningPlan(ctx.db)),
  setPlan: procedureFor("listening:plan")
    .input(input.planInput)
    .mutation(({ ctx, input }) => setListeningPlan(ctx, input)),
  item: listen.input(input.itemInput).query(({ ctx, input }) => getItem(ctx.db, input.itemId)),
  next: listen.input(input.sampleInput).query(async ({ ctx, input }) => {
    const month = input.month ?? (await hearingByMonth(ctx.db))[0]?.month;
    if (!month) return { itemId: null, own: 0 };
    const asked = { month, listener: ctx.actor.id };
    return { itemId: await nextItem(ctx.db, asked), own: await countOwn(ctx.db, asked) };
  }),
  find: listen.input(input.findingInput).mutation(({ ctx, input }) => recordFinding(ctx, input)),
});
