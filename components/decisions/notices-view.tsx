import { Moment } from "@/components/format/moment";
import { classes } from "@/components/ui/classes";
import { Section } from "@/components/ui/section";
import type { NoticeDocument } from "@/server/domain/decision-document";
import { type Answer, answerWords } from "@/server/domain/decision-words";
import { isLate } from "@/server/domain/notice";
import { Erased } from "./erased";

const inks: Record<Answer, string> = { no_effect_here: "text-ink-2", will_act: "text-kept", objection: "text-broken" };

type Props = { notices: readonly NoticeDocument[]; effectAt: Date | null; now: Date; zone: string };

/** Who was told and what they answered; the latest answer counts, the earlier ones stay. */
export function NoticesView({ notices, effectAt, now, zone }: Props) {
  return (
    <Section id="told" title="Who was told">
      <ul>
        {notices.map((notice) => (
          <li
            key={notice.id}
            className="grid gap-x-5 border-line border-t py-2.5 md:grid-cols-[8.5rem_minmax(0,1fr)] print:grid-cols-[8.5rem_minmax(0,1fr)]"
          >
            <p>
              {notice.department}
              <Late notice={notice} now={now} />
              {effectAt && new Date(notice.sentAt) > effectAt ? (
                <span className="small block text-due">told after it took effect</span>
              ) : null}
            </p>
            <Answers notice={notice} now={now} zone={zone} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** A late answer shows as late for ever. */
function Late({ notice, now }: { notice: NoticeDocument; now: Date }) {
  const [first] = notice.answers;
  const answerBy = new Date(notice.answerBy);
  if (!first || !isLate({ answerBy, firstAt: new Date(first.recordedAt) }, now)) return null;
  return <span className="small block text-broken">answered late</span>;
}

function Answers({ notice, now, zone }: { notice: NoticeDocument; now: Date; zone: string }) {
  const answerBy = new Date(notice.answerBy);
  if (notice.answers.length === 0)
    return (
      <p className={answerBy < now ? "text-broken" : "text-due"}>
        {answerBy < now ? "Overdue: answer was due " : "Answer due "}
        <Moment at={answerBy} now={now} zone={zone} />
      </p>
    );
  return (
    <ol className="grid gap-1.5">
      {notice.answers.toReversed().map(({ answer, note, by, recordedAt }, index) => (
        <li key={recordedAt}>
          <span className={classes(index === 0 && "font-medium", inks[answer])}>{answerWords[answer]}</span>
          <span className="small text-ink-3">
            {" "}
            {by}, <Moment at={new Date(recordedAt)} now={now} zone={zone} show="absolute" />
            {index > 0 ? ", answered afresh since" : null}
          </span>
          {answer === "no_effect_here" ? null : <p className="said">{note ?? <Erased what="A note" />}</p>}
        </li>
      ))}
    </ol>
  );
}
