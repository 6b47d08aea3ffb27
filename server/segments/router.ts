import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { createSegment, retireSegment, rewriteSegment } from "./mutations/save";
import { saySegmentStrategy } from "./mutations/strategy";
import { listRetired, listSegments } from "./queries/list";
import { countRule, listMembers, lookAtRule, measureSegment, previewRule } from "./queries/measure";
import { getSegment } from "./queries/one";

const read = procedureFor("number:read");
const edit = procedureFor("segment:edit");

export const segmentsRouter = router({
  list: read.query(async ({ ctx }) => ({ segments: await listSegments(ctx), retired: await listRetired(ctx.db) })),
  get: read.input(input.segment).query(({ ctx, input }) => getSegment(ctx, input.key)),
  measure: read.input(input.segment).query(({ ctx, input }) => measureSegment(ctx, input.key)),
  members: read.input(input.membersAfter).query(({ ctx, input }) => listMembers(ctx, input)),
  count: read.input(input.rule).query(({ ctx, input }) => countRule(ctx, input.rule)),
  preview: read.input(input.rule).query(({ ctx, input }) => previewRule(ctx, input.rule)),
  look: read.input(input.rule).query(({ ctx, input }) => lookAtRule(ctx, input.rule)),
  create: edit.input(input.create).mutation(({ ctx, input }) => createSegment(ctx, input)),
  rewrite: edit.input(input.rewrite).mutation(({ ctx, input }) => rewriteSegment(ctx, input)),
  retire: edit.input(input.segmentId).mutation(({ ctx, input }) => retireSegment(ctx, input)),
  lookAfter: edit.input(input.strategy).mutation(({ ctx, input }) => saySegmentStrategy(ctx, input)),
});
