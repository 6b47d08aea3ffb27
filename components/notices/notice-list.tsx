"use client";

import { Moment } from "@/components/format/moment";
import { classes } from "@/components/ui/classes";
import type { FormAction } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { type Answer, answerWords, stateWords } from "@/server/domain/decision-words";
import { isLate } from "@/server/domain/notice";
import type { NoticeLine } from "@/server/notices/queries/list";
import { AnswerForm } from "./answer-form";

type Props = {
  lines: readonly NoticeLine[];
  now: Date;
  zone: string;
  /** The reader's department: its notices are answered here. */
  ownDepartmentId: string;
  action: FormAction;
  back: string;
};

const inks: Record<Answer, string> = { no_effect_here: "text-ink-2", will_act: "text-kept", objection: "text-broken" };
const standing = ["decided", "in_effect", "reviewed"];

/** A department's notices, a row each, with the answer in place. */
export function NoticeList({ lines, ownDepartmentId, action, back, ...clock }: Props) {
  return (
    <ol>
      {lines.map((line) => (
        <li
          key={line.id}
          className="grid gap-x-6 gap-y-1 border-line border-t py-3 first:border-t-0 md:grid-cols-[minmax(0,1fr)_15rem]"
        >
          <div className="min-w-0">
            <p>
              <span className="num mr-2 text-ink-3">{line.number}</span>
              <Link href={`/decisions/${line.decisionId}`}>{line.title ?? "Words erased"}</Link>
              <span className="small text-ink-3"> {stateWords[line.state].toLowerCase()}</span>
            </p>
            <Said line={line} />
          </div>
          <Times line={line} {...clock} />
          {line.departmentId === ownDepartmentId && standing.includes(line.state) ? (
            <div className="md:col-span-2">
              <AnswerForm
                noticeId={line.id}
                department={line.department}
                about={line.title ?? `decision ${line.number}`}
                hasAnswered={line.answer !== null}
                action={action}
                back={back}
              />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Said({ line: { answer, note, answeredBy } }: { line: NoticeLine }) {
  if (answer === null) return null;
  return (
    <p className="small">
      <span className={classes("font-medium", inks[answer])}>{answerWords[answer]}</span>
      <span className="text-ink-3"> {answeredBy}</span>
      {answer === "no_effect_here" ? null : <span className="said block">{note ?? "Words erased"}</span>}
    </p>
  );
}

function Times({ line, now, zone }: { line: NoticeLine; now: Date; zone: string }) {
  const late = isLate(line, now);
  if (line.firstAt)
    return (
      <p className="small text-ink-3 md:text-right">
        <span className={late ? "text-broken" : "text-kept"}>{late ? "answered late" : "answered in time"}</span>
        <span className="block">
          <Moment at={line.firstAt} now={now} zone={zone} show="absolute" />
        </span>
      </p>
    );
  if (!standing.includes(line.state)) return <p className="small text-ink-3 md:text-right">ended without an answer</p>;
  return (
    <p className={classes("small md:text-right", late ? "text-broken" : "text-due")}>
      {late ? "Overdue, was due " : "Answer by "}
      <Moment at={line.answerBy} now={now} zone={zone} show="absolute" />
      <span className="block">
        <Moment at={line.answerBy} now={now} zone={zone} show="relative" />
      </span>
    </p>
  );
}
