import type { Metadata } from "next";
import { Leaf } from "@/components/confirmations/leaf";
import { findHouse } from "@/server/auth/sign-in";

export const metadata: Metadata = { title: "Thank you", robots: { index: false, follow: false } };

const words: Record<string, { title: string; rest: string }> = {
  yes: { title: "Thank you", rest: "Your answer is noted. That was the only question." },
  sorry: {
    title: "Thank you, and we are sorry",
    rest: "Your word stands: it counts as a promise we did not keep. Whoever is responsible has been told, and will put it right with you.",
  },
  nothing: { title: "As you wish", rest: "We will not ask you such questions again." },
};

export default async function ThanksPage({ searchParams }: PageProps<"/kept/thanks">) {
  const [{ for: given }, { name }] = await Promise.all([searchParams, findHouse()]);
  const said = words[String(given)] ?? words.yes;
  return (
    <Leaf house={name}>
      <h1 className="headline">{said?.title}</h1>
      <p className="mt-3 text-ink-2">{said?.rest}</p>
      <p className="small mt-6 text-ink-3">You can close this page.</p>
    </Leaf>
  );
}
