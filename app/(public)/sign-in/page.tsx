import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PasswordForm } from "@/components/accounts/password-form";
import { PersonaList } from "@/components/accounts/persona-list";
import { Door } from "@/components/shell/door";
import { buttonClass, classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { currentContext } from "@/server/auth/session";
import { findHouse } from "@/server/auth/sign-in";
import { ownPath } from "@/server/domain/own-path";
import { bePersona, signIn } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

const problems: Record<string, string> = {
  unknown: "Your organisation knows you, but nobody here has this e-mail yet. Ask an administrator to add you.",
  "not-demo": "That is only possible in the demo.",
};
const done: Record<string, string> = {
  "signed-out": "You are signed out.",
  everywhere: "You are signed out in every browser.",
  password: "Your new password is set. Sign in with it.",
};

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const asked = await searchParams;
  const next = ownPath(asked.next);
  const house = await findHouse();
  if (!house.name) return <NotSetUp />;
  if (!house.isDemo && (await currentContext())) redirect(next);
  const problem = asked.error ? "Signing in did not work. Please try again." : problems[String(asked.problem)];
  const notes = (
    <>
      {problem ? (
        <Notice tone="due" className="mb-5">
          {problem}
        </Notice>
      ) : null}
      {done[String(asked.done)] ? (
        <Notice tone="kept" className="mb-5">
          {done[String(asked.done)]}
        </Notice>
      ) : null}
    </>
  );
  const kept = `next=${encodeURIComponent(next)}`;
  if (house.isDemo && asked.with !== "password")
    return (
      <Door
        wide
        title="Who would you like to be?"
        lead={`${house.name} is invented, and so is everybody in it. Nothing you do here reaches anyone.`}
      >
        {notes}
        <PersonaList personas={house.personas} next={next} action={bePersona} />
        <p className="small mt-6">
          <Link href={`/sign-in?with=password&${kept}`}>Sign in with e-mail and password</Link>
        </p>
      </Door>
    );
  return (
    <Door title="Sign in" lead={house.name}>
      {notes}
      {house.hasSingleSignOn ? <SingleSignOn href={`/sign-in/single-sign-on?${kept}`} /> : null}
      <PasswordForm action={signIn} next={next} isSecondWay={house.hasSingleSignOn} />
      <p className="small mt-4 text-ink-3">Forgotten it? An administrator can give you a link for a new one.</p>
      {house.isDemo ? (
        <p className="small mt-4">
          <Link href={`/sign-in?${kept}`}>Or be one of the demo’s people</Link>
        </p>
      ) : null}
    </Door>
  );
}

function SingleSignOn({ href }: { href: string }) {
  return (
    <div className="mb-5 border-line border-b pb-5">
      <a href={href} className={classes(buttonClass("primary"), "w-full")}>
        Single sign-on
      </a>
    </div>
  );
}

function NotSetUp() {
  return (
    <Door title="Nobody is here yet">
      <p className="text-ink-2">
        Standpoint printed a set-up link when it started. Open that link to make the first account and name your
        organisation. It works once, and every start prints a new one.
      </p>
    </Door>
  );
}
