import type { Metadata } from "next";
import { formatCount } from "@/components/format/words";
import { TeamTable } from "@/components/listening/hearing-table";
import { HowListeningWorks } from "@/components/listening/how-it-works";
import { MonthTable } from "@/components/listening/month-table";
import { ListeningPlanForm } from "@/components/listening/plan-form";
import { CaptureReading } from "@/components/listening/reading";
import { monthWords } from "@/components/listening/words";
import { LinkButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { can } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { setPlan } from "./actions";

export const metadata: Metadata = { title: "Listening" };

type Props = { searchParams: Promise<{ month?: string }> };

export default async function ListeningPage({ searchParams }: Props) {
  const [asked, caller, { actor }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const mayListen = can(actor, "listening:do");
  const [{ month, teams }, months, perTeam] = await Promise.all([
    orNotFound(caller.listening.teams({ month: asked.month ?? null })),
    caller.listening.months(),
    caller.listening.plan(),
  ]);
  const next = mayListen && month !== null ? await caller.listening.next({ month }) : { itemId: null, own: 0 };
  return (
    <>
      <PageHead
        label={<Link href="/promises">Promises</Link>}
        title="Listening"
        actions={
          <>
            {next.itemId ? (
              <LinkButton look="primary" href={`/promises/listening/${next.itemId}`}>
                Listen to the next
              </LinkButton>
            ) : null}
            <LinkButton href="/promises/unlogged">Promises nobody logged</LinkButton>
          </>
        }
      >
        How much of what we promise is written down at all.
      </PageHead>
      <div className="grid gap-x-14 md:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]">
        <div>
          {month === null || teams.length === 0 ? (
            <EmptyState
              title={month === null ? "Nothing has been drawn yet." : `Nothing was drawn for ${monthWords(month)}.`}
            >
              The first sample is drawn when a month with contacts is over.
            </EmptyState>
          ) : (
            <Section title={`Contacts of ${monthWords(month)}`}>
              <CaptureReading month={monthWords(month)} teams={teams} />
              <TeamTable month={month} teams={teams} />
              {next.own > 0 ? (
                <p className="small mt-2 text-ink-3">
                  {formatCount(next.own)} of them {next.own === 1 ? "is a contact" : "are contacts"} of your own: left
                  to a colleague.
                </p>
              ) : null}
            </Section>
          )}
          {months.length > 1 ? (
            <Section title="Month by month">
              <MonthTable months={months} />
            </Section>
          ) : null}
        </div>
        <Section title="How to read it">
          <HowListeningWorks perTeam={perTeam}>
            {can(actor, "listening:plan") ? (
              <Disclosure summary="Draw more or fewer">
                <ListeningPlanForm action={setPlan} perTeam={perTeam} />
              </Disclosure>
            ) : null}
          </HowListeningWorks>
        </Section>
      </div>
    </>
  );
}
