import { formatDay } from "@/components/format/time";
import { listed } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import type { StatementDocument, StatementWords } from "@/server/domain/decision-document";
import { businessTurnWords, stageWords, toldWords } from "@/server/domain/decision-words";
import { AffectedTable } from "./affected-table";
import { AxesView } from "./axes-view";
import { Erased } from "./erased";
import { EvidenceQuote, MoreEvidence } from "./evidence-quote";

/** The statement: what it means for customers, in their words, and who they are. */
export function StatementView({ statement }: { statement: StatementDocument }) {
  const { words, evidence } = statement;
  const [first, ...rest] = evidence.filter(({ afterDecision }) => !afterDecision);
  return (
    <>
      <Section id="customers" title="What it means for customers">
        {words ? <p className="body-serif">{words.view}</p> : <Erased what="The statement" />}
        {first ? (
          <div className="mt-3">
            <EvidenceQuote evidence={first} aside={rest.length > 0 ? `one of ${rest.length + 1} linked` : undefined} />
          </div>
        ) : null}
        {words?.evidenceGap ? <p className="small mt-2 text-ink-2">Not known: {words.evidenceGap}</p> : null}
        <div className="mt-3">
          <AxesView {...statement} />
        </div>
      </Section>
      <Section id="affected" title="Who is affected">
        <AffectedTable {...statement} />
        {words ? <WorstOff {...words} /> : null}
      </Section>
      {rest.length > 0 ? <MoreEvidence id="evidence" title="What else was said" evidence={rest} /> : null}
      {words ? <Around statement={statement} words={words} /> : null}
    </>
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

type AroundProps = { statement: StatementDocument; words: StatementWords };

function Around({ statement, words }: AroundProps) {
  const { toldHow, toldByOn, stages } = statement;
  const { stakeholders = [], tellings = [], businessTurn } = words;
  const told = `${toldWords[toldHow]}${toldByOn ? ` by ${formatDay(toldByOn)}` : ""}. ${words.toldPlan}`;
  return (
    <Section id="around" title="Around it">
      <dl className="mt-1 grid gap-3">
        <Said term="Customers want to" words={`${words.job} (${listed(stages.map((stage) => stageWords[stage]))})`} />
        <Said
          term="For us"
          words={`${businessTurn ? `${businessTurnWords[businessTurn]}. ` : ""}${words.businessEffect}`}
        />
        {stakeholders.map(({ who, effect, spoke }) => (
          <Said
            key={`${who} ${effect}`}
            term={`For ${who}`}
            words={spoke ? `${effect} (${spoke} spoke with them)` : effect}
          />
        ))}
        {tellings.map(({ who, how, on }, place) => (
          <Said
            key={`${who} ${on}`}
            term={place === 0 ? "Told first" : "Then"}
            words={`${who}: ${how}, ${formatDay(on)}`}
          />
        ))}
        <Said term="Customers hear" words={told} />
      </dl>
    </Section>
  );
}

function Said({ term, words }: { term: string; words: string }) {
  return (
    <div className="grid gap-x-4 md:grid-cols-[8.5rem_minmax(0,1fr)] print:grid-cols-[8.5rem_minmax(0,1fr)]">
      <dt className="small text-ink-3">{term}</dt>
      <dd className="said wrap-anywhere">
        <bdi>{words}</bdi>
      </dd>
    </div>
  );
}
