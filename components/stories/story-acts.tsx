"use client";

import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Story } from "@/server/stories/queries";

export type StoryActions = {
  publish: FormAction;
  takeDown: FormAction;
  withdraw: FormAction;
  consent: FormAction;
};

type Props = { story: Story; me: string; acts: StoryActions };

/** What can be done with a story now, and why not where something is missing. */
export function StoryActs({ story, me, acts }: Props) {
  const [newest] = story.versions;
  if (story.lack === "withdrawn") return null;
  const isNewer = newest !== undefined && newest.id !== story.published?.versionId;
  return (
    <div className="grid justify-items-start gap-2">
      {isNewer && story.consent?.answer === "given" ? (
        newest.writtenById === me ? (
          <p className="small text-due">You wrote this version: somebody else reads it and publishes it.</p>
        ) : (
          <Form action={acts.publish} hidden={{ storyId: story.id, versionId: newest.id }} label="Publish">
            <SubmitButton size="small">I have read it: publish</SubmitButton>
            <FormMessage />
          </Form>
        )
      ) : null}
      {story.published ? (
        <Form action={acts.takeDown} hidden={{ storyId: story.id }} label="Take down">
          <SubmitButton size="small" look="plain">
            Take it down
          </SubmitButton>
          <FormMessage />
        </Form>
      ) : null}
      <Form action={acts.withdraw} hidden={{ storyId: story.id }} label="Take the story back">
        <SubmitButton size="small" look="quiet">
          Take the story back for good
        </SubmitButton>
        <FormMessage />
      </Form>
    </div>
  );
}
