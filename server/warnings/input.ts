import { z } from "zod";
import { warningAnswerKinds, warningKinds, warningViews } from "../domain/warning-words";
import { checkbox, words } from "../trpc/fields";

export const listWarningsInput = z.object({
  view: z.enum(warningViews),
  after: z
    .object({ at: z.iso.datetime(), episode: z.string().max(80) })
    .nullish()
    .catch(null),
});

const which = { kind: z.enum(warningKinds), episode: z.string().min(1).max(80) };

export const answerWarningInput = z
  .object({
    ...which,
    what: z.enum(warningAnswerKinds, "Please choose one."),
    verdict: z.enum(["right", "wrong"]).nullish().catch(null),
    words: words(3, 1000, "Please say it in a sentence."),
  })
  .refine(({ what, verdict }) => what === "done" || verdict != null, {
    message: "Please say whether the warning was right.",
    path: ["verdict"],
  });
export type AnswerWarning = z.output<typeof answerWarningInput>;

const whole = (least: number, most: number) =>
  z
    .string("Please give a number.")
    .trim()
    .regex(/^\d{1,3}$/, "Please give a whole number.")
    .transform(Number)
    .pipe(z.number().min(least, `Please give at least ${least}.`).max(most, `Please give at most ${most}.`));

const times = z
  .string("Please give a number.")
  .trim()
  .regex(/^\d{1,2}([.,]\d)?$/, "Please give a number like 2 or 1.5.")
  .transform((text) => Number(text.replace(",", ".")))
  .pipe(z.number().min(1, "Please give at least 1.").max(20, "Please give at most 20."));

const rule = { isOn: checkbox, reason: words(10, 500) };

export const setWarningRuleInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("broken_promise"), days: whole(1, 365), ...rule }),
  z.object({ kind: z.literal("open_issue"), days: whole(0, 365), ...rule }),
  z.object({ kind: z.literal("lapse"), factor: times, share: whole(10, 100), ...rule }),
]);
export type SetWarningRule = z.output<typeof setWarningRuleInput>;
