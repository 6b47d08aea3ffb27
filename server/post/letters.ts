import { render } from "@react-email/render";
import { createElement, type FunctionComponent } from "react";
import {
  ConfirmationLetter,
  type ConfirmationLetterProps,
  confirmationSubject,
} from "@/components/mail/confirmation-letter";
import { DecisionLetter, type DecisionLetterProps, decisionSubject } from "@/components/mail/decision-letter";
import { DigestLetter, type DigestLetterProps, digestSubject } from "@/components/mail/digest-letter";
import {
  EscalationLetter,
  escalationSubject,
  HandedOverLetter,
  handedOverSubject,
  type PromiseLetterProps,
  ReminderLetter,
  reminderSubject,
} from "@/components/mail/promise-letter";
import { TestLetter, type TestLetterProps, testSubject } from "@/components/mail/test-letter";
import {
  CustomersWeekLetter,
  type CustomersWeekProps,
  customersWeekSubject,
  FollowedWeekLetter,
  type FollowedWeekProps,
  followedWeekSubject,
} from "@/components/mail/week-letter";

/** What each letter is told. A new letter: its props here, its component and subject below. */
export type LetterProps = {
  reminder: PromiseLetterProps;
  escalation: PromiseLetterProps;
  handed_over: PromiseLetterProps;
  confirmation: ConfirmationLetterProps;
  digest: DigestLetterProps;
  test: TestLetterProps;
  notice: DecisionLetterProps;
  proposal: DecisionLetterProps;
  position: DecisionLetterProps;
  review: DecisionLetterProps;
  prediction: DecisionLetterProps;
  referred: DecisionLetterProps;
  objection: DecisionLetterProps;
  followed: DecisionLetterProps;
  followed_week: FollowedWeekProps;
  customers_week: CustomersWeekProps;
};

type Kind<Props> = { subject: (props: Props) => string; body: FunctionComponent<Props> };

const ofDecision = { subject: decisionSubject, body: DecisionLetter };

/** Every letter we send, by name. */
export const letters: { readonly [Name in keyof LetterProps]: Kind<LetterProps[Name]> } = {
  reminder: { subject: reminderSubject, body: ReminderLetter },
  escalation: { subject: escalationSubject, body: EscalationLetter },
  handed_over: { subject: handedOverSubject, body: HandedOverLetter },
  confirmation: { subject: confirmationSubject, body: ConfirmationLetter },
  digest: { subject: digestSubject, body: DigestLetter },
  test: { subject: testSubject, body: TestLetter },
  notice: ofDecision,
  proposal: ofDecision,
  position: ofDecision,
  review: ofDecision,
  prediction: ofDecision,
  referred: ofDecision,
  objection: ofDecision,
  followed: ofDecision,
  followed_week: { subject: followedWeekSubject, body: FollowedWeekLetter },
  customers_week: { subject: customersWeekSubject, body: CustomersWeekLetter },
};

/** A letter as it goes out. */
export type Written = { subject: string; html: string; text: string };

/** Titles are said, not shouted. */
const asPlainText = {
  plainText: true,
  htmlToTextOptions: { selectors: ["h1", "h2"].map((selector) => ({ selector, options: { uppercase: false } })) },
} as const;

/** Writes a letter, with the same words as plain text. */
export async function writeLetter<Name extends keyof LetterProps>(
  name: Name,
  props: LetterProps[Name],
): Promise<Written> {
  const { subject, body }: Kind<LetterProps[Name]> = letters[name];
  const element = createElement<LetterProps[Name]>(body, props);
  return {
    subject: subject(props),
    html: await render(element),
    text: await render(element, asPlainText),
  };
}
