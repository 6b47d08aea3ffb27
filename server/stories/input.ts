import { z } from "zod";
import { idField, optionalDay, sourceField, words } from "../trpc/fields";

export const storyInput = z.object({ storyId: idField });

export const tellStoryInput = z.object({
  customerId: idField,
  words: words(20, 8000),
  from: sourceField,
  learnedOn: optionalDay,
});
export type TellStory = z.output<typeof tellStoryInput>;

/** The words as marked by the author: what stands in square brackets is taken out. */
export const writeVersionInput = z.object({
  storyId: idField,
  title: words(3, 160),
  marked: words(20, 8000),
});
export type WriteVersion = z.output<typeof writeVersionInput>;

export const publishInput = z.object({ storyId: idField, versionId: idField });
export type Publish = z.output<typeof publishInput>;

const key = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([0-9a-f-]{36})$/;

/** Where a list goes on, newest first. */
export const storiesInput = z.object({
  show: z.enum(["published", "in_preparation"]).catch("published").default("published"),
  after: z
    .string()
    .nullish()
    .transform((text) => {
      const [, at, id] = key.exec(text ?? "") ?? [];
      return at && id ? { at, id } : null;
    }),
});
