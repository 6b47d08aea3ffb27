import { ActsTable } from "@/components/advocacy/acts-table";
import { actWords, monthWords } from "@/components/advocacy/words";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { advocacyActs } from "@/server/domain/advocacy";
import { type Caller, getCaller } from "@/server/trpc/caller";

export const metadata = { title: "What customers did for us" };

type Props = { searchParams: Promise<{ act?: string; month?: string; of?: string; after?: string }> };

export default async function ActsPage({ searchParams }: Props) {
  const [search, caller] = await Promise.all([searchParams, getCaller()]);
  const act = advocacyActs.find((known) => known === search.act) ?? null;
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(search.month ?? "") ? (search.month ?? null) : null;
  const after = search.after ?? null;
  if (search.of === "active") return <Advocates {...(await caller.advocacy.advocates({ after }))} after={after} />;
  const { rows, next } = await caller.advocacy.acts({ act, month, after });
  const href = (more: Record<string, string>) =>
    `/recognition/advocacy/acts?${new URLSearchParams({ ...(month ? { month } : {}), ...more })}`;
  const tabs = [
    { href: href({}), label: "Everything", current: act === null },
    ...advocacyActs.map((one) => ({ href: href({ act: one }), label: actWords[one], current: one === act })),
  ];
  const here = act ? { act } : {};
  return (
    <>
      <PageHead label={<Link href="/recognition/advocacy">Advocacy</Link>} title="What customers did for us">
        {month ? `In ${monthWords(month)}.` : "The newest first."}
      </PageHead>
      <Tabs label="What they did" tabs={tabs} />
      {rows.length === 0 ? (
        <EmptyState title={search.after ? "That was all." : "Nothing that we know of."}>
          It is noted on a customer’s page, beside what we know.
        </EmptyState>
      ) : (
        <ActsTable rows={rows} />
      )}
      <Pager
        newer={search.after ? href(here) : null}
        older={next ? href({ ...here, after: `${next.on}_${next.id}` }) : null}
        words={{ newer: "The newest", older: "Older" }}
      />
    </>
  );
}

type AdvocatesProps = Awaited<ReturnType<Caller["advocacy"]["advocates"]>> & { after: string | null };

/** The customers behind the share: active now, with the latest each did in twelve months. */
function Advocates({ rows, next, after }: AdvocatesProps) {
  const here = "/recognition/advocacy/acts?of=active";
  return (
    <>
      <PageHead
        label={<Link href="/recognition/advocacy">Advocacy</Link>}
        title="Active customers who did something for us"
      >
        In the last twelve months; of each the latest.
      </PageHead>
      {rows.length === 0 ? (
        <EmptyState title={after ? "That was all." : "Nobody that we know of."} />
      ) : (
        <ActsTable rows={rows} />
      )}
      <Pager
        newer={after ? here : null}
        older={next ? `${here}&after=${next.on}_${next.id}` : null}
        words={{ newer: "The newest", older: "Older" }}
      />
    </>
  );
}
