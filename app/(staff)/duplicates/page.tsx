import { Pair } from "@/components/merging/pair";
import { ScanLine } from "@/components/merging/scan-line";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Denied, EmptyState } from "@/components/ui/states";
import { getCaller, getContext, isDenied, orDenied } from "@/server/trpc/caller";
import { dismissPair, startScan } from "./actions";

export const metadata = { title: "Possible duplicates" };

type Props = { searchParams: Promise<{ after?: string }> };

export default async function DuplicatesPage({ searchParams }: Props) {
  const [{ after }, caller, { now, actor }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const page = await orDenied(caller.merging.duplicates({ after: after ?? null }));
  if (isDenied(page)) return <Denied right={page.denied} />;
  const scan = await caller.merging.scan();
  const { suggestions, next } = page;
  return (
    <>
      <PageHead title="Possible duplicates">
        Records that may be one customer. Nothing is merged unless somebody says so.
      </PageHead>
      <ScanLine scan={scan} now={now} zone={actor.zone} start={startScan} />
      {suggestions.length === 0 ? (
        <EmptyState
          title={after ? "No more of them." : "Nobody seems to be here twice."}
          action={
            <LinkButton href={after ? "/duplicates" : "/"}>
              {after ? "From the beginning" : "Find a customer"}
            </LinkButton>
          }
        >
          If you know of two records that are one customer, open one of them, choose Edit, and then “Merge with another
          record”.
        </EmptyState>
      ) : (
        <ul aria-label="Pairs, the likeliest first">
          {suggestions.map((suggestion) => (
            <Pair key={suggestion.one.id + suggestion.other.id} suggestion={suggestion} dismiss={dismissPair} />
          ))}
        </ul>
      )}
      <Pager
        newer={after ? "/duplicates" : null}
        older={next ? `/duplicates?after=${next}` : null}
        words={{ newer: "From the beginning", older: "More" }}
      />
    </>
  );
}
