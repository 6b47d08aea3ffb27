import type { Metadata } from "next";
import { DrawnTable } from "@/components/reviews/drawn-table";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { getCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Drawn to be scored" };

type Props = { searchParams: Promise<{ after?: string | string[] }> };

export default async function DrawnToBeScored({ searchParams }: Props) {
  const { after } = await searchParams;
  const { rows, next } = await (await getCaller()).reviews.drawn({ after: typeof after === "string" ? after : null });
  return (
    <>
      <PageHead label="How well we decide" title="Drawn to be scored">
        Each month five of the statements decided on in the month before are drawn. Managers and the board score them;
        nobody scores a statement they had a part in.
      </PageHead>
      {rows.length > 0 ? (
        <DrawnTable rows={rows} />
      ) : (
        <EmptyState title="Nothing has been drawn yet.">
          The first draw is made in the month after the first decision.
        </EmptyState>
      )}
      <Pager
        label="More draws"
        words={{ newer: "Newer", older: "Earlier months" }}
        older={next && `/decisions/calibration/scores?after=${next}`}
      />
    </>
  );
}
