import { TeamTable } from "@/components/colleagues/team-table";
import { ThanksList } from "@/components/colleagues/thanks-list";
import { RecognitionNav } from "@/components/recognition/recognition-nav";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { Filters } from "@/components/ui/tabs";
import { getCaller, getContext } from "@/server/trpc/caller";
import { hideThanks, takeBackThanks } from "./actions";

export const metadata = { title: "Thanks to colleagues" };

const shows = { everybody: "Everybody", me: "For me" } as const;

type Props = { searchParams: Promise<{ show?: string; after?: string }> };

export default async function ColleaguesPage({ searchParams }: Props) {
  const [search, caller, { actor }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const show = search.show === "me" ? "me" : "everybody";
  const [{ thanks, next }, teams] = await Promise.all([
    caller.colleagues.list({ show, after: search.after ?? null }),
    caller.colleagues.byTeam(),
  ]);
  const href = (key: string) => `/recognition/colleagues${key === "me" ? "?show=me" : ""}`;
  const tabs = Object.entries(shows).map(([key, label]) => ({ href: href(key), label, current: key === show }));
  const write = (
    <LinkButton href="/recognition/colleagues/new" look="primary">
      Thank a colleague
    </LinkButton>
  );
  return (
    <>
      <PageHead title="Recognition" actions={write}>
        What customers and colleagues thanked our people for. Teams are counted, persons are not.
      </PageHead>
      <RecognitionNav current="/recognition/colleagues" />
      <div className="grid gap-x-14 gap-y-4 lg:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]">
        <Section title="Thanks" aside={<Filters label="Whose" tabs={tabs} />}>
          {thanks.length === 0 ? (
            <EmptyState title={search.after ? "That was all." : "No thanks yet."}>
              Thank a colleague, or pass on what a customer said of one from the page of the contact.
            </EmptyState>
          ) : (
            <ThanksList thanks={thanks} me={actor.id} zone={actor.zone} hide={hideThanks} takeBack={takeBackThanks} />
          )}
          <Pager
            newer={search.after ? href(show) : null}
            older={
              next ? `/recognition/colleagues?${new URLSearchParams({ show, after: `${next.at}_${next.id}` })}` : null
            }
            words={{ newer: "The newest", older: "Older" }}
          />
        </Section>
        <Section title="By team, last twelve months" ruled>
          {teams.length === 0 ? <p className="text-ink-3">None yet.</p> : <TeamTable teams={teams} />}
        </Section>
      </div>
    </>
  );
}
