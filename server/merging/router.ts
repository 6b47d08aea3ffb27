import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { dismissDuplicate, startScan } from "./mutations/duplicates";
import { mergeCustomers, unmergeCustomers } from "./mutations/merge";
import { compareCustomers } from "./queries/compare";
import { findHint, findScan, listDuplicates } from "./queries/duplicates";
import { findLookalikes } from "./queries/lookalikes";
import { getMerge, listMerges } from "./queries/merges";

const read = procedureFor("customer:read");
const merge = procedureFor("customer:merge");

export const mergingRouter = router({
  lookalikes: read.input(input.lookalikesInput).query(({ ctx, input }) => findLookalikes(ctx, input)),
  list: read.input(input.customerInput).query(({ ctx, input }) => listMerges(ctx.db, input.customerId)),
  get: read.input(input.mergeIdInput).query(({ ctx, input }) => getMerge(ctx.db, input.mergeId)),
  duplicates: merge.input(input.listInput).query(({ ctx, input }) => listDuplicates(ctx.db, input)),
  hint: merge.input(input.customerInput).query(({ ctx, input }) => findHint(ctx.db, input.customerId)),
  scan: merge.query(({ ctx }) => findScan(ctx.db)),
  startScan: merge.mutation(({ ctx }) => startScan(ctx)),
  dismiss: merge.input(input.pairInput).mutation(({ ctx, input }) => dismissDuplicate(ctx, input)),
  compare: merge.input(input.pairInput).query(({ ctx, input }) => compareCustomers(ctx, input)),
  merge: merge.input(input.mergeInput).mutation(({ ctx, input }) => mergeCustomers(ctx, input)),
  unmerge: merge.input(input.unmergeInput).mutation(({ ctx, input }) => unmergeCustomers(ctx, input)),
});
