import { z } from "zod";
import { contactCauses, contactChannels, contactDirections, journeyStages } from "../domain/contact";
import { issueKinds } from "../domain/issue";
import { choice, idField, optionalChoice, optionalId, optionalWords, ownerField, words } from "../trpc/fields";

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

function promiseMade(
  promise: { said: string | null; when: string | null; who: z.output<typeof ownerField> } | null | undefined,
  issues: z.RefinementCtx,
) {
  if (!promise?.said) return null;
  if (promise.when) return { said: promise.said, when: promise.when, who: promise.who };
  issues.addIssue({ code: "custom", path: ["when"], message: "Say when: “Thu 3pm”, “tomorrow before noon”." });
  return z.NEVER;
}

export const contactInput = z.object({ contactId: idField });

export const logContactInput = z.object({
  customerId: idField,
  ...conversation,
  /** The open issue it was about. */
  issueId: optionalId,
  /** A new issue opened in it; "" is none. */
  issueKind: optionalChoice(issueKinds),
  departmentId: optionalId,
  /** A promise made in it: nothing without its words, everything with them. */
  promise: z
    .object({ said: optionalWords(1000), when: optionalWords(120), who: ownerField })
    .nullish()
    .transform(promiseMade),
});
export type LogContact = z.output<typeof logContactInput>;

export const correctContactInput = z.object({ contactId: idField, ...conversation });
export type CorrectContact = z.output<typeof correctContactInput>;
