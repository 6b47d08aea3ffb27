import { z } from "zod";
import { contactChannels } from "../domain/contact";
import { initiators, promiseKinds, promiseOutcomes } from "../domain/promise-words";
import { remedies } from "../domain/recovery";
import {
  checkbox,
  choice,
  idField,
  insidePromise,
  optionalChoice,
  optionalId,
  optionalWords,
  ownerField,
  promiseExtras,
  words,
} from "../trpc/fields";
import { promiseScopes } from "./queries/queue";

/** "contact:<id>", "purchase:<id>" or "issue:<id>"; "" is none. */
const evidenceField = z
  .union([z.literal(""), z.string().regex(/^(contact|purchase|issue):[0-9a-f-]{36}$/, "That is not a record we know.")])
  .nullish()
  .transform((text) => {
    if (!text) return null;
    const [kind, id] = text.split(":");
    return { kind: kind as "contact" | "purchase" | "issue", id: id ?? "" };
  });

const when = words(1, 120, "Say when: “Thu 3pm”, “tomorrow before noon”.");

/** The three inputs: what, when, who. */
export const NewPromise = z.object({
  customerId: idField,
  said: words(4, 1000, "Write the words that were said."),
  when,
  who: ownerField,
  kind: optionalChoice(promiseKinds),
  channel: optionalChoice(contactChannels),
  contactId: optionalId,
  ...promiseExtras,
  /** The key of a journey's stage; a contact's own stage goes before it. */
  stage: optionalWords(60),
  /** The broken promise that this one puts right. */
  recoversId: optionalId,
});
type AllOfPromise = z.output<typeof NewPromise>;
type Extra = keyof typeof promiseExtras | "stage" | "recoversId";
export type NewPromise = Omit<AllOfPromise, Extra> & Partial<Pick<AllOfPromise, Extra>>;

/** What is about to be promised, to be compared with what is promised already. */
export const TwinQuestion = z.object({
  customerId: idField,
  said: words(),
  kind: optionalChoice(promiseKinds),
  dueAt: z.coerce.date(),
});
export type TwinQuestion = z.output<typeof TwinQuestion>;

export const DueQuestion = z.object({ customerId: idField, when, who: ownerField });
export type DueQuestion = z.output<typeof DueQuestion>;

export const PromiseById = z.object({ promiseId: idField });

export const KeepPromise = z.object({
  promiseId: idField,
  evidence: evidenceField,
  /** `in_time`: it was done before it was due and is logged only now. */
  done: optionalChoice(["now", "in_time"]),
  /** What the screen said it would count as; another verdict is refused and said. */
  expects: optionalChoice(promiseOutcomes),
});
export type KeepPromise = z.output<typeof KeepPromise>;

export const AttemptPromise = z.object({ promiseId: idField, contactId: optionalId, messageLeft: checkbox });
export type AttemptPromise = z.output<typeof AttemptPromise>;

export const MovePromise = z.object({
  promiseId: idField,
  when,
  askedBy: choice(initiators),
  agreed: checkbox,
  contactId: optionalId,
  reason: words(3, 1000, "Say why it is moved."),
});
export type MovePromise = z.output<typeof MovePromise>;

export const CancelPromise = z.object({
  promiseId: idField,
  askedBy: choice(initiators),
  contactId: optionalId,
  reason: words(3, 1000, "Say why it is cancelled."),
});
export type CancelPromise = z.output<typeof CancelPromise>;

export const RequestVoid = z.object({ promiseId: idField, reason: words(3, 1000, "Say why it was an error.") });
export type RequestVoid = z.output<typeof RequestVoid>;

export const RetractKeep = z.object({ promiseId: idField, reason: optionalWords(1000) });
export type RetractKeep = z.output<typeof RetractKeep>;

export const HandOverPromise = z.object({
  promiseId: idField,
  to: ownerField.refine((owner) => owner !== null, "Choose a person or a team who will do it."),
  reason: optionalWords(1000),
});
export type HandOverPromise = z.output<typeof HandOverPromise>;

/** Where a page of a queue begins: after this one, in its rank. */
const queueKey = z.object({ rank: z.coerce.number().int().min(0).max(9), dueAt: z.coerce.date(), id: idField });

export const PromiseList = z.object({
  scope: choice(promiseScopes),
  /** Only what is promised to this customer. */
  customerId: optionalId,
  after: queueKey.nullish(),
});

/** "none", "charter" or "goodwill:<id>". */
const remedyField = z
  .string("Please choose one.")
  .regex(/^(none|charter|goodwill:[0-9a-f-]{36})$/, "Please choose one.")
  .transform((text) => {
    const [word, goodwillId = null] = text.split(":");
    return { kind: remedies.find((known) => known === word) ?? ("none" as const), goodwillId };
  });

export const PutRight = z.object({
  promiseId: idField,
  words: words(4, 2000, "Write what was said to them."),
  channel: optionalChoice(contactChannels),
  contactId: optionalId,
  remedy: remedyField,
  /** What is promised now; nothing without its words, everything with them. */
  promise: insidePromise,
});
export type PutRight = z.output<typeof PutRight>;

/** A person's promises to others: each of those shown to the one chosen for it, else to the one for all. */
export const HandOverAll = z.object({
  fromId: idField,
  to: ownerField.refine((owner) => owner !== null, "Choose a person or a team who will do them."),
  promiseIds: z.union([z.array(idField), idField.transform((id) => [id])], "Nothing is left to hand over."),
  each: z.record(idField, ownerField).nullish(),
  reason: optionalWords(1000),
});
export type HandOverAll = z.output<typeof HandOverAll>;

export const ToHandOver = z.object({ fromId: optionalId });

export const BrokenList = z.object({
  scope: choice(promiseScopes),
  after: z.object({ brokenAt: z.coerce.date(), id: idField }).nullish(),
});

export const CustomerById = z.object({ customerId: idField });

const _after = z.object({ dueAt: z.coerce.date(), id: idField }).nullish();
