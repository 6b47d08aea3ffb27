import { z } from "zod";
import { contactsPerTeamLimits, toldOutcomes, unloggedWays } from "../domain/listening";
import { NewPromise } from "../promises/input";
import { choice, idField, optionalId, optionalWords, words } from "../trpc/fields";

const { least, most } = contactsPerTeamLimits;
const said = words(4, 1000, "Write the words that were said.");

/** A promise nobody logged, noted by hand. What is found by listening or in a complaint is noted there. */
export const noteUnloggedInput = z.object({
  customerId: idField,
  contactId: optionalId,
  said,
  through: choice(["customer", "colleague"]),
  told: choice(toldOutcomes),
});
export type NoteUnlogged = z.output<typeof noteUnloggedInput>;

export const unloggedInput = z.object({ unloggedId: idField });

export const putRightInput = NewPromise.extend({ unloggedId: idField });
export type PutRight = z.output<typeof putRightInput>;

export const listUnloggedInput = z.object({
  through: z.enum(unloggedWays).nullish(),
  after: z.object({ at: z.string(), id: idField }).nullish(),
});

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "That is not a month.");

export const sampleInput = z.object({ month: month.nullish() });

export const foundInput = z.object({ month, team: optionalId, after: optionalId });

export const itemInput = z.object({ itemId: idField });

/** What was found: nothing, cannot tell, "promise:<id>" that had been logged, or words that nobody logged. */
export const findingInput = z
  .object({
    itemId: idField,
    found: z.union(
      [z.enum(["nothing", "unclear", "unlogged"]), z.string().regex(/^promise:[0-9a-f-]{36}$/)],
      "Say whether something was promised here.",
    ),
    said: optionalWords(1000),
    told: z
      .union([z.literal(""), z.enum(toldOutcomes)])
      .nullish()
      .transform((told) => told || ("unknown" as const)),
  })
  .refine(({ found, said }) => found !== "unlogged" || (said?.length ?? 0) >= 4, {
    path: ["said"],
    message: "Write the words that were said.",
  });
export type NewFinding = z.output<typeof findingInput>;

export const planInput = z.object({
  perTeam: z.coerce
    .number(`Give a number from ${least} to ${most}.`)
    .int(`Give a whole number.`)
    .min(least, `At least ${least}: fewer would say nothing.`)
    .max(most, `At most ${most}: more would not be listened to.`),
});
