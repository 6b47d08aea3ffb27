import { z } from "zod";
import { customerKinds } from "../domain/customer";
import { type MergeField, mergeFields, type Side } from "../domain/merging";
import { checkbox, choice, idField, optionalDay, optionalWords, words } from "../trpc/fields";

const sides = ["one", "other"] as const satisfies readonly Side[];

export const customerInput = z.object({ customerId: idField });
export const pairInput = z.object({ customerId: idField, otherId: idField });
export const mergeIdInput = z.object({ mergeId: idField });

/** A field that is not asked about, because both say the same, comes from either side. */
const sideOf = Object.fromEntries(mergeFields.map((field) => [field, z.enum(sides).default("one")])) as Record<
  MergeField,
  z.ZodDefault<z.ZodEnum<{ one: "one"; other: "other" }>>
>;

const reason = words(3, 400, "Please say in a few words why.");

export const mergeInput = pairInput.extend({
  survivor: choice(sides),
  fields: z.object(sideOf).prefault({}),
  reason,
  confirmed: checkbox.refine(Boolean, "Please confirm that they are one and the same."),
});
export type MergeCustomers = z.output<typeof mergeInput>;

export const unmergeInput = mergeIdInput.extend({ reason, areDifferent: checkbox });
export type UnmergeCustomers = z.output<typeof unmergeInput>;

const keyShape = /^(\d{1,3})_([0-9a-f-]{36})_([0-9a-f-]{36})$/;

/** Where the next page of suggestions begins: "85_<id>_<id>". Anything else is the first page. */
export const listInput = z.object({
  after: z
    .string()
    .nullish()
    .transform((text) => {
      const [, score, oneId, otherId] = keyShape.exec(text ?? "") ?? [];
      return oneId && otherId ? { score: Number(score), oneId, otherId } : null;
    }),
});

export const lookalikesInput = z.object({
  kind: choice(customerKinds).default("person"),
  name: z.string().max(1000).default(""),
  place: optionalWords(200),
  country: z
    .string()
    .nullish()
    .transform((country) => country || null),
  phone: optionalWords(120),
  email: optionalWords(320),
  bornOn: optionalDay,
});
export type Looked = z.output<typeof lookalikesInput>;
