import { procedureFor, router } from "../trpc/init";
import { importScoresInput, ofCustomer, pageInput, recordWalletInput, rowsInput, scoreFileInput } from "./input";
import { importScores, withdrawScores } from "./mutations/scores";
import { recordWallet, takeBackWallet } from "./mutations/wallet";
import { listBehind } from "./queries/behind";
import { getExperience } from "./queries/page";
import { listScoreFiles } from "./queries/score-files";
import { getWallet } from "./queries/wallet";

export const experienceRouter = router({
  get: procedureFor("number:read")
    .input(pageInput)
    .query(({ ctx, input }) => getExperience(ctx, input)),
  customers: procedureFor("number:read")
    .input(rowsInput)
    .query(({ ctx, input }) => listBehind(ctx, input)),
  wallet: procedureFor("customer:read")
    .input(ofCustomer)
    .query(({ ctx, input }) => getWallet(ctx, input.customerId)),
  recordWallet: procedureFor("wallet:record")
    .input(recordWalletInput)
    .mutation(({ ctx, input }) => recordWallet(ctx, input)),
  takeBackWallet: procedureFor("wallet:record")
    .input(ofCustomer)
    .mutation(({ ctx, input }) => takeBackWallet(ctx, input)),
  scoreFiles: procedureFor("score:import").query(({ ctx }) => listScoreFiles(ctx.db)),
  importScores: procedureFor("score:import")
    .input(importScoresInput)
    .mutation(({ ctx, input }) => importScores(ctx, input)),
  withdrawScores: procedureFor("score:import")
    .input(scoreFileInput)
    .mutation(({ ctx, input }) => withdrawScores(ctx, input)),
});
