import type { Metadata } from "next";
import { Ahead } from "@/components/imports/ahead";
import { MappingForm } from "@/components/imports/mapping-form";
import { ReadingForm } from "@/components/imports/reading-form";
import { Recognised } from "@/components/imports/recognised";
import { RunPanel } from "@/components/imports/run-panel";
import { Sample } from "@/components/imports/sample";
import { Steps } from "@/components/imports/steps";
import { UndoNote } from "@/components/imports/undo-note";
import { kindWords } from "@/components/imports/words";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Denied } from "@/components/ui/states";
import { getCaller, getContext, isDenied, orDenied, orNotFound } from "@/server/trpc/caller";
import { bringIn, cancelRun, rehearseImport, rereadFile } from "./actions";

export const metadata: Metadata = { title: "Import" };

type Props = { params: Promise<{ importId: string }>; searchParams: Promise<{ step?: string }> };

export default async function ImportPage({ params, searchParams }: Props) {
  const caller = await getCaller();
  const page = await orDenied(orNotFound(caller.imports.get(await params)));
  if (isDenied(page)) return <Denied right={page.denied} />;
  const { now, actor } = await getContext();
  const { file, run, hasGoneIn } = page;
  const isUnderWay = run !== null && !run.finishedAt;
  const isReading =
    !hasGoneIn && !isUnderWay && (run === null || (await searchParams).step === "read" || run.stoppedBy !== null);
  const at = isReading ? 2 : run?.effect === "dry" ? 3 : 4;
  return (
    <>
      <PageHead label={`Import: ${kindWords[file.kind].label}`} title={file.fileName} />
      <Steps at={at} importId={file.id} canReread={!hasGoneIn && !isUnderWay} />
      {isReading ? null : run ? (
        <Section title={run.effect === "dry" ? "Dry run" : "Import"}>
          <RunPanel page={{ ...page, run }} now={now} cancel={cancelRun}>
            {hasGoneIn ? null : <Ahead importId={file.id} run={run} bringIn={bringIn} />}
          </RunPanel>
          <UndoNote page={page} actor={actor} now={now} />
        </Section>
      ) : null}
      {isReading ? (
        <>
          {run?.stoppedBy ? <RunPanel page={{ ...page, run }} now={now} cancel={cancelRun} /> : null}
          <Recognised page={page} now={now} zone={actor.zone} />
          <Section title="What it is">
            <ReadingForm file={file} action={rereadFile} />
            <div className="mt-3">
              <Sample headers={file.headers} rows={file.sample} />
            </div>
          </Section>
          <Section title="Which column is which" ruled>
            <MappingForm key={file.fingerprint} file={file} action={rehearseImport} />
          </Section>
        </>
      ) : null}
    </>
  );
}
