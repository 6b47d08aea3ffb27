import "server-only";
import { headers } from "next/headers";
import { type Account, CredentialsSignin, type NextAuthConfig, type Profile, type User } from "next-auth";
import type { JWT } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { closeSession, openSession } from "../accounts/mutations/sessions";
import { findDemoPerson, findPersonByEmail, isLiveSession } from "../accounts/queries";
import { ownPath } from "../domain/own-path";
import { env } from "../env";
import { log } from "../log";
import { type Claim, claimOf, openClaim, sessionCookie, signClaim } from "./claim";
import { personByPassword, type SignInRefusal } from "./credentials";
import { webDatabase } from "./database";
import { addressOf, isSecure } from "./visitor";

/** Twelve hours, as the database also has it: the cookie goes when the session does. */
const lifetimeSeconds = 12 * 60 * 60;

class Refused extends CredentialsSignin {
  constructor(override readonly code: SignInRefusal) {
    super();
  }
}

/** The set-up of next-auth, made for each request: cookies are `secure` exactly when the request came by https. */
export async function authConfig(): Promise<NextAuthConfig> {
  const secure = isSecure(await headers());
  return {
    secret: env().AUTH_SECRET,
    trustHost: true,
    basePath: "/api/auth",
    session: { strategy: "jwt", maxAge: lifetimeSeconds },
    jwt: { encode: seal, decode: open },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name: sessionCookie(secure), options: { httpOnly: true, sameSite: "lax", path: "/", secure } },
    },
    providers: [password, persona, ...singleSignOn()],
    callbacks: {
      signIn: isExpected,
      jwt: keepClaim,
      session: ({ session }) => ({ expires: session.expires }),
      // A path, never an address: whoever comes back stays on the host they came by.
      redirect: ({ url, baseUrl }) => ownPath(new URL(url, baseUrl).href.slice(new URL(url, baseUrl).origin.length)),
    },
    events: { signOut: endOf },
    logger: { error: report, warn: () => undefined, debug: () => undefined },
  };
}

const password = Credentials({
  id: "password",
  credentials: { email: {}, password: {} },
  async authorize({ email, password }): Promise<User> {
    if (typeof email !== "string" || typeof password !== "string") throw new Refused("wrong");
    const address = addressOf(await headers()) ?? "unknown";
    const answer = await personByPassword(webDatabase(), { email, password, address });
    if ("refused" in answer) throw new Refused(answer.refused);
    return { id: answer.personId };
  },
});

/** Lets a visitor of the demo be one of its people. Asked again here: in any other organisation nobody is found. */
const persona = Credentials({
  id: "persona",
  credentials: { personId: {} },
  async authorize({ personId }): Promise<User> {
    const id = typeof personId === "string" ? await findDemoPerson(webDatabase(), personId) : null;
    if (id === null) throw new Refused("wrong");
    return { id };
  },
});

/** Single sign-on, once its three values are set. */
function singleSignOn(): NextAuthConfig["providers"] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env();
  if (!issuer || !clientId || !clientSecret) return [];
  return [
    {
      id: "oidc",
      name: "Single sign-on",
      type: "oidc",
      issuer,
      clientId,
      clientSecret,
      checks: ["pkce", "state", "nonce"],
    },
  ];
}

type Arrival = { user?: User; account?: Account | null | undefined; profile?: Profile | undefined };

/** Ruling 38: single sign-on lets people in who are here already, by their e-mail, and makes nobody. */
async function isExpected(arrival: Arrival): Promise<boolean | string> {
  if (arrival.account?.provider !== "oidc") return true;
  return (await personOf(arrival)) !== null || "/sign-in?problem=unknown";
}

async function personOf({ user, account, profile }: Arrival): Promise<string | null> {
  if (account?.provider !== "oidc") return user?.id ?? null;
  if (!profile?.email || profile.email_verified === false) return null;
  return findPersonByEmail(webDatabase(), profile.email);
}

/** The cookie holds which session and whose, nothing else; whether it still holds is asked every time. */
async function keepClaim({ token, ...arrival }: Arrival & { token: JWT }): Promise<JWT | null> {
  if (!arrival.account) {
    const claim = claimOf(token);
    return claim && (await isLiveSession(webDatabase(), claim)) ? { ...claim } : null;
  }
  const personId = await personOf(arrival);
  if (personId === null) return null;
  const head = await headers();
  const sid = await openSession(webDatabase(), {
    personId,
    ip: addressOf(head),
    userAgent: head.get("user-agent"),
  });
  return { sid, uid: personId } satisfies Claim;
}

async function seal({ token }: { token?: JWT | undefined }): Promise<string> {
  const claim = claimOf(token);
  if (!claim) throw new Error("A session cookie names a session and whose it is.");
  return signClaim(claim, env().AUTH_SECRET);
}

async function open({ token }: { token?: string | undefined }): Promise<JWT | null> {
  const claim = token ? openClaim(token, env().AUTH_SECRET) : null;
  return claim && { ...claim };
}

async function endOf(message: { token?: JWT | null } | object): Promise<void> {
  const claim = "token" in message ? claimOf(message.token) : null;
  if (claim) await closeSession(webDatabase(), claim);
}

/** What people mistype is no error; anything else is logged by its kind, without what was sent. */
function report(error: Error): void {
  if (error instanceof CredentialsSignin) return;
  log.error(
    { kind: error.name, because: error.cause instanceof Error ? error.cause.message : undefined },
    "sign-in failed",
  );
}
