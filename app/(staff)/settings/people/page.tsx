import type { Metadata } from "next";
import { PeopleTable } from "@/components/people/people-table";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { Filters } from "@/components/ui/tabs";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage({ searchParams }: PageProps<"/settings/people">) {
  const caller = await getCaller();
  const { actor } = await getContext();
  const everybody = await caller.people.list();
  const hasLeft = (await searchParams).show === "left";
  const people = everybody.filter(({ deactivatedAt }) => (deactivatedAt !== null) === hasLeft);
  const add = can(actor, "people:manage") ? (
    <LinkButton href="/settings/people/new" look="primary">
      Add somebody
    </LinkButton>
  ) : null;
  const filters = (
    <Filters
      label="Show"
      tabs={[
        { href: "/settings/people", label: "Here now", current: !hasLeft },
        { href: "/settings/people?show=left", label: "Left", current: hasLeft },
      ]}
    />
  );
  return (
    <>
      <PageHead label="Settings" title="People" actions={add}>
        Who works here, what they may do, and whom they stand for.
      </PageHead>
      <SettingsTabs current="/settings/people" person={actor} />
      <Section title={hasLeft ? "Left" : `Here now: ${people.length}`} aside={filters}>
        {people.length > 0 ? (
          <PeopleTable
            label={hasLeft ? "People who left" : "People who work here"}
            people={people.map(({ deactivatedAt: _, departmentId: __, teamId: ___, ...person }) => person)}
          />
        ) : (
          <EmptyState title="Nobody has left">Whoever is deactivated is listed here, with what they did.</EmptyState>
        )}
      </Section>
    </>
  );
}
