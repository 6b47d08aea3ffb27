import { formatDay } from "@/components/format/time";
import { listed } from "@/components/format/words";
import { Quote } from "@/components/ui/quote";
import { Section } from "@/components/ui/section";
import type { EvidenceDocument, StatementDocument } from "@/server/domain/decision-document";
import { evidenceWords, stageWords, toldWords } from "@/server/domain/decision-words";
import { AffectedTable } from "./affected-table";
import { AxesView } from "./axes-view";
import { Erased } from "./erased";

/** The statement: what it means for customers, in their words, and who they are. */
export function StatementView({ statement }: { statement: StatementDocument }) {
  const { words, evidence } = statement;
  const [first, ...rest] = evidence.filter(({ afterDecision }) => !afterDecision);
  return (
    <>
      <Section title="What it means for customers">
        {words ? <p className="body-serif">{words.view}</p> : <Erased what="The statement" />}
        {first ? <EvidenceQuote evidence={first} more={rest.length} /> : null}
        {words?.evidenceGap ? <p className="small mt-2 text-ink-2">Not known: {words.evidenceGap}</p> : null}
        <div className="mt-3">
          <AxesView {...statement} />
        </div>
      </Section>
      <Section title="Who is affected">
        <AffectedTable {...statement} />
        {words ? <WorstOff {...words} /> : null}
      </Section>
      {rest.length > 0 ? <MoreEvidence title="What else was said" evidence={rest} /> : null}
      {words ? <Around statement={statement} words={words} /> : null}
    </>
  );
}

function EvidenceQuote({ evidence, more }: { evidence: EvidenceDocument; more: number }) {
  const by = `${evidenceWords[evidence.kind]}${more > 0 ? ` · one of ${more + 1} linked` : ""}`;
  return (
    <div className="mt-3">
      <Quote by={by}>{evidence.words ?? <Erased what="What was said" />}</Quote>
    </div>
  );
}

export function MoreEvidence({ title, evidence }: { title: string; evidence: readonly EvidenceDocument[] }) {
  return (
    <Section title={title}>
      <div className="mt-2 grid gap-3">
        {evidence.map(({ id, kind, words }) => (
          <Quote key={id} by={evidenceWords[kind]}>
            {words ?? <Erased what="What was said" />}
          </Quote>
        ))}
      </div>
    </Section>
  );
}

function WorstOff({ worstOff, mitigation }: { worstOff: string; mitigation: string | null }) {
  return (
    <dl className="mt-4 grid gap-3">
      <Said term="Worst off" words={worstOff} />
      {mitigation ? <Said term="Made easier" words={mitigation} /> : null}
    </dl>
  );
}

function Around({
  statement,
  words,
}: {
  statement: StatementDocument;
  words: NonNullable<StatementDocument["words"]>;
}) {
  const { toldHow, toldByOn, stages } = statement;
  const told = `${toldWords[toldHow]}${toldByOn ? ` by ${formatDay(toldByOn)}` : ""}. ${words.toldPlan}`;
  return (
    <Section title="Around it">
      <dl className="mt-1 grid gap-3">
        <Said term="Customers want to" words={`${words.job} (${listed(stages.map((stage) => stageWords[stage]))})`} />
        <Said term="For us" words={words.businessEffect} />
        <Said term="Told" words={told} />
      </dl>
    </Section>
  );
}

function Said({ term, words }: { term: string; words: string }) {
  return (
    <div className="grid gap-x-4 md:grid-cols-[8.5rem_minmax(0,1fr)]">
      <dt className="small text-ink-3">{term}</dt>
      <dd className="said">{words}</dd>
    </div>
  );
}
