import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { signDefinition, writeDefinition } from "./mutations";
import { listDefinitions, listPossibleSigners } from "./queries";

export const governanceRouter = router({
  definitions: procedureFor("decision:read").query(({ ctx }) => listDefinitions(ctx.db, ctx)),
  signers: procedureFor("definition:write").query(({ ctx }) => listPossibleSigners(ctx.db)),
  write: procedureFor("definition:write")
    .input(input.writeDefinition)
    .mutation(({ ctx, input }) => writeDefinition(ctx, input)),
  sign: procedureFor("definition:sign")
    .input(input.signDefinition)
    .mutation(({ ctx, input }) => signDefinition(ctx, input)),
});
