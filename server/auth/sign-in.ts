import "server-only";
import { CredentialsSignin } from "next-auth";
import { ZodError, type z } from "zod";
import { resetPassword, setUp, signIn as signInFields } from "../accounts/input";
import { hashOf, resetPassword as reset } from "../accounts/mutations/links";
import { setUp as begin } from "../accounts/mutations/set-up";
import { findLink, findOrganisation, isSetUpOpen, listPersonas, type OfferedPersona } from "../accounts/queries";
import { DomainError } from "../domain/errors";
import type { FormState } from "../domain/form";
import { env } from "../env";
import { fieldsOf, valuesOf } from "../trpc/fields";
import { webDatabase } from "./database";
import { signIn, signOut } from "./session";

/** What people do who are not signed in (and signing out). Each works as a plain form, before JavaScript. */

const sentences: Record<string, string> = {
  wrong: "That e-mail and password do not belong together.",
  too_many: "Too many tries for now. Please wait a few minutes and try again.",
  busy: "Too many people are signing in at this moment. Please try again.",
};

/** Signs in with e-mail and password; answers why not. An unknown e-mail and a wrong password are one answer. */
export async function signInWithPassword(data: FormData): Promise<FormState> {
  return answer(data, signInFields, async ({ email, password }) => {
    const refused = await attempt("password", { email, password });
    if (refused) throw new DomainError("refused", { sentence: sentences[refused] ?? sentences.wrong ?? "" });
  });
}

/** Signs a visitor of the demo in as one of its people; false anywhere else. */
export async function signInAsPersona(personId: string): Promise<boolean> {
  return (await attempt("persona", { personId })) === null;
}

/** Where the organisation's own sign-in begins; null when it is not set up. */
export async function singleSignOnUrl(next: string): Promise<string | null> {
  if (!isSingleSignOn()) return null;
  return signIn("oidc", { redirect: false, redirectTo: next });
}

function isSingleSignOn(): boolean {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  return Boolean(OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET);
}

/** Ends this browser's session and takes its cookie away. */
export async function signOutHere(): Promise<void> {
  await signOut({ redirect: false });
}

export type House = { name: string | null; isDemo: boolean; hasSingleSignOn: boolean; personas: OfferedPersona[] };

/** What the sign-in page has to know; without a name nothing has been set up. */
export async function findHouse(): Promise<House> {
  const db = webDatabase();
  const house = await findOrganisation(db);
  const isDemo = house?.isDemo ?? false;
  return {
    name: house?.name ?? null,
    isDemo,
    hasSingleSignOn: isSingleSignOn(),
    personas: isDemo ? await listPersonas(db) : [],
  };
}

/** Whether a set-up link opens anything. */
export async function canSetUp(token: string): Promise<boolean> {
  return isSetUpOpen(webDatabase(), hashOf(token));
}

/** Makes the first person and the organisation, and signs that person in. */
export async function setUpOrganisation(data: FormData): Promise<FormState> {
  return answer(data, setUp, async (input) => {
    await begin(webDatabase(), input);
    await attempt("password", { email: input.email, password: input.newPassword });
  });
}

/** Whose password a reset link sets, by name; null when it opens nothing. */
export async function findResetName(token: string): Promise<string | null> {
  return (await findLink(webDatabase(), "reset", hashOf(token)))?.name ?? null;
}

export async function chooseNewPassword(data: FormData): Promise<FormState> {
  return answer(data, resetPassword, (input) => reset(webDatabase(), input));
}

/** Tries a provider; null when somebody is signed in now, else why not. */
async function attempt(provider: "password" | "persona", fields: Record<string, string>): Promise<string | null> {
  try {
    await signIn(provider, { ...fields, redirect: false });
    return null;
  } catch (error) {
    if (error instanceof CredentialsSignin) return error.code;
    throw error;
  }
}

/** Reads a form, acts, and gives back sentences with what was typed; passwords never come back. {} when it was done. */
async function answer<Shape extends z.ZodType>(
  data: FormData,
  shape: Shape,
  act: (input: z.output<Shape>) => Promise<unknown>,
): Promise<FormState> {
  try {
    await act(shape.parse(fieldsOf(data)));
    return {};
  } catch (error) {
    const values = valuesOf(data);
    if (error instanceof ZodError) {
      const faults = error.issues.map(({ path, message }) => [path.join("."), message]);
      return { message: "Please look at the marked fields.", errors: Object.fromEntries(faults.reverse()), values };
    }
    if (!(error instanceof DomainError)) throw error;
    return { message: error.message, errors: error.field ? { [error.field]: error.message } : {}, values };
  }
}
