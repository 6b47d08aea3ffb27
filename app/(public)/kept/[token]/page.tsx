import type { Metadata } from "next";
import { Leaf } from "@/components/confirmations/leaf";
import { Over, Wait } from "@/components/confirmations/over";
import { Question } from "@/components/confirmations/question";
import { openConfirmation } from "@/server/auth/by-link";
import { answer } from "./actions";

/** Looking changes nothing: programs that read mails open every link in them. */
export const metadata: Metadata = {
  title: "One question",
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

export default async function KeptPage({ params }: PageProps<"/kept/[token]">) {
  const { token } = await params;
  const asked = await openConfirmation(token);
  if (asked === "over" || asked === "wait") return <Leaf house={null}>{asked === "wait" ? <Wait /> : <Over />}</Leaf>;
  return (
    <Leaf house={asked.house}>
      <Question asked={asked} token={token} action={answer} />
    </Leaf>
  );
}
