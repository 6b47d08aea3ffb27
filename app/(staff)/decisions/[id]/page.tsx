import type { Metadata } from "next";
import { after } from "next/server";
import { Act, type ActContext, actTitles, MoreActs } from "@/components/decisions/acts";
import { Contents } from "@/components/decisions/contents";
import { DocumentBody } from "@/components/decisions/document";
import { DocumentAside } from "@/components/decisions/document-aside";
import { documentParts } from "@/components/decisions/document-parts";
import { FeedbackThatLed } from "@/components/decisions/feedback-that-led";
import { FoundNote } from "@/components/decisions/found-note";
import { LinkedRecords } from "@/components/decisions/linked-records";
import { OutcomeView } from "@/components/decisions/outcome-view";
import { PrintButton } from "@/components/decisions/print-button";
import { PrintHead } from "@/components/decisions/print-head";
import { SourcesView } from "@/components/decisions/sources-view";
import { StateLine } from "@/components/decisions/state-line";
import { FollowButton } from "@/components/notices/follow-button";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { answerDue, pathInWords } from "@/server/domain/decision";
import { actsOf, firstActs } from "@/server/domain/decision-acts";
import { can } from "@/server/domain/permissions";
import { dayIn } from "@/server/domain/plain-date";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { followDecisions, stopFollowing } from "../feed/actions";
import { actOnDecision } from "./actions";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const document = await getDocument(params);
  return { title: `Decision ${document.number}` };
}

async function getDocument(params: Props["params"]) {
  const caller = await getCaller();
  return orNotFound(caller.decisions.get(await params));
}

export default async function DecisionPage({ params }: Props) {
  const document = await getDocument(params);
  const [caller, { actor, now, today, organisation }] = await Promise.all([getCaller(), getContext()]);
  const { id, number, statement, state, since, reviewOn, replacedBy, chain } = document;
  if (statement) after(() => caller.advocates.openStatement({ statementId: statement.id }));
  const acts = actsOf(document, actor, today);
  const first = firstActs(acts, document, actor);
  const [feedback, sources, linked, finding, outcome, [followed], departments, spoken] = await Promise.all([
    caller.feedbacks.ofDecision({ decisionId: id }),
    caller.evidence.sources({ decisionId: id }),
    caller.evidence.linked({ decisionId: id }),
    caller.decisions.finding({ id }),
    caller.outcomes.get({ id }),
    caller.notices.followed({ decisionId: id }),
    acts.includes("notify") ? caller.decisions.departments() : [],
    acts.includes("takePosition") ? caller.advocates.since({ id }) : null,
  ]);
  const mayTell = can(actor, "source:tell") && document.moves.some(({ kind }) => kind === "decided");
  const reader = { departmentId: actor.departmentId, reader: actor };
  const context: ActContext = { document, departments, today, ...reader, spoken, action: actOnDecision };
  const clock = { now, zone: actor.zone };
  const isLinked = linked.restrictionCount > 0 || linked.limits !== null || linked.rateBases.length > 0;
  const parts = documentParts(document, {
    outcome: outcome.follow !== null,
    sources: sources.length > 0,
    feedback: feedback.length > 0,
    linked: isLinked,
  });
  const about = statement && `· ${statement.department} · ${pathInWords(statement.reasons)}`;
  return (
    <div className="grid gap-x-16 gap-y-5 md:grid-cols-[minmax(0,41.25rem)_minmax(0,1fr)] md:grid-rows-[auto_1fr] print:block">
      <header>
        <PrintHead
          {...chain}
          number={number}
          version={statement?.version ?? null}
          organisation={organisation.name}
          {...clock}
        />
        <p className="label">{["Decision", number, about].filter(Boolean).join(" ")}</p>
        <h1 className="headline wrap-anywhere mt-1.5 mb-2.5">
          <bdi>{statement?.words?.title ?? document.draftTitle ?? "No title yet"}</bdi>
        </h1>
        <p className="text-ink-2">
          <StateLine
            state={state}
            sinceOn={dayIn(organisation.zone, new Date(since))}
            reviewOn={reviewOn}
            answer={answerDue(document.answerBy, now, organisation.zone)}
            today={today}
          />
          {replacedBy ? (
            <>
              {" "}
              by <Link href={`/decisions/${replacedBy.id}`}>Decision {replacedBy.number}</Link>
            </>
          ) : null}
        </p>
      </header>
      <aside className="print:mt-4 md:col-start-2 md:row-span-2 md:row-start-1">
        <div className="mb-4 flex flex-wrap gap-2 print:hidden">
          <FollowButton
            decisionId={id}
            followedId={followed?.id ?? null}
            follow={followDecisions}
            unfollow={stopFollowing}
          />
          <span className="max-md:hidden">
            <PrintButton />
          </span>
        </div>
        <DocumentAside document={document} {...clock} />
        <Contents parts={parts} />
      </aside>
      <article className="min-w-0 print:mt-6">
        <FoundNote finding={finding} zone={organisation.zone} />
        {first.map((act) => (
          <Section key={act} title={actTitles[act]} className="rounded-md bg-sunken px-4 py-3 print:hidden">
            <Act act={act} context={context} />
          </Section>
        ))}
        <DocumentBody
          document={document}
          {...clock}
          today={today}
          outcome={<OutcomeView outcome={outcome} currency={organisation.currency} />}
        >
          <SourcesView decisionId={id} sources={sources} tell={mayTell ? actOnDecision : null} {...clock} />
          <FeedbackThatLed feedback={feedback} {...clock} />
          <LinkedRecords linked={linked} />
        </DocumentBody>
        <MoreActs acts={acts.filter((act) => !first.includes(act))} context={context} />
      </article>
    </div>
  );
}
