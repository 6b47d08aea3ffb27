import { formatDay } from "@/components/format/time";
import { listed } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import type { StatementDocument } from "@/server/domain/decision-document";
import {
  affectsWords,
  axes,
  axisWords,
  businessTurnWords,
  directionWords,
  doorWords,
  effectWords,
  gateWords,
  stageWords,
  stepWords,
  toldWords,
} from "@/server/domain/decision-words";
import { segments } from "@/server/domain/segment";
import { wordDiff } from "@/server/domain/word-diff";

type Props = { before: StatementDocument; after: StatementDocument };

/** What one version says otherwise than the one before: what is gone struck out, what is new underlined. */
export function VersionChanges({ before, after }: Props) {
  const [then, now] = [linesOf(before), linesOf(after)];
  const changed = now.flatMap(([label, words], place) => {
    const earlier = then[place]?.[1] ?? "";
    return earlier === words ? [] : [{ label, earlier, words }];
  });
  return (
    <Section id="changes" title={`What changed since version ${before.version}`}>
      {changed.length === 0 ? <p className="text-ink-2">Nothing in what it says: it was put forward again.</p> : null}
      <dl>
        {changed.map(({ label, earlier, words }) => (
          <div
            key={label}
            className="grid gap-x-5 border-line border-t py-2.5 md:grid-cols-[8.5rem_minmax(0,1fr)] print:grid-cols-[8.5rem_minmax(0,1fr)]"
          >
            <dt className="small text-ink-3">{label}</dt>
            <dd className="said wrap-anywhere whitespace-pre-line">
              <Changed earlier={earlier} words={words} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Changed({ earlier, words }: { earlier: string; words: string }) {
  return wordDiff(earlier, words).map((run, place) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: runs do not move
    if (run.kind === "same") return <span key={place}>{run.words}</span>;
    return run.kind === "gone" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: runs do not move
      <del key={place} className="bg-broken-soft text-broken">
        {run.words}
      </del>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: runs do not move
      <ins key={place} className="bg-kept-soft text-kept underline decoration-1 underline-offset-3">
        {run.words}
      </ins>
    );
  });
}

const erased = "[Erased]";
const names = new Map<string, string>(segments(null).map(({ key, name }) => [key, name]));
const rows = (items: readonly string[]) => items.join("\n");

/** A statement as labelled lines, always the same ones in the same order. */
function linesOf(it: StatementDocument): [label: string, words: string][] {
  const said = (words: string | null | undefined) => (it.words === null ? erased : (words ?? ""));
  const words = it.words;
  return [
    ["Title", said(words?.title)],
    ["For customers", said(words?.view)],
    ["Customers want to", said(words?.job)],
    ["Gate", gateWords[it.gate]],
    ["Door", doorWords[it.door]],
    ["Stages", listed(it.stages.map((stage) => stageWords[stage]))],
    ...axes.map((axis): [string, string] => [
      axisWords[axis].name,
      [stepWords[it.axes[axis]], words?.[`${axis}Note`]].filter(Boolean).join(": "),
    ]),
    ["Affected", rows([affectsWords[it.affects], ...it.segments.map(segmentLine)])],
    ["Worst off", said(words?.worstOff)],
    ["Made easier", said(words?.mitigation)],
    [
      "For us",
      said([words?.businessTurn ? businessTurnWords[words.businessTurn] : "", words?.businessEffect].join(" ").trim()),
    ],
    ["For others", rows((words?.stakeholders ?? []).map(({ who, effect }) => `${who}: ${effect}`))],
    ["Told first", rows((words?.tellings ?? []).map(({ who, how, on }) => `${who}: ${how}, ${formatDay(on)}`))],
    [
      "Customers hear",
      [toldWords[it.toldHow], it.toldByOn ? formatDay(it.toldByOn) : "", said(words?.toldPlan)].join(" "),
    ],
    ["Not known", said(words?.evidenceGap)],
    ["Evidence", rows(it.evidence.filter(({ afterDecision }) => !afterDecision).map((one) => one.words ?? erased))],
    ["Options", rows(it.options.map((one) => (one.words ? `${one.words.title}: ${one.words.effect}` : erased)))],
    ["Predictions", rows(it.predictions.map(predictionLine))],
    ["Who", rows([`Owner ${it.owner.name}`, `Decider ${it.decider.name}`, `Department ${it.department}`])],
    ["Departments told", listed(it.toldDepartments)],
    ["Urgent", it.isUrgent ? "Yes" : "No"],
  ];
}

const segmentLine = ({ segment, saved, effect }: StatementDocument["segments"][number]) =>
  `${saved?.name ?? names.get(segment) ?? segment}: ${effectWords[effect]}`;

const predictionLine = (it: StatementDocument["predictions"][number]) =>
  `${it.measure ?? erased} ${directionWords[it.direction]} ${it.threshold} by ${formatDay(it.resolveOn)}, ${Math.round(it.probability * 100)}% sure`;
