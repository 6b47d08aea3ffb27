import type { Instant } from "@/server/domain/plain-date";
import { Act, Due, type House, Letter, Quote, Words } from "./letter";
import { spanWords, whenWords } from "./when-words";

/** A promise as a letter tells of it, at the moment the letter goes out. */
export type PromiseTold = {
  id: string;
  customer: string;
  said: string;
  dueAt: Instant;
  /** The person or team who owns it. */
  owner: string;
  now: Instant;
  /** The reader's zone. */
  zone: string;
};

export type PromiseLetterProps = { house: House; promise: PromiseTold };

const isOverdue = ({ dueAt, now }: PromiseTold) => now > dueAt;

const isNow = ({ dueAt, now }: PromiseTold) => Math.abs(dueAt.getTime() - now.getTime()) < 60_000;

function dueWords(promise: PromiseTold): string {
  const { dueAt, now, zone } = promise;
  if (isNow(promise)) return `is due now, ${whenWords(dueAt, zone)}`;
  const span = spanWords(now, dueAt);
  return now > dueAt
    ? `was due ${whenWords(dueAt, zone)}, ${span} ago`
    : `is due ${whenWords(dueAt, zone)}, in ${span}`;
}

export function reminderSubject({ promise }: PromiseLetterProps): string {
  if (isNow(promise)) return `Due now: what you promised ${promise.customer}`;
  return isOverdue(promise)
    ? `Overdue: what you promised ${promise.customer}`
    : `In ${spanWords(promise.now, promise.dueAt)}: what you promised ${promise.customer}`;
}

/** To whoever owns it, on the way and when it is due. */
export function ReminderLetter({ house, promise }: PromiseLetterProps) {
  const overdue = isOverdue(promise);
  return (
    <Letter
      title={overdue ? `${promise.customer} is waiting` : `You promised ${promise.customer}`}
      preview={`“${promise.said}” ${dueWords(promise)}.`}
      house={house}
      why="You get this because the promise is yours. If things have changed, move it with the customer before it is due."
    >
      <Said promise={promise} />
      <Act href={`${house.address}/promises/${promise.id}`}>{overdue ? "Open and keep it" : "Open the promise"}</Act>
    </Letter>
  );
}

export function escalationSubject({ promise }: PromiseLetterProps): string {
  if (isNow(promise)) return `Due now: ${promise.owner} promised ${promise.customer}`;
  return isOverdue(promise)
    ? `Overdue: ${promise.owner} promised ${promise.customer}`
    : `Needs somebody in ${spanWords(promise.now, promise.dueAt)}: ${promise.customer}`;
}

/** To whoever leads, when it is due, about to be, or its owner is not there. */
export function EscalationLetter({ house, promise }: PromiseLetterProps) {
  const overdue = isOverdue(promise);
  return (
    <Letter
      title={
        overdue ? `A promise to ${promise.customer} is overdue` : `A promise to ${promise.customer} needs somebody`
      }
      preview={`${promise.owner} said “${promise.said}”. It ${dueWords(promise)}.`}
      house={house}
      why="You get this because you lead whoever owns it, or stand in while they are not at work."
    >
      <Said promise={promise} />
      <Words>It is with {promise.owner}. You can keep it, hand it over, or speak to the customer.</Words>
      <Act href={`${house.address}/promises/${promise.id}`}>Open the promise</Act>
    </Letter>
  );
}

export function handedOverSubject({ promise }: PromiseLetterProps): string {
  return `Now with you: a promise to ${promise.customer}`;
}

/** To whoever it was handed over to. */
export function HandedOverLetter({ house, promise }: PromiseLetterProps) {
  return (
    <Letter
      title={`A promise to ${promise.customer} is now with you`}
      preview={`“${promise.said}” ${dueWords(promise)}.`}
      house={house}
      why="You get this because it was handed over to you, or to your team. Its times stay as they were promised."
    >
      <Said promise={promise} />
      <Act href={`${house.address}/promises/${promise.id}`}>Open the promise</Act>
    </Letter>
  );
}

function Said({ promise }: { promise: PromiseTold }) {
  return (
    <>
      <Quote>{promise.said}</Quote>
      <Words>
        It <Due isOverdue={isOverdue(promise)}>{dueWords(promise)}</Due>.
      </Words>
    </>
  );
}
