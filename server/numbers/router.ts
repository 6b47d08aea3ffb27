import { procedureFor, router } from "../trpc/init";
import { lensInput } from "../trpc/lens";
import { overviewInput, rowsInput, setLapseThresholdInput } from "./input";
import { setLapseThreshold } from "./mutations";
import { getOverview } from "./queries/overview";
import { listRows } from "./queries/pages";
import { listRooms } from "./queries/rooms";
import { getStructure } from "./queries/structure";

export const numbersRouter = router({
  overview: procedureFor("number:read")
    .input(overviewInput)
    .query(({ ctx, input }) => getOverview(ctx, input)),
  rooms: procedureFor("number:read").query(({ ctx }) => listRooms(ctx)),
  structure: procedureFor("number:read")
    .input(lensInput)
    .query(({ ctx, input }) => getStructure(ctx, input)),
  customers: procedureFor("number:read")
    .input(rowsInput)
    .query(({ ctx, input }) => listRows(ctx, input)),
  setLapseThreshold: procedureFor("threshold:set")
    .input(setLapseThresholdInput)
    .mutation(({ ctx, input }) => setLapseThreshold(ctx, input)),
});
