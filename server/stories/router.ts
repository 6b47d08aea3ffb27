import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { publishStory, takeDown, tellStory, withdrawStory, writeVersion } from "./mutations";
import { getStory, listStories } from "./queries";

const read = procedureFor("customer:read");
const edit = procedureFor("story:edit");

export const storiesRouter = router({
  list: read.input(input.storiesInput).query(({ ctx, input }) => listStories(ctx.db, input)),
  get: read.input(input.storyInput).query(({ ctx, input }) => getStory(ctx.db, input.storyId)),
  tell: procedureFor("advocacy:record")
    .input(input.tellStoryInput)
    .mutation(({ ctx, input }) => tellStory(ctx, input)),
  write: edit.input(input.writeVersionInput).mutation(({ ctx, input }) => writeVersion(ctx, input)),
  publish: edit.input(input.publishInput).mutation(({ ctx, input }) => publishStory(ctx, input)),
  takeDown: edit.input(input.storyInput).mutation(({ ctx, input }) => takeDown(ctx, input.storyId)),
  withdraw: edit.input(input.storyInput).mutation(({ ctx, input }) => withdrawStory(ctx, input.storyId)),
});
