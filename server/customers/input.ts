import { z } from "zod";
import { contentKinds } from "../domain/content";
import { customerKinds } from "../domain/customer";
import { readCustomerFilter, readListOrder } from "../domain/customer-list";
import { identityChannels } from "../domain/identity";
import { cleanName, longestName } from "../domain/name";
import { readKey, timelineKinds } from "../domain/timeline";
import {
  choice,
  countryField,
  idField,
  optionalChoice,
  optionalDay,
  optionalId,
  optionalWords,
  optionalZone,
  words,
} from "../trpc/fields";

const nameField = z
  .string("Please give a name.")
  .transform(cleanName)
  .pipe(z.string().min(1, "Please give a name.").max(longestName, `Please keep it under ${longestName} characters.`));

const optionalCountry = z
  .union([z.literal(""), countryField])
  .nullish()
  .transform((country) => country || null);

const record = {
  name: nameField,
  called: optionalWords(120),
  place: optionalWords(200),
  country: optionalCountry,
  zone: optionalZone,
  statedSinceOn: optionalDay,
  statedSinceSource: optionalWords(200),
};

export const customerInput = z.object({ customerId: idField });

export const findInput = z.object({ q: z.string().max(500) });

export const identifyInput = z.object({
  number: z.string().max(200).optional(),
  email: z.string().max(320).optional(),
  account: z.string().max(200).optional(),
});

export const mayReceiveInput = z.object({ customerId: idField, kind: z.enum(contentKinds) });

export const timelineInput = z.object({
  customerId: idField,
  only: optionalChoice(timelineKinds),
  before: z
    .string()
    .nullish()
    .transform((text) => (text ? readKey(text) : null)),
});

export const createCustomerInput = z.object({
  kind: choice(customerKinds),
  ...record,
  phone: optionalWords(120),
  email: optionalWords(320),
  account: optionalWords(120),
  /** The organisation this person speaks for. */
  organisationId: optionalId,
  position: optionalWords(120),
});
export type CreateCustomer = z.output<typeof createCustomerInput>;

export const changeCustomerInput = z.object({
  customerId: idField,
  ...record,
  /** What the form showed when it was opened. */
  base: z.object(record),
});
export type ChangeCustomer = z.output<typeof changeCustomerInput>;

export const addIdentityInput = z.object({
  customerId: idField,
  channel: choice(identityChannels),
  handle: words(1, 320, "Please write the number, address or name."),
});
export type AddIdentity = z.output<typeof addIdentityInput>;

export const identityInput = z.object({ identityId: idField });

export const diedInput = z.object({ customerId: idField, diedOn: optionalDay });
export type Died = z.output<typeof diedInput>;

export const vulnerableInput = z.object({
  customerId: idField,
  note: words(3, 1000, "Please say what a colleague should know."),
});
export type Vulnerable = z.output<typeof vulnerableInput>;

export const addNoteInput = z.object({ customerId: idField, words: words(2, 4000, "Please write the note.") });
export type AddNote = z.output<typeof addNoteInput>;

export const noteInput = z.object({ noteId: idField });

export const representativeInput = z.object({
  organisationId: idField,
  personId: idField,
  position: optionalWords(120),
});
export type Representative = z.output<typeof representativeInput>;

/** The list of customers as its address says: filter, order and after whom. */
export const listCustomersInput = z.record(z.string(), z.string().optional()).transform((values) => ({
  filter: readCustomerFilter(values),
  order: readListOrder(values),
  after: idField.safeParse(values.after).data ?? null,
}));
