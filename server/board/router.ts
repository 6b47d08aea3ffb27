import { procedureFor, router } from "../trpc/init";
import { getBoardMonth } from "./queries/month";

export const boardRouter = router({
  month: procedureFor("number:read").query(({ ctx }) => getBoardMonth(ctx)),
});
