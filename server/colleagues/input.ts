import { z } from "zod";
import { idField, optionalId, words } from "../trpc/fields";

/** "person:<id>" or "team:<id>". */
const whomField = z
  .string("Please choose whom to thank.")
  .regex(/^(person|team):[0-9a-f-]{36}$/, "Please choose whom to thank.")
  .transform((text) => {
    const [kind, id = ""] = text.split(":");
    return { personId: kind === "person" ? id : null, teamId: kind === "team" ? id : null };
  });

export const thankInput = z.object({
  whom: whomField,
  words: words(10, 1000),
  /** The conversation in which a customer said so; none: the thanks are one's own. */
  contactId: optionalId,
});
export type Thank = z.output<typeof thankInput>;

export const thanksIdInput = z.object({ thanksId: idField });

export const hideInput = z.object({
  thanksId: idField,
  hide: z.enum(["yes", "no"]).transform((word) => word === "yes"),
});

const key = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([0-9a-f-]{36})$/;

export const thanksInput = z.object({
  show: z.enum(["everybody", "me"]).catch("everybody").default("everybody"),
  after: z
    .string()
    .nullish()
    .transform((text) => {
      const [, at, id] = key.exec(text ?? "") ?? [];
      return at && id ? { at, id } : null;
    }),
});

export const contactInput = z.object({ contactId: idField });
