import { z } from "zod";
import { advocacyActs, advocacyKinds } from "../domain/advocacy";
import { arrivalWays } from "../domain/arrival";
import { referralLists, referralTellers, referralWindows } from "../domain/referral";
import { choice, idField, optionalDay, optionalId, optionalWords, sourceField } from "../trpc/fields";

const learned = { from: sourceField, learnedOn: optionalDay };

export const ofCustomerInput = z.object({ customerId: idField });

export const noteAdvocacyInput = z.object({
  customerId: idField,
  kind: choice(advocacyKinds),
  words: optionalWords(1000),
  ...learned,
});
export type NoteAdvocacy = z.output<typeof noteAdvocacyInput>;

export const noteArrivalInput = z.object({
  customerId: idField,
  way: choice(arrivalWays),
  words: optionalWords(500),
  ...learned,
});
export type NoteArrival = z.output<typeof noteArrivalInput>;

/** Which side of the referral the customer stands on whose page this is. */
const referralSides = ["sent", "came"] as const;

/** "contact:<id>", the conversation in which it was said, or who said it. */
const tellerField = z.union(
  [
    z.enum(referralTellers).transform((toldBy) => ({ toldBy, contactId: null })),
    z
      .string()
      .regex(/^contact:/)
      .transform((text) => text.slice(8))
      .pipe(z.uuid())
      .transform((contactId) => ({ toldBy: null, contactId })),
  ],
  "Please say who told us.",
);

export const noteReferralInput = z
  .object({
    customerId: idField,
    side: choice(referralSides),
    /** The other side, where it is a customer we know. */
    otherId: optionalId,
    name: optionalWords(300),
    handle: optionalWords(200),
    teller: tellerField,
    referredOn: optionalDay,
    words: optionalWords(1000),
  })
  .refine(({ side, otherId }) => side === "sent" || otherId !== null, {
    path: ["otherId"],
    message: "Please find the customer through whom they came.",
  })
  .refine(({ otherId, name, handle }) => otherId !== null || name !== null || handle !== null, {
    path: ["name"],
    message: "Please give a name or a number to know them by later.",
  });
export type NoteReferral = z.output<typeof noteReferralInput>;

export const linkReferralInput = z.object({ referralId: idField, customerId: idField });
export type LinkReferral = z.output<typeof linkReferralInput>;

export const referralInput = z.object({ referralId: idField });
export const factInput = z.object({ factId: idField });

const windowField = z.coerce
  .number()
  .optional()
  .transform((days) => referralWindows.find((known) => known === days) ?? referralWindows[0]);

export const windowInput = z.object({ window: windowField });

const key = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/;

/** Where a list goes on, newest first: "2026-11-26_<id>". */
const afterField = z
  .string()
  .nullish()
  .transform((text) => {
    const [, on, id] = key.exec(text ?? "") ?? [];
    return on && id ? { on, id } : null;
  });

export const afterInput = z.object({ after: afterField });

/** "2026-11"; null: every month. */
const monthField = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .nullish()
  .catch(null)
  .transform((month) => month ?? null);

export const actsInput = z.object({
  act: z.enum(advocacyActs).nullish().catch(null),
  month: monthField,
  after: afterField,
});

export const referralsInput = z.object({
  list: z.enum(referralLists).catch("all").default("all"),
  window: windowField,
  after: afterField,
});
