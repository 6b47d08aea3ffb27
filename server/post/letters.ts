import { render } from "@react-email/render";
import { createElement, type FunctionComponent } from "react";
import {
  ConfirmationLetter,
  type ConfirmationLetterProps,
  confirmationSubject,
} from "@/components/mail/confirmation-letter";
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

/** What each letter is told. A new letter: its props here, its component and subject below. */
export type LetterProps = {
  reminder: PromiseLetterProps;
  escalation: PromiseLetterProps;
  handed_over: PromiseLetterProps;
  confirmation: ConfirmationLetterProps;
  digest: DigestLetterProps;
  test: TestLetterProps;
};

type Kind<Props> = { subject: (props: Props) => string; body: FunctionComponent<Props> };

/** Every letter we send, by name. */
export const letters: { readonly [Name in keyof LetterProps]: Kind<LetterProps[Name]> } = {
  reminder: { subject: reminderSubject, body: ReminderLetter },
  escalation: { subject: escalationSubject, body: EscalationLetter },
  handed_over: { subject: handedOverSubject, body: HandedOverLetter },
  confirmation: { subject: confirmationSubject, body: ConfirmationLetter },
  digest: { subject: digestSubject, body: DigestLetter },
  test: { subject: testSubject, body: TestLetter },
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
