import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { addDocument, forgetDocument } from "./mutations/documents";
import { recordExposure, withdrawExposure, withdrawResearch, writeResearch } from "./mutations/notes";
import { tellSource } from "./mutations/tell";
import { getDocumentFacts, listDocuments, readDocument } from "./queries/documents";
import { getLinked, listFed, listQuoting } from "./queries/linked";
import { getExposure, getResearch, listCoverage, listExposures, listResearch } from "./queries/notes";
import { pickEvidence } from "./queries/pick";
import { listSources } from "./queries/sources";

export const evidenceRouter = router({
  pick: procedureFor("evidence:read")
    .input(input.pickInput)
    .query(({ ctx, input }) => pickEvidence(ctx.db, input)),
  quoting: procedureFor("decision:read")
    .input(input.ofRecord)
    .query(({ ctx, input }) => listQuoting(ctx.db, { refId: input.recordId })),
  fedBy: procedureFor("decision:read")
    .input(input.ofCustomer)
    .query(({ ctx, input }) => listFed(ctx.db, input)),
  linked: procedureFor("decision:read")
    .input(input.ofDecision)
    .query(({ ctx, input }) => getLinked(ctx.db, { ...input, today: ctx.today })),
  sources: procedureFor("decision:read")
    .input(input.ofDecision)
    .query(({ ctx, input }) => listSources(ctx.db, { ...input, now: ctx.now })),
  tell: procedureFor("source:tell")
    .input(input.tellInput)
    .mutation(({ ctx, input }) => tellSource(ctx, input)),
});

export const researchRouter = router({
  list: procedureFor("evidence:read")
    .input(input.listInput)
    .query(({ ctx, input }) => listResearch(ctx.db, { after: input.after ?? null })),
  get: procedureFor("evidence:read")
    .input(input.oneRecord)
    .query(({ ctx, input }) => getResearch(ctx.db, input)),
  write: procedureFor("research:write")
    .input(input.writeResearchInput)
    .mutation(({ ctx, input }) => writeResearch(ctx, input)),
  withdraw: procedureFor("research:write")
    .input(input.oneRecord)
    .mutation(({ ctx, input }) => withdrawResearch(ctx, input)),
});

export const exposuresRouter = router({
  list: procedureFor("evidence:read")
    .input(input.listInput)
    .query(({ ctx, input }) => listExposures(ctx.db, { after: input.after ?? null })),
  get: procedureFor("evidence:read")
    .input(input.oneRecord)
    .query(({ ctx, input }) => getExposure(ctx.db, input)),
  coverage: procedureFor("evidence:read").query(({ ctx }) => listCoverage(ctx.db, ctx)),
  record: procedureFor("exposure:record")
    .input(input.recordExposureInput)
    .mutation(({ ctx, input }) => recordExposure(ctx, input)),
  withdraw: procedureFor("exposure:record")
    .input(input.oneRecord)
    .mutation(({ ctx, input }) => withdrawExposure(ctx, input)),
});

export const documentsRouter = router({
  list: procedureFor("evidence:read")
    .input(input.listInput)
    .query(({ ctx, input }) => listDocuments(ctx.db, { after: input.after ?? null })),
  get: procedureFor("evidence:read")
    .input(input.oneRecord)
    .query(({ ctx, input }) => getDocumentFacts(ctx.db, input)),
  read: procedureFor("evidence:read")
    .input(input.oneRecord)
    .query(({ ctx, input }) => readDocument(ctx.db, input)),
  add: procedureFor("document:add")
    .input(input.addDocumentInput)
    .mutation(({ ctx, input }) => addDocument(ctx, input)),
  forget: procedureFor("customer:erase")
    .input(input.forgetDocumentInput)
    .mutation(({ ctx, input }) => forgetDocument(ctx, input)),
});
