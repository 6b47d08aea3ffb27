"use client";

import { Moment } from "@/components/format/moment";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Quote } from "@/components/ui/quote";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { Feedback } from "@/server/contacts/queries/feedback";
import { scoreWords, sourceWords } from "./contact-words";

type Acts = { answer: FormAction; link: FormAction; unlink: FormAction };
type Props = {
  feedback: Feedback;
  now: Date;
  zone: string;
  /** Null: the reader may not log contacts. */
  acts: Acts | null;
};

/** A piece of feedback: what they said, where it stands, what we answered and what it led to. */
export function FeedbackView({ feedback, now, zone, acts }: Props) {
  const { source, place, link, score, scaleFrom, scaleTo, contact } = feedback;
  return (
    <>
      <div className="mb-6 max-w-xl">
        <Quote
          by={
            <>
              {sourceWords[source]}
              {place ? <bdi>, {place}</bdi> : null}, <Moment at={contact.happenedAt} now={now} zone={zone} />
            </>
          }
        >
          <bdi className="whitespace-pre-line">{contact.words}</bdi>
        </Quote>
        {score === null ? null : <p className="num mt-3">Score as given: {scoreWords(score, scaleFrom, scaleTo)}</p>}
        {link ? (
          <p className="mt-1">
            <a href={link} rel="noreferrer noopener" target="_blank" className="break-all">
              Where it stands
            </a>
          </p>
        ) : null}
      </div>
      <Replies feedback={feedback} now={now} zone={zone} answer={acts?.answer ?? null} />
      <Decisions feedback={feedback} acts={acts} />
    </>
  );
}

type RepliesProps = Omit<Props, "acts"> & { answer: FormAction | null };

function Replies({ feedback: { contactId, replies }, now, zone, answer }: RepliesProps) {
  return (
    <Section title="Our reply" ruled>
      {replies.map(({ id, words, by, at }) => (
        <div key={id} className="max-w-xl py-1.5">
          <bdi className="whitespace-pre-line">{words}</bdi>
          <p className="small text-ink-3">
            {by}, <Moment at={at} now={now} zone={zone} />
          </p>
        </div>
      ))}
      {replies.length === 0 ? <p className="text-due">No reply has been given yet.</p> : null}
      {answer ? (
        <Form action={answer} hidden={{ contactId }} className="grid max-w-xl gap-3 pt-2" label="Write down our reply">
          <FormMessage />
          <Field name="words" label={replies.length === 0 ? "What we answered" : "What we answered besides"} required>
            <Textarea rows={3} dir="auto" />
          </Field>
          <div>
            <SubmitButton look={replies.length === 0 ? "primary" : "plain"}>Keep our reply</SubmitButton>
          </div>
        </Form>
      ) : null}
    </Section>
  );
}

function Decisions({ feedback: { contactId, decisions }, acts }: Pick<Props, "feedback" | "acts">) {
  return (
    <Section title="The decision it led to" ruled>
      <ul>
        {decisions.map(({ linkId, id, number, title }) => (
          <li key={linkId} className="flex max-w-xl items-baseline justify-between gap-x-4 py-1">
            <Link href={`/decisions/${id}`}>
              Decision {number}
              {title ? `: ${title}` : null}
            </Link>
            {acts ? (
              <Form
                action={acts.unlink}
                hidden={{ linkId }}
                label={`Decision ${number} is not linked`}
                className="shrink-0"
              >
                <SubmitButton look="quiet" size="small" aria-label={`It did not lead to decision ${number}`}>
                  It did not
                </SubmitButton>
                <FormMessage />
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {decisions.length === 0 ? <p className="text-ink-3">None is linked.</p> : null}
      {acts ? (
        <Form action={acts.link} hidden={{ contactId }} className="grid max-w-xl gap-3 pt-2" label="Link a decision">
          <FormMessage />
          <Field name="number" label="Number of the decision" hint="As it stands in the register, like 42.">
            <Input inputMode="numeric" autoComplete="off" className="max-w-32" />
          </Field>
          <div>
            <SubmitButton look="plain">Link it</SubmitButton>
          </div>
        </Form>
      ) : null}
    </Section>
  );
}
