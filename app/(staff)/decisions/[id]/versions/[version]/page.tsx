import type { Metadata } from "next";
import { OptionsView } from "@/components/decisions/options-view";
import { PredictionsTable } from "@/components/decisions/predictions-table";
import { StatementView } from "@/components/decisions/statement-view";
import { VersionChanges } from "@/components/decisions/version-changes";
import { Moment } from "@/components/format/moment";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Tabs } from "@/components/ui/tabs";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";

type Props = { params: Promise<{ id: string; version: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number, statement } = await getVersion(params);
  return { title: `Decision ${number}, version ${statement.version}` };
}

async function getVersion(params: Props["params"]) {
  const caller = await getCaller();
  return orNotFound(caller.decisions.version(await params));
}

/** One version of a statement as it was put forward, and what it says otherwise than the one before. */
export default async function Version({ params }: Props) {
  const { id, number, count, statement, before } = await getVersion(params);
  const { now, today, actor } = await getContext();
  const versions = Array.from({ length: count }, (_, place) => place + 1);
  return (
    <div className="max-w-[41.25rem]">
      <PageHead
        label={
          <>
            <Link href={`/decisions/${id}`}>Decision {number}</Link> · statement version {statement.version} of {count}
          </>
        }
        title={<bdi className="wrap-anywhere">{statement.words?.title ?? "A title that was erased"}</bdi>}
      >
        Put forward by {statement.author.name},{" "}
        <Moment at={new Date(statement.recordedAt)} now={now} zone={actor.zone} show="absolute" />
      </PageHead>
      {count > 1 ? (
        <Tabs
          label="Versions"
          tabs={versions.map((version) => ({
            href: `/decisions/${id}/versions/${version}`,
            label: `Version ${version}`,
            current: version === statement.version,
          }))}
        />
      ) : null}
      <div className="pt-5">
        {before ? <VersionChanges before={before} after={statement} /> : null}
        <StatementView statement={statement} />
        <OptionsView options={statement.options} chosenId={null} />
        <Section id="predictions" title="Predictions">
          <PredictionsTable predictions={statement.predictions} today={today} />
        </Section>
      </div>
    </div>
  );
}
