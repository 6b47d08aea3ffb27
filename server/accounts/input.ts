import { z } from "zod";
import { passwordMost } from "../domain/password";
import {
  checkbox,
  countryField,
  currencyField,
  emailField,
  idField,
  optionalZone,
  words,
  zoneField,
} from "../trpc/fields";

/** Never trimmed: a blank at the end of a password is part of it. The rule for new ones is passwordFault. */
const password = z
  .string("Please give a password.")
  .min(1, "Please give a password.")
  .max(passwordMost * 4);

const token = z.string().max(200);

export const signIn = z.object({ email: z.string().max(300), password: z.string().max(passwordMost * 4) });

export const setUp = z.object({
  token,
  name: words(1, 120),
  email: emailField,
  newPassword: password,
  department: words(1, 80),
  organisationName: words(1, 120),
  zone: zoneField,
  country: countryField,
  currency: currencyField,
});
export type SetUp = z.infer<typeof setUp>;

export const resetPassword = z.object({ token, newPassword: password });
export type ResetPassword = z.infer<typeof resetPassword>;

export const linkFor = z.object({ personId: idField });
export type LinkFor = z.infer<typeof linkFor>;

export const changePassword = z.object({ presentPassword: password, newPassword: password });
export type ChangePassword = z.infer<typeof changePassword>;

export const endSession = z.object({ sessionId: idField });
export type EndSession = z.infer<typeof endSession>;

export const saveOwnSettings = z.object({ zone: optionalZone, keysOff: checkbox });
export type SaveOwnSettings = z.infer<typeof saveOwnSettings>;
