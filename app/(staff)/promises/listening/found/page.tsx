import type { Metadata } from "next";
import { FoundList } from "@/components/listening/found-list";
import { monthWords } from "@/components/listening/words";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { getCaller, orNotFound } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Promises found by listening" };

type Props = { searchParams: Promise<{ month?: string; team?: string; after?: string }> };

export default async function FoundPage({ searchParams }: Props) {
  const [{ month = "", team = "", after = "" }, caller] = await Promise.all([searchParams, getCaller()]);
  const { found, next } = await orNotFound(caller.listening.found({ month, team, after }));
  const here = `/promises/listening/found?month=${month}${team ? `&team=${team}` : ""}`;
  return (
    <>
      <PageHead
        label={<Link href={`/promises/listening?month=${month}`}>Listening</Link>}
        title="Promises found by listening"
      >
        In the contacts drawn of {monthWords(month)}. These are what the capture rate counts.
      </PageHead>
      <div className="max-w-4xl">
        {found.length === 0 ? (
          <EmptyState title={after ? "There are no more." : "None has been found."} />
        ) : (
          <FoundList found={found} />
        )}
        <Pager
          newer={after ? here : null}
          older={next ? `${here}&after=${next}` : null}
          words={{ newer: "From the first", older: "More" }}
        />
      </div>
    </>
  );
}
