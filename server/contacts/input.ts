import { z } from "zod";
import { contactCauses, contactChannels, contactDirections, journeyStages } from "../domain/contact";
import { issueKinds } from "../domain/issue";
import { choice, idField, optionalChoice, optionalId, optionalWords, words } from "../trpc/fields";

/** "2026-11-21T14:30" on the wall clock of whoever writes it; "" is now. */
const wallTime = z
  .union([z.literal(""), z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, "Please give a day and a time.")])
  .nullish()
  .transform((text) => text || null);

const feelingField = z
  .union([z.literal(""), z.coerce.number().int().min(1).max(5)], "Please choose one.")
  .nullish()
  .transform((feeling) => (feeling === "" || feeling == null ? null : feeling));

const conversation = {
  channel: choice(contactChannels),
  words: words(2, 4000, "Please write what was said, in a sentence."),
  direction: choice(contactDirections).default("in"),
  happened: wallTime,
  cause: optionalChoice(contactCauses),
  stage: optionalChoice(journeyStages),
  feeling: feelingField,
};

export const contactInput = z.object({ contactId: idField });

export const logContactInput = z.object({
  customerId: idField,
  ...conversation,
  /** The open issue it was about. */
  issueId: optionalId,
  /** A new issue opened in it; "" is none. */
  issueKind: optionalChoice(issueKinds),
  departmentId: optionalId,
  /** A promise made in it: nothing without its words. */
  promise: z
    .object({ what: optionalWords(1000), when: optionalWords(200), who: optionalWords(100) })
    .nullish()
    .transform((promise) => (promise?.what ? promise : null)),
});
export type LogContact = z.output<typeof logContactInput>;

export const correctContactInput = z.object({ contactId: idField, ...conversation });
export type CorrectContact = z.output<typeof correctContactInput>;
