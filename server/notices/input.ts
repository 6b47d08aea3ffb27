import { z } from "zod";
import { feedKinds, followedThings, followedWays } from "../domain/decision-telling";
import { stages } from "../domain/decision-words";
import { noticeParts } from "../domain/notice";
import { choice, idField } from "../trpc/fields";

/** Where a page begins, as it stands in an address: a time and an id. What cannot be read begins at the first. */
const key = z
  .string()
  .nullish()
  .transform((text) => {
    const found = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? "");
    return found?.[2] ? { at: new Date(Number(found[1])), id: found[2] } : null;
  });

/** One word of an address; what is not a word we know filters nothing. */
const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z
    .string()
    .nullish()
    .transform((text): Words[number] | null => words.find((word) => word === text) ?? null);

const anId = z
  .string()
  .nullish()
  .transform((text) => idField.safeParse(text).data ?? null);

/** `department` left out: one's own. */
export const noticesPage = z.object({
  department: anId,
  show: oneOf(noticeParts).transform((part) => part ?? "open"),
  after: key,
});

export const feedPage = z.object({
  department: anId,
  stage: oneOf(stages),
  segment: z
    .string()
    .max(60)
    .nullish()
    .transform((text) => text || null),
  kind: oneOf(feedKinds),
  /** Only what touches one's own department. */
  mine: oneOf(["yes"]),
  after: key,
});

/** What is to be followed in one word: "all", or a thing and which, like "stage:use". */
const target = z.string().transform((text, issues) => {
  const [thing, ...rest] = text.split(":");
  const what = followedThings.find((word) => word === thing);
  const which = rest.join(":") || null;
  const isId = what === "department" || what === "decision";
  const isKnown =
    what === "all" ? which === null : isId ? idField.safeParse(which).success : what !== undefined && which !== null;
  if (!what || !isKnown || (what === "stage" && !stages.some((stage) => stage === which))) {
    issues.addIssue({ code: "custom", message: "Choose what to follow." });
    return z.NEVER;
  }
  return { what, which };
});

export const follow = z.object({ target, how: choice(followedWays) });
export const unfollow = z.object({ id: idField });
export const seenUntil = z.object({ until: z.coerce.date() });
export const aDecision = z.object({ decisionId: idField });

export type NoticesPage = z.output<typeof noticesPage>;
export type FeedPage = z.output<typeof feedPage>;
export type Follow = z.output<typeof follow>;
