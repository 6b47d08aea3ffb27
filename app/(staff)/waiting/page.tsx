import type { Metadata } from "next";
import { counted } from "@/components/format/words";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { WaitingTable } from "@/components/waiting/waiting-table";
import { waitingWords } from "@/components/waiting/waiting-words";
import { waitingKinds } from "@/server/domain/waiting";
import { getCaller, getContext } from "@/server/trpc/caller";
import { answerNotice } from "../decisions/notices/actions";

export const metadata: Metadata = { title: "Waiting for me" };

export default async function WaitingPage() {
  const caller = await getCaller();
  const waiting = await caller.waiting.list();
  const { actor, now } = await getContext();
  const answer = { action: answerNotice, department: actor.departmentName };
  const groups = waitingKinds
    .map((kind) => ({ kind, words: waitingWords[kind], rows: waiting.filter((one) => one.kind === kind) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <>
      <PageHead title="Waiting for me">
        {waiting.length ? `${counted(waiting.length, "thing")} that somebody waits for you to do.` : null}
      </PageHead>
      {groups.length ? null : (
        <EmptyState title="Nothing waits for you." action={<LinkButton href="/promises">Promises</LinkButton>}>
          No promise of yours is due today, and no decision needs a word from you.
        </EmptyState>
      )}
      {groups.map(({ kind, words, rows }) => (
        <Section key={kind} title={words.title} aside={rows.length} ruled>
          <p className="small mb-1 text-ink-2">{words.ask}</p>
          <WaitingTable
            label={words.title}
            timeWords={words.time}
            rows={rows}
            now={now}
            zone={actor.zone}
            answer={answer}
          />
        </Section>
      ))}
    </>
  );
}
