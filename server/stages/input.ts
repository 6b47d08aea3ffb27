import { z } from "zod";
import { words } from "../trpc/fields";

const stageWords = words(2, 80, "Please write it as a customer would say it.");

export const addStageInput = z.object({ words: stageWords });

export const renameStageInput = z.object({ key: z.string().max(60), words: stageWords });
export type RenameStage = z.output<typeof renameStageInput>;

export const moveStageInput = z.object({ key: z.string().max(60), to: z.enum(["up", "down"]) });
export type MoveStage = z.output<typeof moveStageInput>;

export const offerStageInput = z.object({ key: z.string().max(60), offered: z.enum(["yes", "no"]) });
export type OfferStage = z.output<typeof offerStageInput>;
