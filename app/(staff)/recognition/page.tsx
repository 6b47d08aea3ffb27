import { milestoneKindWords } from "@/components/recognition/milestone-words";
import { RecognitionNav } from "@/components/recognition/recognition-nav";
import { SaidTable } from "@/components/recognition/said-table";
import { TakenFacts } from "@/components/recognition/taken-facts";
import { ThanksTable } from "@/components/recognition/thanks-table";
import { ThanksViews } from "@/components/recognition/thanks-views";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { type ThanksView, thanksHref, viewOf } from "@/server/domain/thanks-view";
import { type Caller, getCaller, getContext } from "@/server/trpc/caller";

export const metadata = { title: "Recognition" };

type Search = Readonly<Record<string, string | undefined>>;

export default async function RecognitionPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [asked, caller, { actor, now, today }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const view = viewOf(asked);
  const found = await read(caller, view, asked.after ?? null);
  return (
    <>
      <PageHead title="Recognition">
        Thanks are said once, and never over what is open. <Link href="/settings/milestones">What is a milestone</Link>
      </PageHead>
      <RecognitionNav current="/recognition" />
      <ThanksViews view={view} />
      {"taken" in found ? <TakenFacts taken={found.taken} /> : null}
      {found.lines.length === 0 ? (
        <EmptyState title={asked.after || found.next ? "Nobody among those looked at." : empty(view)} />
      ) : "taken" in found ? (
        <SaidTable lines={found.lines} now={now} zone={actor.zone} />
      ) : (
        <ThanksTable {...found} label={view.show === "ahead" ? "Anniversaries ahead" : "Due"} today={today} />
      )}
      <Pager
        newer={asked.after ? thanksHref(view) : null}
        older={found.next ? `${thanksHref(view)}&after=${encodeURIComponent(found.next)}` : null}
        words={{ newer: "From the first", older: view.show === "ahead" ? "Later" : "Earlier" }}
      />
    </>
  );
}

async function read(caller: Caller, { show, kind, whose }: ThanksView, after: string | null) {
  if (show === "ahead") return caller.recognitions.ahead({ whose, after });
  if (show === "due") return caller.recognitions.due({ kind, whose, after });
  const [said, taken] = await Promise.all([caller.recognitions.said({ after }), caller.recognitions.taken()]);
  return { ...said, taken };
}

function empty({ show, kind, whose }: ThanksView): string {
  const among = whose === "mine" ? " among those you looked at last" : "";
  if (show === "said") return "No thanks have been said yet.";
  if (show === "ahead") return `No anniversary in the next thirty days${among}.`;
  return `Nobody is due to be thanked for “${milestoneKindWords[kind].toLowerCase()}”${among}.`;
}
