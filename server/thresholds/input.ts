import { z } from "zod";
import { daysField, idField, words } from "../trpc/fields";

export const proposeThresholdInput = z.object({
  days: daysField,
  reason: words(10, 500, "Please say why, in a sentence."),
});
export type ProposeThreshold = z.output<typeof proposeThresholdInput>;

export const declineThresholdInput = z.object({
  proposalId: idField,
  reason: words(10, 500, "Please say why not, in a sentence."),
});
export type DeclineThreshold = z.output<typeof declineThresholdInput>;
