import { type Ahead, AheadTable } from "@/components/knowledge/ahead-table";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { type Caller, getCaller, getContext } from "@/server/trpc/caller";

export const metadata = { title: "Coming up" };

const shows = {
  dates: {
    label: "Special dates",
    says: "The next thirty days. Left out: no consent, an issue open, vulnerable, has died.",
    empty: "No special date in the next thirty days.",
  },
  reviews: {
    label: "Goals to look at",
    says: "The agreed day has passed. Whether a goal is reached is the customer’s to say.",
    empty: "No review of a goal is overdue.",
  },
  renewals: {
    label: "Renewals",
    says: "Due within sixty days, or overdue and not answered.",
    empty: "No renewal is due within sixty days.",
  },
} as const;

type Search = { show?: string; after?: string };

export default async function AheadPage({ searchParams }: { searchParams: Promise<Search> }) {
  const [{ show: asked, after = null }, caller, { today }] = await Promise.all([
    searchParams,
    getCaller(),
    getContext(),
  ]);
  const show = asked === "reviews" || asked === "renewals" ? asked : "dates";
  const { ahead, next } = await listed(caller, show, after);
  const href = (key: string) => `/ahead?show=${key}`;
  const tabs = Object.entries(shows).map(([key, { label }]) => ({ href: href(key), label, current: key === show }));
  return (
    <>
      <PageHead title="Coming up">{shows[show].says}</PageHead>
      <Tabs label="What is coming" tabs={tabs} />
      {ahead.rows.length === 0 ? (
        <EmptyState title={after ? "That was all." : shows[show].empty} />
      ) : (
        <AheadTable ahead={ahead} label={shows[show].label} today={today} />
      )}
      <Pager
        newer={after ? href(show) : null}
        older={next ? `${href(show)}&after=${next.on}_${next.id}` : null}
        words={{ newer: "From the first", older: "Later" }}
      />
    </>
  );
}

async function listed(caller: Caller, show: Ahead["show"], after: string | null) {
  if (show === "dates") {
    const { rows, next } = await caller.knowledge.dates({ after });
    return { ahead: { show, rows } satisfies Ahead, next };
  }
  if (show === "reviews") {
    const { rows, next } = await caller.knowledge.reviews({ after });
    return { ahead: { show, rows } satisfies Ahead, next };
  }
  const { rows, next } = await caller.knowledge.renewals({ after });
  return { ahead: { show, rows } satisfies Ahead, next };
}
