import type { Metadata } from "next";
import { SetUpForm } from "@/components/accounts/set-up-form";
import { Door } from "@/components/shell/door";
import { Link } from "@/components/ui/link";
import { canSetUp } from "@/server/auth/sign-in";
import { placeChoices } from "@/server/domain/place";
import { setUp } from "./actions";

export const metadata: Metadata = { title: "Set up" };

export default async function SetUpPage({ params }: PageProps<"/set-up/[token]">) {
  const { token } = await params;
  if (!(await canSetUp(token))) return <Over />;
  return (
    <Door wide title="Welcome to Standpoint" lead="Two things, then you are in. This link works once.">
      <SetUpForm action={setUp} token={token} choices={placeChoices()} />
    </Door>
  );
}

function Over() {
  return (
    <Door title="This link opens nothing">
      <p className="text-ink-2">
        It has been used, is older than seven days, or a later start printed another. If Standpoint is set up already,{" "}
        <Link href="/sign-in">sign in</Link>. If not, start it again and open the link it prints.
      </p>
    </Door>
  );
}
