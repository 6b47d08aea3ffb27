import { z } from "zod";
import { experienceLists, feelingSources, moveEnds, topicCuts, walletStandings } from "../domain/experience-rows";
import { type FeelingWindow, feelingGroups, feelingWindows, usualWindow } from "../domain/feeling";
import { walletSources } from "../domain/wallet";
import { fromAddress, monthKey, rankKey } from "../trpc/address";
import { choice, idField, optionalDay, words } from "../trpc/fields";
import { lensFields } from "../trpc/lens";

export const recordWalletInput = z.object({
  customerId: idField,
  elsewhere: words(1, 40, "Please give an amount, or 0."),
  source: choice(walletSources),
  /** Today where it is left out. */
  saidOn: optionalDay,
  /** A year after it was said where it is left out. */
  expiresOn: optionalDay,
});
export type RecordWallet = z.output<typeof recordWalletInput>;

export const ofCustomer = z.object({ customerId: idField });

export const importScoresInput = z.object({
  source: words(3, 120, "Please say who asked."),
  file: z.instanceof(File, { message: "Please choose a file." }),
});
export type ImportScores = z.output<typeof importScoresInput>;

export const scoreFileInput = z.object({ fileId: idField });

/** What an address carries may be anything: what cannot be read counts as not given. */
const window = z.coerce
  .number()
  .transform((days): FeelingWindow => feelingWindows.find((known) => known === days) ?? usualWindow)
  .catch(usualWindow);

export const pageInput = fromAddress({ ...lensFields, window });
export type AskForPage = z.output<typeof pageInput>;

const level = z.coerce.number().int().min(1).max(5).nullable().catch(null);
const known = <const Words extends readonly [string, ...string[]]>(list: Words) => z.enum(list).nullable().catch(null);
const text = z.string().max(200).nullable().catch(null);

export const rowsInput = fromAddress({
  ...lensFields,
  window,
  which: known(experienceLists),
  level,
  known: known(feelingSources),
  channel: text,
  stage: text,
  of: known(["active", "everyone"]),
  from: level,
  to: known(moveEnds),
  group: known(feelingGroups),
  cut: known(topicCuts),
  value: text,
  standing: known(walletStandings),
  source: text,
  score: z.coerce.number().int().min(0).max(10).nullable().catch(null),
  month: monthKey,
  after: rankKey,
});
export type AskForRows = z.output<typeof rowsInput>;
