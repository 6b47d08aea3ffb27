import type { Metadata } from "next";
import { Failures } from "@/components/imports/failures";
import { MappingForm } from "@/components/imports/mapping-form";
import { RunPanel } from "@/components/imports/run-panel";
import { Sample } from "@/components/imports/sample";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Denied } from "@/components/ui/states";
import { getCaller, isDenied, orDenied, orNotFound } from "@/server/trpc/caller";
import { cancelRun, runImport } from "./actions";

export const metadata: Metadata = { title: "Import" };

type Props = { params: Promise<{ importId: string }> };

export default async function ImportPage({ params }: Props) {
  const caller = await getCaller();
  const found = await orDenied(orNotFound(caller.imports.get(await params)));
  if (isDenied(found)) return <Denied right={found.denied} />;
  const { file, run, hasGoneIn, failures, reasons } = found;
  return (
    <>
      <PageHead label={`Import of ${file.kind}`} title={file.fileName} />
      {run ? (
        <Section title={run.effect === "dry" ? "Dry run" : "Import"}>
          <RunPanel run={run} bytes={file.bytes} cancel={cancelRun} />
          {failures.length > 0 ? <Failures run={run} failures={failures} reasons={reasons} /> : null}
        </Section>
      ) : null}
      {hasGoneIn ? null : (
        <Section title="How the file is read" ruled={run !== null}>
          <MappingForm file={file} hasDryRun={run?.finishedAt != null} action={runImport} />
        </Section>
      )}
      <Section title="Its first rows" ruled>
        <Sample headers={file.headers} rows={file.sample} />
      </Section>
    </>
  );
}
