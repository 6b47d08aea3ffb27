import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { noteAdvocacy, noteArrival, withdrawAdvocacy } from "./mutations/facts";
import { linkReferral, noteReferral, withdrawReferral } from "./mutations/referrals";
import { countReferrals, getOpenReferral, listActs, listAdvocates, listReferrals } from "./queries/lists";
import { countAdvocates, listAdvocacyMonths } from "./queries/months";
import { getAdvocacy } from "./queries/page";
import { getReferredValue } from "./queries/value";

const read = procedureFor("customer:read");
const record = procedureFor("advocacy:record");
const numbers = procedureFor("number:read");

export const advocacyRouter = router({
  of: read
    .input(input.ofCustomerInput)
    .query(({ ctx, input }) => getAdvocacy(ctx.db, { customerId: input.customerId, today: ctx.today })),
  note: record.input(input.noteAdvocacyInput).mutation(({ ctx, input }) => noteAdvocacy(ctx, input)),
  withdraw: record.input(input.factInput).mutation(({ ctx, input }) => withdrawAdvocacy(ctx, input.factId)),
  noteArrival: record.input(input.noteArrivalInput).mutation(({ ctx, input }) => noteArrival(ctx, input)),
  refer: record.input(input.noteReferralInput).mutation(({ ctx, input }) => noteReferral(ctx, input)),
  link: record.input(input.linkReferralInput).mutation(({ ctx, input }) => linkReferral(ctx, input)),
  withdrawReferral: record
    .input(input.referralInput)
    .mutation(({ ctx, input }) => withdrawReferral(ctx, input.referralId)),
  months: numbers.query(({ ctx }) => listAdvocacyMonths(ctx.db, ctx.today)),
  share: numbers.query(({ ctx }) =>
    countAdvocates(ctx.db, { today: ctx.today, lapseDays: ctx.organisation.lapseDays }),
  ),
  acts: read.input(input.actsInput).query(({ ctx, input }) => listActs(ctx.db, { ...input, act: input.act ?? null })),
  advocates: read
    .input(input.afterInput)
    .query(({ ctx, input }) =>
      listAdvocates(ctx.db, { ...input, today: ctx.today, lapseDays: ctx.organisation.lapseDays }),
    ),
  referrals: read
    .input(input.referralsInput)
    .query(({ ctx, input }) => listReferrals(ctx.db, { ...input, today: ctx.today })),
  referral: read.input(input.referralInput).query(({ ctx, input }) => getOpenReferral(ctx.db, input.referralId)),
  counts: numbers
    .input(input.windowInput)
    .query(({ ctx, input }) => countReferrals(ctx.db, { ...input, today: ctx.today })),
  value: numbers.query(({ ctx }) => getReferredValue(ctx)),
});
