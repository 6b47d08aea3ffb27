import type { Metadata } from "next";
import { TakeLinks } from "@/components/exports/take-links";
import { MonthChart, monthName } from "@/components/promises/month-chart";
import { PromiseQueue } from "@/components/promises/promise-queue";
import { RatePanel } from "@/components/promises/rate-panel";
import { readAfter, scopeOf, scopes, writeAfter } from "@/components/promises/scopes";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { can } from "@/server/domain/permissions";
import { addDays, addMonths, monthStart } from "@/server/domain/plain-date";
import { getCaller, getContext } from "@/server/trpc/caller";
import { keepFromList } from "./actions";

export const metadata: Metadata = { title: "Promises" };

type Props = { searchParams: Promise<{ of?: string; after?: string }> };

export default async function PromisesPage({ searchParams }: Props) {
  const asked = await searchParams;
  const scope = scopeOf(asked.of);
  const [caller, { actor, now, today }] = [await getCaller(), await getContext()];
  const month = monthStart(today);
  const lastMonth = addMonths(month, -1);
  const [counts, page, rate, before, months] = await Promise.all([
    caller.promises.counts(),
    caller.promises.list({ scope, after: readAfter(asked.after) }),
    caller.promises.rate({ from: month, to: today }),
    caller.promises.rate({ from: lastMonth, to: addDays(month, -1) }),
    caller.promises.months({ from: addMonths(month, -12), to: addDays(month, -1) }),
  ]);
  const here = `/promises?of=${scope}`;
  const next = page.next ? `${here}&after=${writeAfter(page.next)}` : null;
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
          href: `/promises?of=${key}`,
          label: words,
          count: counts[key].open,
          current: key === scope,
        }))}
      />
      <div className="grid gap-x-10 pt-5 lg:grid-cols-[1.75fr_1fr]">
        <div>
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
          <Pager
            newer={asked.after ? here : null}
            older={next}
            words={{ newer: "From the first", older: "Due later" }}
          />
        </div>
        <Section title="Kept rate" aside="everyone" className="max-lg:mt-6">
          <RatePanel
            thisMonth={rate}
            lastMonth={before}
            names={{ thisMonth: monthName(month.slice(0, 7)), lastMonth: monthName(lastMonth.slice(0, 7)) }}
          />
        </Section>
      </div>
      <Section title="Twelve months" ruled>
        <MonthChart months={months} />
      </Section>
    </>
  );
}
