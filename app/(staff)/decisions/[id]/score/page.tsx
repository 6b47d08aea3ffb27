import type { Metadata } from "next";
import { StatementView } from "@/components/decisions/statement-view";
import { counted } from "@/components/format/words";
import { ScoreForm } from "@/components/reviews/score-form";
import { ScoresView } from "@/components/reviews/scores-view";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { scoreStatement } from "./actions";

export const metadata: Metadata = { title: "Score of a statement" };

type Props = { params: Promise<{ id: string }> };

export default async function ScorePage({ params }: Props) {
  const caller = await getCaller();
  const { actor, organisation } = await getContext();
  const document = await orNotFound(caller.decisions.get(await params));
  const { scores } = await caller.reviews.get({ id: document.id });
  const { statement } = document;
  const isTheirs = scores.mayNot.includes(actor.id);
  const hasScored = scores.scoredBy.includes(actor.id);
  const mayScore = can(actor, "decision:score") && !isTheirs && !hasScored;
  return (
    <>
      <PageHead
        label={
          <>
            Score · <Link href={`/decisions/${document.id}`}>Decision {document.number}</Link>
          </>
        }
        title={statement?.words?.title ?? "No title yet"}
      >
        Whether the statement is good is judged by somebody who had no part in it.
      </PageHead>
      {statement && scores.statementId ? (
        <div className="grid gap-x-14 gap-y-6 md:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
          <article className="min-w-0">
            <StatementView statement={statement} />
          </article>
          <aside>
            <Section title="Scores">
              {mayScore && scores.scores.length > 0 ? (
                <p className="text-ink-2">{counted(scores.scores.length, "score")}, shown once you have given yours.</p>
              ) : (
                <ScoresView scores={scores} zone={organisation.zone} />
              )}
            </Section>
            {mayScore ? (
              <Section title="Your score">
                <ScoreForm id={document.id} action={scoreStatement} />
              </Section>
            ) : (
              <p className="small text-ink-3">{whyNot(isTheirs, hasScored)}</p>
            )}
          </aside>
        </div>
      ) : (
        <EmptyState title="There is nothing to score yet.">A statement is scored once it was decided on.</EmptyState>
      )}
    </>
  );
}

function whyNot(isTheirs: boolean, hasScored: boolean): string {
  if (hasScored) return "You have scored this statement.";
  if (isTheirs) return "Author, owner and decider do not score their own statement.";
  return "Statements are scored by managers and the board.";
}
