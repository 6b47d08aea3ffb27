import type { Metadata } from "next";
import { OutcomeView } from "@/components/decisions/outcome-view";
import { PositionsView } from "@/components/decisions/positions-view";
import { StateLine } from "@/components/decisions/state-line";
import { listed } from "@/components/format/words";
import { Ends } from "@/components/reviews/ends";
import { Predicted } from "@/components/reviews/predicted";
import { SaidSince } from "@/components/reviews/said-since";
import { TimeSaved } from "@/components/reviews/time-saved";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { EmptyState } from "@/components/ui/states";
import { actsOf } from "@/server/domain/decision-acts";
import { stageWords } from "@/server/domain/decision-words";
import { can } from "@/server/domain/permissions";
import { dayIn } from "@/server/domain/plain-date";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { actOnReview } from "./actions";

export const metadata: Metadata = { title: "Review of a decision" };

type Props = { params: Promise<{ id: string }> };

export default async function ReviewPage({ params }: Props) {
  const caller = await getCaller();
  const { actor, now, today, organisation } = await getContext();
  const document = await orNotFound(caller.decisions.get(await params));
  const { id, number, state, since, reviewOn, statement } = document;
  const [review, outcome] = await Promise.all([caller.reviews.get({ id }), caller.outcomes.get({ id })]);
  const acts = actsOf(document, actor, today);
  const form = { id, action: actOnReview };
  const isOpen = ["in_effect", "reviewed"].includes(state);
  const mayRecord = acts.includes("recordOutcome");
  const maySave = can(actor, "decision:review") && ![statement?.owner.id, statement?.author.id].includes(actor.id);
  return (
    <>
      <PageHead
        label={
          <>
            Review · <Link href={`/decisions/${id}`}>Decision {number}</Link>
          </>
        }
        title={statement?.words?.title ?? document.draftTitle ?? "No title yet"}
      >
        <StateLine {...{ state, reviewOn, today, answer: null }} sinceOn={dayIn(organisation.zone, new Date(since))} />
      </PageHead>
      {statement && review.effectAt ? (
        <div className="max-w-[44rem]">
          <Predicted
            {...{ today }}
            predictions={statement.predictions}
            readings={review.readings}
            form={mayRecord ? form : null}
          />
          <OutcomeView outcome={outcome} currency={organisation.currency} />
          {review.stop ? (
            <TimeSaved stop={review.stop} zone={organisation.zone} form={isOpen && maySave ? form : null} />
          ) : null}
          {review.said ? (
            <SaidSince
              said={review.said}
              stages={listed(statement.stages.map((stage) => stageWords[stage]))}
              now={now}
              zone={actor.zone}
            />
          ) : null}
          <PositionsView
            positions={document.positions}
            dissents={document.dissents}
            decided={document.moves.find(({ kind }) => kind === "decided")}
            zone={actor.zone}
          />
          <Ends document={document} acts={acts} today={today} action={actOnReview} />
        </div>
      ) : (
        <EmptyState title="This decision is not in effect.">
          It is reviewed once it has been: what was predicted is then held against what happened.
        </EmptyState>
      )}
    </>
  );
}
