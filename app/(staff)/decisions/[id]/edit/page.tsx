import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Letter } from "@/components/decisions/letter";
import { Moment } from "@/components/format/moment";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { heavySoFar, valuesOfLetter } from "@/server/domain/letter";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { rewriteLetter } from "./actions";

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
  const counts = Object.fromEntries(letter.segments.map(({ key, count }) => [key, count]));
  const read = (name: string) => (typeof initial[name] === "string" ? initial[name] : null);
  const hidden = { id, revision: String(draft.revision), ...(draft.replaces ? { replacesId: draft.replaces.id } : {}) };
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
        Saved by {draft.savedBy.name}, <Moment at={draft.savedAt} now={now} zone={actor.zone} show="relative" />.
      </PageHead>
      <Letter
        action={rewriteLetter}
        initial={initial}
        hidden={hidden}
        heavyShare={organisation.heavyShare}
        heavySoFar={heavySoFar(read, { counts, heavyShare: organisation.heavyShare })}
        {...letter}
      />
    </>
  );
}
