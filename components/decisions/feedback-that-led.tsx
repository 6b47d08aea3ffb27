"use client";

import { feedbackWords, scoreWords } from "@/components/contacts/contact-words";
import { Moment } from "@/components/format/moment";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { FeedbackOfDecision } from "@/server/contacts/queries/feedback";

type Props = { feedback: readonly FeedbackOfDecision[]; now: Date; zone: string };

/** What customers said, elsewhere, that led to a decision. */
export function FeedbackThatLed({ feedback, now, zone }: Props) {
  if (feedback.length === 0) return null;
  return (
    <Section id="feedback" title="Feedback that led here">
      <ul>
        {feedback.map(
          ({ contactId, customerId, customerName, source, place, words, score, scaleFrom, scaleTo, at }) => (
            <li key={contactId} className="border-line border-t py-2 first:border-t-0">
              <p className="said line-clamp-4 whitespace-pre-line">
                <Link href={`/customers/${customerId}/contacts/${contactId}`} className="no-underline hover:underline">
                  <bdi>“{words}”</bdi>
                </Link>
              </p>
              <p className="small text-ink-3">
                {feedbackWords[source]}
                {place ? <bdi>, {place}</bdi> : null} ·{" "}
                <Link href={`/customers/${customerId}`} className="text-ink-2">
                  <bdi>{customerName}</bdi>
                </Link>{" "}
                · <Moment at={at} now={now} zone={zone} show="absolute" />
                {score === null ? null : ` · ${scoreWords(score, scaleFrom, scaleTo)}`}
              </p>
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}
