import { type ConfirmationClaim, questionFor } from "@/server/domain/confirmation";
import type { PlainDate } from "@/server/domain/plain-date";
import { customerAnswers, type DuePrecision } from "@/server/domain/promise-words";
import { formatDay, wallClock } from "../format/time";
import { Checkbox } from "../ui/choice";
import { Form, type FormAction } from "../ui/form";
import { FormMessage } from "../ui/form-message";
import { SubmitButton } from "../ui/submit-button";
import { dueInWords } from "./due-words";

type Asked = {
  said: string;
  claim: ConfirmationClaim;
  saidAt: Date;
  dueAt: Date;
  opensAt: Date | null;
  duePrecision: DuePrecision;
  moved: "wish" | "agreed" | null;
  zone: string;
};

type Props = { asked: Asked; token: string; action: FormAction };

const movedWords = {
  wish: (due: string) => `As we noted it, you then asked for another time: ${due}.`,
  agreed: (due: string) => `We then agreed on another time with you: ${due}.`,
};

/** The one question, in the words that were said, with answers that weigh the same. */
export function Question({ asked, token, action }: Props) {
  const { question, answers } = questionFor(asked.claim);
  const due = dueInWords(asked);
  const when = asked.moved ? movedWords[asked.moved](due) : `To be done ${due}.`;
  return (
    <>
      <p className="label">On {saidOn(asked)} we told you</p>
      <blockquote className="mt-2 text-pretty font-serif text-[1.5rem] leading-snug">“{asked.said}”</blockquote>
      <p className="small mt-3 text-ink-2">{when}</p>
      <h1 className="mt-8 text-balance font-semibold font-serif text-[1.375rem] leading-tight">{question}</h1>
      <Form action={action} hidden={{ token }} label="Your answer" className="mt-5 grid gap-3">
        <FormMessage label="Not sent" />
        {customerAnswers.map((answer) => (
          <SubmitButton key={answer} look="plain" name="answer" value={answer} pending="Sending…" className={big}>
            {answers[answer]}
          </SubmitButton>
        ))}
        <div className="mt-3 border-line border-t pt-3">
          <Checkbox name="noMore" label="Please do not ask me such questions again." />
          <SubmitButton look="quiet" name="answer" value="none" pending="Sending…" className="mt-1 -ml-3.5 h-11">
            No answer, and do not ask me again
          </SubmitButton>
        </div>
      </Form>
    </>
  );
}

/** Beyond what a button is elsewhere: a thumb on a small phone. */
const big = "h-14 w-full text-base! pointer-coarse:h-14";

function saidOn({ saidAt, zone }: Asked): string {
  return formatDay(wallClock(saidAt, zone).on satisfies PlainDate, "long");
}
