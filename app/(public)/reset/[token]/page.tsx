import type { Metadata } from "next";
import { ResetForm } from "@/components/accounts/reset-form";
import { Door } from "@/components/shell/door";
import { Link } from "@/components/ui/link";
import { findResetName } from "@/server/auth/sign-in";
import { choosePassword } from "./actions";

export const metadata: Metadata = { title: "Choose a password" };

export default async function ResetPage({ params }: PageProps<"/reset/[token]">) {
  const { token } = await params;
  const name = await findResetName(token);
  if (name === null) return <Over />;
  return (
    <Door title="Choose a password" lead={`For ${name}. Every browser you are signed in with is signed out.`}>
      <ResetForm action={choosePassword} token={token} />
    </Door>
  );
}

function Over() {
  return (
    <Door title="This link opens nothing">
      <p className="text-ink-2">
        It has been used, is older than a day, or a later one was made. Ask an administrator for a new link, or{" "}
        <Link href="/sign-in">sign in</Link>.
      </p>
    </Door>
  );
}
