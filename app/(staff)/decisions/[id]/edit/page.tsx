import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Letter } from "@/components/decisions/letter";
import { Moment } from "@/components/format/moment";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { chosenSegments, heavySoFar, pathLimits, valuesOfLetter } from "@/server/domain/letter";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { writeLetter } from "../../new/actions";

export const metadata: Metadata = { title: "Edit a decision" };

export default async function EditDecision({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const caller = await getCaller();
  const { actor, now, organisation } = await getContext();
  const [draft, { defaults, ...letter }] = await Promise.all([
    orNotFound(caller.decisions.getDraft({ id })),
    caller.decisions.letter(),
  ]);
  if (draft.state !== "draft" && draft.state !== "proposed") redirect(`/decisions/${id}`);
  const initial = { ...defaults, ...valuesOfLetter(draft.content) };
  const limits = pathLimits(letter.segments, organisation);
  const [reaches, hints, editors] = await Promise.all([
    caller.decisions.reachOf({ segments: chosenSegments(initial, letter.segments) }),
    caller.decisions.hints({ id, content: draft.content }),
    caller.decisions.editors({ id }),
  ]);
  const read = (name: string) => (typeof initial[name] === "string" ? initial[name] : null);
  return (
    <>
      <PageHead
        label={
          <>
            <Link href={`/decisions/${id}`}>Decision {draft.number}</Link>
            {draft.replaces ? `, to replace decision ${draft.replaces.number}` : null}
          </>
        }
        title={draft.state === "proposed" ? "A new version" : "A draft"}
      >
        {draft.state === "proposed"
          ? "It has been proposed. What you change is a new version and needs new positions. "
          : null}
        Saved by {draft.savedBy.name}, <Moment at={draft.savedAt} now={now} zone={actor.zone} show="relative" />.{" "}
        <Link href={`/decisions/${id}/copies`}>Earlier copies</Link>
      </PageHead>
      <Letter
        action={writeLetter}
        initial={initial}
        replacesId={draft.replaces?.id ?? null}
        draft={{ id, revision: draft.revision, editors }}
        reaches={reaches}
        hints={hints}
        limits={limits}
        heavySoFar={heavySoFar(read, limits, reaches.together)}
        currency={organisation.currency}
        zone={actor.zone}
        {...letter}
      />
    </>
  );
}
