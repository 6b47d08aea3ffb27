import { z } from "zod";
import { contactChannels } from "../domain/contact";
import { evidenceKinds } from "../domain/decision-words";
import { exposureModes, keepYears } from "../domain/evidence-words";
import { choice, dayField, idField, optionalId, optionalWords, words } from "../trpc/fields";

export const pickInput = z.object({
  kind: choice(evidenceKinds),
  q: z.string().trim().max(200).default(""),
  /** Only what is this customer's. */
  customerId: optionalId,
});

export const ofDecision = z.object({ decisionId: idField });
export const ofRecord = z.object({ recordId: idField });
export const ofCustomer = z.object({ customerId: idField });

const count = (most: number) =>
  z.coerce.number("Please give a number.").int("Please give a whole number.").min(1).max(most);

export const listInput = z.object({ after: z.object({ at: z.string(), id: idField }).nullish() });

export const writeResearchInput = z.object({
  /** The note this one corrects; "" is a new one. */
  firstId: optionalId,
  title: words(5, 200),
  found: words(20),
  source: words(3, 300),
  asked: z
    .union([z.literal("").transform(() => null), count(10_000_000)])
    .nullish()
    .transform((asked) => asked ?? null),
  foundOn: dayField,
});
export type WriteResearch = z.output<typeof writeResearchInput>;

export const recordExposureInput = z.object({
  mode: choice(exposureModes),
  minutes: count(1440).pipe(z.number().min(5, "Five minutes at least.")),
  happenedOn: dayField,
  learned: words(20),
  action: optionalWords(),
});
export type RecordExposure = z.output<typeof recordExposureInput>;

export const oneRecord = z.object({ id: idField });

export const addDocumentInput = z.object({
  /** "" is what the file is called. */
  name: optionalWords(200),
  /** The address of the page of the customer it is about. */
  customer: optionalWords(1000),
  keepYears: z.coerce
    .number()
    .refine((years) => keepYears.some((known) => known === years), "Please choose how long it is kept."),
  file: z.instanceof(File, { message: "Please choose a file." }),
});
export type AddDocument = z.output<typeof addDocumentInput>;

export const forgetDocumentInput = z.object({ id: idField, because: choice(["erasure", "mistake"]) });

export const tellInput = z.object({
  decisionId: idField,
  customerId: idField,
  channel: choice(contactChannels),
  words: words(10, 4000, "Please write what was said to them."),
});
export type Tell = z.output<typeof tellInput>;
