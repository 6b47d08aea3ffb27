import type { Metadata } from "next";
import { VoiceTable } from "@/components/advocates/voice-table";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Denied, EmptyState } from "@/components/ui/states";
import { readKey, writeKey } from "@/server/domain/timeline";
import { type VoiceKind, voiceKinds } from "@/server/domain/voice";
import { getCaller, getContext, isDenied, orDenied, orNotFound } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Advocates: the decisions" };

const titles: Record<VoiceKind, string> = {
  without: "Proposals that no advocate spoke on",
  heard: "Proposals that an advocate spoke on",
  late: "Late dissents",
  quick: "Signed within two minutes of opening",
};
const explained: Record<VoiceKind, string> = {
  without: "Put forward in the last year, on the version that counts. None of them can be decided until one speaks.",
  heard: "Put forward in the last year, on the version that counts.",
  late: "Said in the last year after the decision was made. They go into the board’s next pack.",
  quick: "In the last year. A hint to ask, never a proof: it blocks nothing, and without an opening nothing is known.",
};

type Search = { of?: string; after?: string };

export default async function VoicesPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [asked, caller, { actor, now }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const of = voiceKinds.find((kind) => kind === asked.of) ?? "without";
  const after = readKey(asked.after ?? "");
  const voices = await orDenied(
    orNotFound(of === "quick" ? caller.advocates.quick({ after }) : caller.advocates.voiceRows({ of, after })),
  );
  if (isDenied(voices)) return <Denied right={voices.denied} />;
  const { rows, next } = voices;
  const here = `/governance/advocates/decisions?of=${of}`;
  return (
    <>
      <PageHead label={<Link href="/governance/advocates">Advocates</Link>} title={titles[of]}>
        {explained[of]}
      </PageHead>
      <div className="max-w-4xl">
        {rows.length === 0 ? <EmptyState title={asked.after ? "There are no more." : "There are none."} /> : null}
        <VoiceTable rows={rows} label={titles[of]} now={now} zone={actor.zone} />
        <Pager newer={asked.after ? here : null} older={next ? `${here}&after=${writeKey(next)}` : null} />
      </div>
    </>
  );
}
