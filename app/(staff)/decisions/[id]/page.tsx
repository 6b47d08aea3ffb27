import type { Metadata } from "next";
import { Act, type ActContext, actTitles, MoreActs } from "@/components/decisions/acts";
import { DocumentBody } from "@/components/decisions/document";
import { DocumentAside } from "@/components/decisions/document-aside";
import { FeedbackThatLed } from "@/components/decisions/feedback-that-led";
import { PrintButton } from "@/components/decisions/print-button";
import { StateLine } from "@/components/decisions/state-line";
import { Section } from "@/components/ui/section";
import { pathInWords } from "@/server/domain/decision";
import { actsOf, firstActs } from "@/server/domain/decision-acts";
import { dayIn } from "@/server/domain/plain-date";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
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
  const { actor, now, today, organisation } = await getContext();
  const feedback = await (await getCaller()).feedbacks.ofDecision({ decisionId: document.id });
  const { number, statement, state, since, reviewOn } = document;
  const acts = actsOf(document, actor, today);
  const first = firstActs(acts, document, actor);
  const departments = acts.includes("notify") ? await (await getCaller()).decisions.departments() : [];
  const context: ActContext = { document, departments, today, departmentId: actor.departmentId, action: actOnDecision };
  const sinceOn = dayIn(organisation.zone, new Date(since));
  const about = statement && `· ${statement.department} · ${pathInWords(statement.reasons)}`;
  return (
    <div className="grid gap-x-16 gap-y-5 md:grid-cols-[minmax(0,41.25rem)_minmax(0,1fr)] md:grid-rows-[auto_1fr] print:block">
      <header>
        <p className="label">{["Decision", number, about].filter(Boolean).join(" ")}</p>
        <h1 className="headline mt-1.5 mb-2.5">{statement?.words?.title ?? document.draftTitle ?? "No title yet"}</h1>
        <p className="text-ink-2">
          <StateLine state={state} sinceOn={sinceOn} reviewOn={reviewOn} today={today} />
        </p>
      </header>
      <aside className="md:col-start-2 md:row-span-2 md:row-start-1">
        <div className="mb-4 max-md:hidden">
          <PrintButton />
        </div>
        <DocumentAside document={document} now={now} zone={actor.zone} />
      </aside>
      <article className="min-w-0 print:mt-6">
        {first.map((act) => (
          <Section key={act} title={actTitles[act]} className="rounded-md bg-sunken px-4 py-3 print:hidden">
            <Act act={act} context={context} />
          </Section>
        ))}
        <DocumentBody document={document} now={now} zone={actor.zone} today={today} />
        <FeedbackThatLed feedback={feedback} now={now} zone={actor.zone} />
        <MoreActs acts={acts.filter((act) => !first.includes(act))} context={context} />
      </article>
    </div>
  );
}
