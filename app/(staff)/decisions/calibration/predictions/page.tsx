import type { Metadata } from "next";
import { ForecastTable } from "@/components/reviews/forecast-table";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { type ForecastKind, forecastKinds } from "@/server/domain/forecast";
import { getCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Predictions" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const titles: Record<ForecastKind, string> = {
  recorded: "Predictions with an outcome",
  came: "Predictions that came true",
  failed: "Predictions that did not come true",
  due: "Predictions due and not recorded",
  never: "Predictions whose decision ended before their day",
};

export default async function Predictions({ searchParams }: Props) {
  const asked = await searchParams;
  const one = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const { rows, total, next } = await (await getCaller()).reviews.forecasts({
    kind: one("kind"),
    said: one("said"),
    after: one("after"),
  });
  const kind = forecastKinds.find((known) => known === one("kind")) ?? "recorded";
  const address = new URLSearchParams({ kind, said: one("said"), after: next ?? "" });
  return (
    <>
      <PageHead label="How well we decide" title={titles[kind]}>
        {total} {/^[1-9]0$/.test(one("said")) ? `of about ${one("said")}% sure` : "in all"}.
      </PageHead>
      {rows.length > 0 ? (
        <ForecastTable rows={rows} />
      ) : (
        <EmptyState title="There is none.">What was predicted stands on the page of its decision.</EmptyState>
      )}
      <Pager
        label="More predictions"
        words={{ newer: "Later days", older: "Earlier days" }}
        older={next && `/decisions/calibration/predictions?${address}`}
      />
    </>
  );
}
