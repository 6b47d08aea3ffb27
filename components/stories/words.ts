import type { StoryLack } from "@/server/stories/queries";

/** What a story still needs before it may be seen. */
export const lackWords: Record<StoryLack, string> = {
  withdrawn: "Taken back",
  no_version: "Needs a version that names nobody",
  no_consent: "Needs the customer’s consent",
  not_approved: "Waits for a second person to read and publish it",
};
