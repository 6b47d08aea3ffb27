"use client";

import { formatDay } from "@/components/format/time";
import { AddForm } from "@/components/knowledge/add-form";
import { Entry, Nothing } from "@/components/knowledge/entry";
import { type Told, ToldFields } from "@/components/knowledge/told-fields";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import type { AdvocacyPage } from "@/server/advocacy/queries/page";

type Props = {
  page: AdvocacyPage;
  told: Told;
  /** Null: the reader may not record it. */
  tell: FormAction | null;
};

/** The stories they told us, each on a page of its own. */
export function StoriesSection({ page: { id, stories }, told, tell }: Props) {
  return (
    <Section id="stories" title="Stories they told us">
      <ul>
        {stories.map((story) => (
          <Entry key={story.id} aside={`${formatDay(story.learnedOn)}, ${stateOf(story)}`}>
            <Link href={`/recognition/stories/${story.id}`}>
              <span className="said line-clamp-2">{story.words ?? "Words erased"}</span>
            </Link>
          </Entry>
        ))}
        {stories.length === 0 ? <Nothing>None yet.</Nothing> : null}
      </ul>
      {tell ? (
        <AddForm action={tell} title="Write down a story" button="Keep the story" hidden={{ customerId: id }}>
          <Field
            name="words"
            label="Word for word, as they told it"
            hint="Only we read it. Others read a version that names nobody, if the customer agrees."
            required
          >
            <Textarea rows={5} dir="auto" said />
          </Field>
          <ToldFields {...told} />
        </AddForm>
      ) : null}
    </Section>
  );
}

function stateOf({ isPublished, isWithdrawn }: AdvocacyPage["stories"][number]): string {
  if (isPublished) return "published";
  return isWithdrawn ? "taken back" : "not published";
}
