import type { Metadata } from "next";
import { KeptList } from "@/components/imports/kept-list";
import { UndoPanel } from "@/components/imports/undo-panel";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { Denied } from "@/components/ui/states";
import { getCaller, isDenied, orDenied, orNotFound } from "@/server/trpc/caller";
import { undoImport } from "./actions";

export const metadata: Metadata = { title: "Undo an import" };

type Props = { params: Promise<{ importId: string }>; searchParams: Promise<{ after?: string }> };

const together = 50;

export default async function UndoPage({ params, searchParams }: Props) {
  const { importId } = await params;
  const caller = await getCaller();
  const undo = await orDenied(orNotFound(caller.imports.undoState({ importId })));
  if (isDenied(undo)) return <Denied right={undo.denied} />;
  const { file, run } = await orNotFound(caller.imports.get({ importId }));
  const { after } = await searchParams;
  const kept = undo ? await caller.imports.kept({ undoId: undo.id, after: after ?? 0 }) : [];
  const last = kept.at(-1);
  const here = `/settings/imports/${importId}/undo`;
  return (
    <>
      <PageHead label="Undo an import" title={file.fileName}>
        <Link href={`/settings/imports/${importId}`}>Back to the import</Link>
      </PageHead>
      <Section title="What undoing does">
        <UndoPanel importId={importId} run={run} undo={undo} action={undoImport} />
      </Section>
      {kept.length > 0 ? (
        <Section title="What stays, and why" ruled>
          <KeptList kept={kept} />
          <Pager
            newer={after ? here : null}
            older={last && kept.length === together ? `${here}?after=${last.id}` : null}
            words={{ newer: "From the beginning", older: "More" }}
          />
        </Section>
      ) : null}
    </>
  );
}
