import { RecognitionNav } from "@/components/recognition/recognition-nav";
import { StoryList } from "@/components/stories/story-list";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Filters } from "@/components/ui/tabs";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata = { title: "Customer stories" };

const shows = { published: "Published", in_preparation: "In preparation" } as const;

type Props = { searchParams: Promise<{ show?: string; after?: string }> };

export default async function StoriesPage({ searchParams }: Props) {
  const [search, caller, { organisation }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const show = search.show === "in_preparation" ? "in_preparation" : "published";
  const { stories, next } = await caller.stories.list({ show, after: search.after ?? null });
  const href = (key: string) => `/recognition/stories${key === "published" ? "" : `?show=${key}`}`;
  const tabs = Object.entries(shows).map(([key, label]) => ({ href: href(key), label, current: key === show }));
  return (
    <>
      <PageHead title="Recognition">
        What customers told of us, in their words and with their consent. When they take it back, the story is gone.
      </PageHead>
      <RecognitionNav current="/recognition/stories" />
      <div className="pb-2">
        <Filters label="Which stories" tabs={tabs} />
      </div>
      {stories.length === 0 ? (
        <EmptyState
          title={
            search.after ? "That was all." : show === "published" ? "No story is published." : "None in preparation."
          }
        >
          A story begins on a customer’s page: write down what they told, word for word.
        </EmptyState>
      ) : (
        <StoryList stories={stories} zone={organisation.zone} />
      )}
      <Pager
        newer={search.after ? href(show) : null}
        older={next ? `/recognition/stories?${new URLSearchParams({ show, after: `${next.at}_${next.id}` })}` : null}
        words={{ newer: "The newest", older: "Older" }}
      />
    </>
  );
}
