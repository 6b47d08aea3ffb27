import type { Metadata } from "next";
import { ScoreFiles } from "@/components/experience/score-files";
import { ScoresForm } from "@/components/experience/scores-form";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Denied, EmptyState } from "@/components/ui/states";
import { getCaller, getContext, isDenied, orDenied } from "@/server/trpc/caller";
import { withdrawScores } from "./actions";

export const metadata: Metadata = { title: "Scores" };

type Props = { searchParams: Promise<{ refused?: string; line?: string; faults?: string }> };

export default async function ScoresPage({ searchParams }: Props) {
  const { refused, line, faults } = await searchParams;
  const caller = await getCaller();
  const files = await orDenied(caller.experience.scoreFiles());
  if (isDenied(files)) return <Denied right={files.denied} />;
  const { now, actor } = await getContext();
  return (
    <>
      <PageHead label="Settings" title="Scores">
        “Would you recommend us, from 0 to 10”, as others asked it: shown only with all its answers, under{" "}
        <Link href="/numbers/experience">Experience</Link>.
      </PageHead>
      <SettingsTabs current="/settings/scores" person={actor} />
      <Section title="Import answers">
        <ScoresForm {...{ refused, line, faults }} />
      </Section>
      <Section title="Imported so far" ruled>
        {files.length === 0 ? (
          <EmptyState title="No answers yet">
            Until some are imported, Experience says that nothing is known.
          </EmptyState>
        ) : (
          <ScoreFiles {...{ files, now }} zone={actor.zone} withdraw={withdrawScores} />
        )}
      </Section>
    </>
  );
}
