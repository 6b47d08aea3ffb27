import { z } from "zod";
import { contactChannels } from "../domain/contact";
import { initiators, promiseKinds, promiseOrigins, promiseOutcomes } from "../domain/promise-words";
import {
  checkbox,
  choice,
  dayField,
  idField,
  optionalChoice,
  optionalId,
  optionalWords,
  ownerField,
  words,
} from "../trpc/fields";
import { promiseScopes } from "./queries/lists";

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
});
export type NewPromise = z.output<typeof NewPromise>;

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

export const PromiseList = z.object({
  scope: choice(promiseScopes),
  after: z.object({ dueAt: z.coerce.date(), id: idField }).nullish(),
});

export const CustomerById = z.object({ customerId: idField });

const after = z.object({ dueAt: z.coerce.date(), id: idField }).nullish();

export const DueList = z.object({
  from: dayField,
  to: dayField,
  kept: z.enum(["yes", "no"]).optional(),
  outcome: z.enum(promiseOutcomes).optional(),
  after,
});

export const RatePeriod = z.object({ from: dayField, to: dayField, origin: z.enum(promiseOrigins).default("live") });
