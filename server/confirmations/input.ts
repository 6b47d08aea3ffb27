import { z } from "zod";
import { leastPlan } from "../domain/confirmation";
import { customerAnswers, promiseKinds } from "../domain/promise-words";
import { checkbox, choice } from "../trpc/fields";

/** What a customer's form sends. `none`: no answer, and not to be asked again. */
export const answerInput = z
  .object({
    token: z.string().max(100),
    answer: choice([...customerAnswers, "none"] as const),
    noMore: checkbox,
  })
  .transform(({ token, answer, noMore }) =>
    answer === "none" ? { token, answer: null, noMore: true } : { token, answer, noMore },
  );
export type AnswerConfirmation = z.output<typeof answerInput>;

const whole = (least: number, most: number, unit: string) =>
  z.coerce
    .number(`Please give a number of ${unit}.`)
    .int(`Please give a whole number of ${unit}.`)
    .min(least, `Please give at least ${least} ${unit}.`)
    .max(most, `Please give at most ${most} ${unit}.`);

export const setPlanInput = z.object({
  isAsking: choice(["on", "off"] as const).transform((word) => word === "on"),
  share: whole(leastPlan.share, 100, "per cent"),
  atLeast: whole(leastPlan.atLeast, 1000, "customers"),
  highStakes: z.preprocess(
    (given) => (given === undefined || given === "" ? [] : [given].flat()),
    z.array(z.enum(promiseKinds)),
  ),
  linkDays: whole(7, 14, "days"),
  restDays: whole(0, 60, "days"),
});
export type SetPlan = z.output<typeof setPlanInput>;
