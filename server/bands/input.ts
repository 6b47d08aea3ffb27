import { z } from "zod";
import { bandMethods } from "../domain/band-words";
import { words } from "../trpc/fields";

const texts = z
  .union([z.string().transform((text) => [text]), z.array(z.string())])
  .nullish()
  .transform((list) => list ?? [])
  .pipe(z.array(z.string().max(100)).max(12));

const typed = {
  method: z.enum(bandMethods, "Please choose one."),
  names: texts,
  limits: texts,
  best: z.string("Please fill this in.").trim().max(2000),
};

export const previewBandsInput = z.object(typed);
export const setBandsInput = z.object({ ...typed, reason: words(10, 500) });
export type SetBands = z.output<typeof setBandsInput>;
