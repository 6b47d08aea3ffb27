import type { Metadata } from "next";
import { CopyView } from "@/components/decisions/copy-view";
import { Moment } from "@/components/format/moment";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { goOnFrom } from "./actions";

export const metadata: Metadata = { title: "Earlier copies" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const PAGE = 50;

export default async function Copies({ params, searchParams }: Props) {
  const { id } = await params;
  const { copy, before } = await searchParams;
  const caller = await getCaller();
  const { actor, now } = await getContext();
  const draft = await orNotFound(caller.decisions.getDraft({ id }));
  const copies = await orNotFound(caller.decisions.revisions({ id, before: before ?? null }));
  const shown = copies.slice(0, PAGE);
  const last = shown.at(-1);
  return (
    <>
      <PageHead label={<Link href={`/decisions/${id}`}>Decision {draft.number}</Link>} title="Earlier copies">
        Every save of the last day, before that one an hour of each writer, until the decision is made.
      </PageHead>
      {copy === undefined ? null : <Shown id={id} revision={String(copy)} draft={draft} />}
      {shown.length === 0 ? (
        <p className="text-ink-2">None are kept: the decision is made, and its statement speaks for itself.</p>
      ) : (
        <ul className="max-w-[41.25rem]">
          {shown.map(({ revision, by, savedAt, isCurrent }) => (
            <li key={revision} className="flex flex-wrap items-baseline gap-x-3 border-line border-t py-2">
              <Link href={`/decisions/${id}/copies?copy=${revision}`} className="underline underline-offset-3">
                <Moment at={savedAt} now={now} zone={actor.zone} />
              </Link>
              <span className="text-ink-2">{by}</span>
              {isCurrent ? <span className="small text-kept">stands now</span> : null}
            </li>
          ))}
        </ul>
      )}
      {copies.length > PAGE && last ? (
        <p className="mt-3">
          <Link href={`/decisions/${id}/copies?before=${last.revision}`}>Older copies</Link>
        </p>
      ) : null}
    </>
  );
}

type ShownProps = { id: string; revision: string; draft: { state: string; content: Record<string, unknown> } };

async function Shown({ id, revision, draft }: ShownProps) {
  const caller = await getCaller();
  const { actor, now } = await getContext();
  const found = await orNotFound(caller.decisions.revision({ id, revision }));
  const { segments, departments, people } = await caller.decisions.letter();
  const names = Object.fromEntries([
    ...segments.map(({ key, name }) => [key, name]),
    ...[...departments, ...people].map((one) => [one.id, one.name]),
  ]);
  return (
    <Section
      title={
        <>
          As {found.by} saved it, <Moment at={found.savedAt} now={now} zone={actor.zone} />
        </>
      }
    >
      <CopyView
        id={id}
        revision={found.revision}
        content={found.content}
        current={["draft", "proposed"].includes(draft.state) ? draft.content : null}
        names={names}
        goOn={goOnFrom}
      />
    </Section>
  );
}
