import { Moment } from "@/components/format/moment";
import { formatDay } from "@/components/format/time";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CountRun, Standing } from "@/server/counts/queries/standing";
import { CountProgress } from "./count-progress";
import { lensFields } from "./lens-words";
import { wordsOfQuestion } from "./question-words";

type Props = {
  standing: Standing;
  /** The page's own path. */
  here: string;
  now: Date;
  zone: string;
  ask: FormAction;
  cancel: FormAction;
};

/** When what is shown was counted, and what can be done about it: from nothing yet, over its progress, to "again". */
export function CountedAt(props: Props) {
  const { standing, now, zone } = props;
  const { isExact, run, kept, lens } = standing;
  if (isExact) return <p className="small pb-4 text-ink-3">Counted for this very reading.</p>;
  const isUnderWay = run !== null && isOpen(run);
  return (
    <div className="grid justify-items-start gap-2 pb-4">
      {kept ? (
        <p className="small text-ink-2">
          Counted <Moment at={kept.countedAt} now={now} zone={zone} />
          {kept.asOf === lens.asOf ? "." : `, as of ${formatDay(kept.asOf)}: today has not been counted yet.`}
        </p>
      ) : null}
      {kept?.older.map(({ question, asOf, countedAt }) => (
        <p key={question} className="small text-ink-2">
          {wordsOfQuestion(question)}: of an earlier count, as of {formatDay(asOf)}, counted{" "}
          <Moment at={countedAt} now={now} zone={zone} />.
        </p>
      ))}
      {run && isUnderWay ? <UnderWay {...props} run={run} /> : <Offer {...props} />}
    </div>
  );
}

function isOpen({ countedAt, cancelledAt }: CountRun): boolean {
  return countedAt === null && cancelledAt === null;
}

function UnderWay({ run, standing, here, cancel }: Props & { run: CountRun }) {
  return (
    <>
      <CountProgress countId={run.id} done={run.done} of={run.of} />
      {standing.mayCount ? (
        <Form
          action={cancel}
          hidden={{ countId: run.id, here, ...lensFields(standing.lens, standing.isDefault) }}
          label="Stop the count"
        >
          <FormMessage />
          <SubmitButton look="plain" size="small" pending="Stopping…">
            Stop after this one
          </SubmitButton>
        </Form>
      ) : null}
    </>
  );
}

/** What came of the last count where not everything was counted, and the way to another one. */
function Offer({ standing, here, ask }: Props) {
  const { run, kept, mayCount, lens, isDefault } = standing;
  const button = (
    <Form action={ask} hidden={{ here, ...lensFields(lens, isDefault) }} label="Count" className="print:hidden">
      <FormMessage />
      <SubmitButton look={kept ? "plain" : "primary"} size="small" pending="Asking…">
        {kept ? "Count it again" : "Count it"}
      </SubmitButton>
    </Form>
  );
  const ended = run?.cancelledBy ? `${run.cancelledBy} stopped the last count.` : null;
  if (kept)
    return (
      <>
        {run && run.faults.length > 0 ? (
          <Notice tone="due" label="Not everything could be counted" className="max-w-prose">
            {run.faults.join(" ")}
          </Notice>
        ) : null}
        {ended ? <p className="small text-ink-2">{ended}</p> : null}
        {mayCount ? button : null}
      </>
    );
  return (
    <Notice sentence={ended ?? "This has not been counted yet."} className="w-full max-w-prose">
      <p className="mb-2">There are too many customers to count them while a page waits. It takes some minutes.</p>
      {mayCount ? button : <p>A manager or a board member can have it counted.</p>}
    </Notice>
  );
}
