import { type ConfirmationClaim, questionFor } from "@/server/domain/confirmation";
import type { DuePrecision } from "@/server/domain/promise-words";
import { dueInWords } from "../confirmations/due-words";
import { Act, type House, Letter, Quote, Words } from "./letter";

export type ConfirmationLetterProps = {
  house: House;
  /** How they like to be called. */
  called: string;
  said: string;
  claim: ConfirmationClaim;
  dueAt: Date;
  duePrecision: DuePrecision;
  /** The customer's own. */
  zone: string;
  link: string;
};

export function confirmationSubject({ house }: ConfirmationLetterProps): string {
  return `One question from ${house.organisation}`;
}

/** To a customer: what was said to them, the one question, and the link by which they answer it. */
export function ConfirmationLetter({ house, called, said, claim, link, ...due }: ConfirmationLetterProps) {
  const { question } = questionFor(claim);
  return (
    <Letter
      title={question}
      preview="One question, one answer; it takes a moment."
      house={house}
      why={`You get this because ${house.organisation} promised you something and asks some of its customers, drawn by chance, whether it was kept. The link works once. On its page you can also say that you do not want to be asked again.`}
    >
      <Words>{called}, this is what we told you:</Words>
      <Quote>{said}</Quote>
      <Words>To be done {dueInWords(due)}. Your answer is the one that counts.</Words>
      <Act href={`${house.address}/kept/${link}`}>Answer</Act>
    </Letter>
  );
}
