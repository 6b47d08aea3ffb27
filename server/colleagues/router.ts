import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { hideThanks, takeBackThanks, thankColleague } from "./mutations";
import { countThanksByTeam, getThankedContact, listLatelyForMe, listThanks } from "./queries";

const read = procedureFor("customer:read");
const own = procedureFor("account:own");
const thank = procedureFor("colleague:thank");

export const colleaguesRouter = router({
  list: read
    .input(input.thanksInput)
    .query(({ ctx, input }) => listThanks(ctx.db, { ...input, readerId: ctx.actor.id })),
  lately: own.query(({ ctx }) => listLatelyForMe(ctx.db, { readerId: ctx.actor.id, now: ctx.now })),
  byTeam: procedureFor("number:read").query(({ ctx }) => countThanksByTeam(ctx.db, ctx.now)),
  contact: read.input(input.contactInput).query(({ ctx, input }) => getThankedContact(ctx.db, input.contactId)),
  thank: thank.input(input.thankInput).mutation(({ ctx, input }) => thankColleague(ctx, input)),
  hide: own.input(input.hideInput).mutation(({ ctx, input }) => hideThanks(ctx, input)),
  takeBack: thank.input(input.thanksIdInput).mutation(({ ctx, input }) => takeBackThanks(ctx, input.thanksId)),
});
