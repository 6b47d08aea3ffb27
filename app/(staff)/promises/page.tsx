import type { Metadata } from "next";
import { LevelsPanel } from "@/components/charter/levels-panel";
import { TakeLinks } from "@/components/exports/take-links";
import { LiveQueue } from "@/components/promises/live-queue";
import { MonthChart, monthName } from "@/components/promises/month-chart";
import { PromiseQueue } from "@/components/promises/promise-queue";
import { QueueLinks } from "@/components/promises/queue-links";
import { RatePanel } from "@/components/promises/rate-panel";
import { readQueueKey, scopeOf, scopes, writeQueueKey } from "@/components/promises/scopes";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { can } from "@/server/domain/permissions";
import { addDays, addMonths, monthStart } from "@/server/domain/plain-date";
import { plainQuestion, rateFields } from "@/server/domain/rate-question";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { keepFromList } from "./actions";

export const metadata: Metadata = { title: "Promises" };

type Props = { searchParams: Promise<{ of?: string; after?: string; customer?: string }> };

export default async function PromisesPage({ searchParams }: Props) {
  const asked = await searchParams;
  const scope = scopeOf(asked.of);
  const [caller, { actor, now, today }] = [await getCaller(), await getContext()];
  const month = monthStart(today);
  const lastMonth = addMonths(month, -1);
  const thisMonth = plainQuestion({ from: month, to: today });
  const monthBefore = plainQuestion({ from: lastMonth, to: addDays(month, -1) });
  const question = { scope, customerId: asked.customer ?? "", after: readQueueKey(asked.after) };
  const [counts, pulse, page, waiting, rate, before, months, levels] = await Promise.all([
    caller.promises.counts(),
    orNotFound(caller.promises.pulse(question)),
    orNotFound(caller.promises.list(question)),
    caller.promises.brokenCount({ scope }),
    caller.rates.counts(rateFields(thisMonth)),
    caller.rates.counts(rateFields(monthBefore)),
    caller.rates.months({ from: addMonths(month, -12), to: addDays(month, -1) }),
    caller.charter.levels(),
  ]);
  const here = `/promises?of=${scope}${asked.customer ? `&customer=${asked.customer}` : ""}`;
  const next = page.next ? `${here}&after=${writeQueueKey(page.next)}` : null;
  const { open, overdue } = counts[scope];
  return (
    <>
      <PageHead
        title="Promises"
        actions={can(actor, "list:export") ? <TakeLinks lists={["promises"]} values={{ of: scope }} /> : null}
      >
        What we said we would do, and by when.
      </PageHead>
      <Tabs
        label="Whose promises"
        tabs={scopes.map(({ key, words }) => ({
          href: `/promises?of=${key}${asked.customer ? `&customer=${asked.customer}` : ""}`,
          label: words,
          count: asked.customer ? undefined : counts[key].open,
          current: key === scope,
        }))}
      />
      <div className="grid gap-x-10 pt-5 lg:grid-cols-[1.75fr_1fr]">
        <div>
          <QueueLinks
            scope={scope}
            waiting={waiting}
            mayHandOver={can(actor, "promise:handOver")}
            customer={asked.customer ? (page.promises[0]?.customerName ?? "one customer") : null}
          />
          <LiveQueue
            key={`${here} ${asked.after ?? ""}`}
            pulse={pulse}
            scope={scope}
            customerId={asked.customer ?? null}
            after={question.after}
            summary={`${open} open, ${overdue} overdue`}
          >
            {page.promises.length === 0 ? (
              <EmptyState title={scopes.find(({ key }) => key === scope)?.empty ?? ""}>
                A promise is made from a customer’s page, alone or while a contact is logged.
              </EmptyState>
            ) : (
              <PromiseQueue
                promises={page.promises}
                now={now}
                zone={actor.zone}
                reader={actor}
                keep={keepFromList}
                back={here}
              />
            )}
          </LiveQueue>
          <Pager
            newer={asked.after ? here : null}
            older={next}
            words={{ newer: "From the first", older: "Due later" }}
          />
        </div>
        <Section title="Kept rate" aside="everyone" className="max-lg:mt-6">
          <RatePanel
            thisMonth={{ ...rate, question: thisMonth }}
            lastMonth={{ ...before, question: monthBefore }}
            names={{ thisMonth: monthName(month.slice(0, 7)), lastMonth: monthName(lastMonth.slice(0, 7)) }}
          />
        </Section>
      </div>
      <Section title="Three levels, each for itself" aside="due in twelve months" ruled>
        <LevelsPanel levels={levels} />
      </Section>
      <Section title="Twelve months" ruled>
        <MonthChart months={months} />
      </Section>
    </>
  );
}
