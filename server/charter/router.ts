import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { publishRates, retireBrandPromise, saveBrandPromise } from "./mutations/brand";
import { draftVersion, dropClause, moveClause, putUp, saveClause } from "./mutations/draft";
import { signVersion } from "./mutations/sign";
import { listBrandPromises, showsRates } from "./queries/brand";
import { clauseOf } from "./queries/clause-of";
import { getLevels } from "./queries/levels";
import { getVersion, listSigners, listTeams, listVersions } from "./queries/versions";

const read = procedureFor("promise:read");
const write = procedureFor("charter:write");

export const charterRouter = router({
  versions: read.query(({ ctx }) => listVersions(ctx.db, ctx)),
  version: read.input(input.numberInput).query(({ ctx, input }) => getVersion(ctx.db, { ...input, now: ctx.now })),
  levels: read.query(({ ctx }) => getLevels(ctx)),
  clauseOf: read.input(input.promiseInput).query(({ ctx, input }) => clauseOf(ctx.db, input.promiseId)),
  brandPromises: read.query(({ ctx }) => listBrandPromises(ctx.db)),
  showsRates: read.query(({ ctx }) => showsRates(ctx.db)),
  signers: write.query(({ ctx }) => listSigners(ctx.db)),
  teams: write.query(({ ctx }) => listTeams(ctx.db)),
  draft: write.mutation(({ ctx }) => draftVersion(ctx)),
  saveClause: write.input(input.saveClause).mutation(({ ctx, input }) => saveClause(ctx, input)),
  dropClause: write.input(input.clauseInput).mutation(({ ctx, input }) => dropClause(ctx, input)),
  moveClause: write.input(input.moveClause).mutation(({ ctx, input }) => moveClause(ctx, input)),
  putUp: write.input(input.putUp).mutation(({ ctx, input }) => putUp(ctx, input)),
  sign: procedureFor("charter:sign")
    .input(input.versionInput)
    .mutation(({ ctx, input }) => signVersion(ctx, input)),
  saveBrandPromise: write.input(input.saveBrandPromise).mutation(({ ctx, input }) => saveBrandPromise(ctx, input)),
  retireBrandPromise: write
    .input(input.retireBrandPromise)
    .mutation(({ ctx, input }) => retireBrandPromise(ctx, input)),
  publishRates: write.input(input.publishRates).mutation(({ ctx, input }) => publishRates(ctx, input)),
});
