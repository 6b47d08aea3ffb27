import { ReferralsTable } from "@/components/advocacy/referrals-table";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { can } from "@/server/domain/permissions";
import { type ReferralList, referralLists, referralWindows } from "@/server/domain/referral";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata = { title: "Referrals" };

const listWords: Record<ReferralList, string> = {
  all: "All",
  bought: "Bought in time",
  bought_ever: "Bought since",
  waiting: "Not over yet",
  not_bought: "Have not bought",
  not_known: "Not known yet",
  not_counted: "Customers before",
};

type Props = { searchParams: Promise<{ outcome?: string; window?: string; after?: string }> };

export default async function ReferralsPage({ searchParams }: Props) {
  const [search, caller, { actor }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const list = referralLists.find((known) => known === search.outcome) ?? "all";
  const window = referralWindows.find((days) => String(days) === search.window) ?? referralWindows[0];
  const { rows, next } = await caller.advocacy.referrals({ list, window, after: search.after ?? null });
  const href = (more: Record<string, string>) =>
    `/recognition/advocacy/referrals?${new URLSearchParams({ window: String(window), ...more })}`;
  const tabs = referralLists.map((one) => ({
    href: href({ outcome: one }),
    label: listWords[one],
    current: one === list,
  }));
  return (
    <>
      <PageHead label={<Link href="/recognition/advocacy">Advocacy</Link>} title="Referrals">
        In time: within {window} days of being sent.
      </PageHead>
      <Tabs label="What came of them" tabs={tabs} />
      {rows.length === 0 ? (
        <EmptyState title={search.after ? "That was all." : "No referral here."}>
          A referral is noted on the page of whoever sent somebody, or of whoever came.
        </EmptyState>
      ) : (
        <ReferralsTable rows={rows} mayLink={can(actor, "advocacy:record")} />
      )}
      <Pager
        newer={search.after ? href({ outcome: list }) : null}
        older={next ? href({ outcome: list, after: `${next.on}_${next.id}` }) : null}
        words={{ newer: "The newest", older: "Older" }}
      />
    </>
  );
}
