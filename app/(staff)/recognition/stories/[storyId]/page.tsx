import { StoryAside } from "@/components/stories/story-aside";
import { StoryDocument } from "@/components/stories/story-document";
import { VersionForm } from "@/components/stories/version-form";
import { lackWords } from "@/components/stories/words";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import * as acts from "./actions";

export const metadata = { title: "A customer’s story" };

export default async function StoryPage({ params }: { params: Promise<{ storyId: string }> }) {
  const [{ storyId }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const story = await orNotFound(caller.stories.get({ storyId }));
  const mayEdit = can(actor, "story:edit");
  const [newest] = story.versions;
  const published = story.versions.find(({ id }) => id === story.published?.versionId);
  // What is not out is read by those who prepare it, and by nobody by accident.
  const shown = published ?? (mayEdit ? newest : undefined);
  return (
    <>
      <PageHead
        label={<Link href="/recognition/stories">Customer stories</Link>}
        title={story.lack === null ? "A customer’s story" : "A story in preparation"}
      >
        {story.lack === null ? null : `${lackWords[story.lack]}.`}
      </PageHead>
      <div className="grid gap-x-14 gap-y-8 md:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          {shown ? (
            <StoryDocument version={shown} isPublished={shown.id === published?.id} />
          ) : (
            <EmptyState title="Nothing to read yet.">
              A version by which nobody can tell who the customer is comes first. Managers write it.
            </EmptyState>
          )}
          {mayEdit && story.lack !== "withdrawn" && story.words !== null ? (
            <div className="mt-6 border-line border-t pt-3 print:hidden">
              <VersionForm
                storyId={story.id}
                title={newest?.title ?? ""}
                marked={newest?.words ?? story.marked}
                isAgain={newest !== undefined}
                action={acts.writeVersion}
              />
            </div>
          ) : null}
        </div>
        <StoryAside story={story} me={actor.id} now={now} zone={actor.zone} acts={mayEdit ? storyActs : null} />
      </div>
    </>
  );
}

const storyActs = {
  publish: acts.publishStory,
  takeDown: acts.takeDown,
  withdraw: acts.withdrawStory,
  consent: acts.recordConsent,
};
