import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PasswordForm } from "@/components/accounts/password-form";
import { PersonaList } from "@/components/accounts/persona-list";
import { Door } from "@/components/shell/door";
import { buttonClass, classes } from "@/components/ui/classes";
import { Disclosure } from "@/components/ui/disclosure";
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
  const form = (
    <div className="max-w-[25rem]">
      {house.hasSingleSignOn ? <SingleSignOn next={next} /> : null}
      <PasswordForm action={signIn} next={next} />
      <p className="small mt-4 text-ink-3">Forgotten it? An administrator can give you a link for a new one.</p>
    </div>
  );
  return (
    <Door
      wide={house.isDemo}
      title={house.isDemo ? "Who would you like to be?" : "Sign in"}
      lead={
        house.isDemo
          ? `${house.name} is invented, and so is everybody in it. Nothing you do here reaches anyone.`
          : house.name
      }
    >
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
      {house.isDemo ? (
        <>
          <PersonaList personas={house.personas} next={next} action={bePersona} />
          <Disclosure summary="Sign in with e-mail and password" className="mt-6">
            {form}
          </Disclosure>
        </>
      ) : (
        form
      )}
    </Door>
  );
}

function SingleSignOn({ next }: { next: string }) {
  return (
    <div className="mb-5 border-line border-b pb-5">
      <a
        href={`/sign-in/single-sign-on?next=${encodeURIComponent(next)}`}
        className={classes(buttonClass("primary"), "w-full")}
      >
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
