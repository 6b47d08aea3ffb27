import { procedureFor, router } from "../trpc/init";
import { countSegments } from "./queries";

export const segmentsRouter = router({
  list: procedureFor("number:read").query(({ ctx }) =>
    countSegments(ctx.db, { today: ctx.today, lapseDays: ctx.organisation.lapseDays }),
  ),
});
