import { formatDay } from "@/components/format/time";
import { formatNumber, formatShare } from "@/components/format/words";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import type { PredictionDocument } from "@/server/domain/decision-document";
import { directionWords } from "@/server/domain/decision-words";
import { measureWords, type Reading } from "@/server/domain/measure";
import type { PlainDate } from "@/server/domain/plain-date";
import type { PredictionReading } from "@/server/reviews/queries/review";
import { OutcomeOf } from "./outcome-of";

type Props = {
  predictions: readonly PredictionDocument[];
  readings: readonly PredictionReading[];
  today: PlainDate;
  /** Null: the reader may not record what came of them. */
  form: { id: string; action: FormAction } | null;
};

/** Said before, seen after, side by side; where the house measures, its own reading beside what was recorded. */
export function Predicted({ predictions, readings, today, form }: Props) {
  return (
    <Section title="Said before, seen after">
      {predictions.map((it) => {
        const reading = readings.find(({ predictionId }) => predictionId === it.id) ?? null;
        return (
          <article key={it.id} className="border-line border-t py-3">
            <p>
              {it.measure ?? "What was measured was erased"}, by {formatDay(it.resolveOn)}
              <span className="text-ink-3"> · {formatShare(it.probability)} sure</span>
            </p>
            <dl className="num mt-2 grid grid-cols-3 gap-3">
              <Side label="Before">
                {formatNumber(it.baseline)}
                <Small>{reading ? "read by the house" : "as typed"}</Small>
              </Side>
              <Side label="Said">
                {directionWords[it.direction]} {formatNumber(it.threshold)}
              </Side>
              <Side label="Seen">
                <Seen prediction={it} today={today} />
                {reading ? <House reading={reading} outcome={it.outcome?.actual ?? null} /> : null}
              </Side>
            </dl>
            {reading ? <p className="small mt-1 text-ink-3">{measureWords[reading.measure].rule}</p> : null}
            {form && !it.outcome && it.resolveOn <= today ? (
              <OutcomeOf
                {...form}
                predictionId={it.id}
                reading={reading?.onItsDay?.value ?? null}
                resolveOn={it.resolveOn}
              />
            ) : null}
          </article>
        );
      })}
    </Section>
  );
}

function Side({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="small text-ink-3">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Small({ children }: { children: React.ReactNode }) {
  return <span className="small block text-ink-3">{children}</span>;
}

function Seen({ prediction: { outcome, resolveOn }, today }: { prediction: PredictionDocument; today: PlainDate }) {
  if (!outcome) {
    const isDue = resolveOn <= today;
    return <span className={isDue ? "text-due" : "text-ink-3"}>{isDue ? "due, not recorded" : "not yet"}</span>;
  }
  return (
    <span className={outcome.happened ? "text-kept" : "text-broken"}>
      {formatNumber(outcome.actual)}
      <span className="small block">
        {outcome.happened ? "came true" : "did not come true"}
        <span className="text-ink-3">, recorded by {outcome.by}</span>
      </span>
    </span>
  );
}

/** What the house itself reads: of the day where it has come, else of today. A difference is said, not hidden. */
function House({ reading: { onItsDay, today }, outcome }: { reading: PredictionReading; outcome: number | null }) {
  const told = inWords(onItsDay ?? today);
  const differs = outcome !== null && onItsDay?.value !== undefined && onItsDay.value !== outcome;
  return (
    <span className={differs ? "small block text-due" : "small block text-ink-3"}>
      the house reads {told} {onItsDay ? "for that day" : "today"}
    </span>
  );
}

function inWords({ value, k, n }: Reading): string {
  if (value === null) return "too little to say";
  return k === null || n === null
    ? formatNumber(value)
    : `${formatNumber(value)} (${formatNumber(k)} of ${formatNumber(n)})`;
}
