import type { Metadata } from "next";
import { BandsTable } from "@/components/bands/bands-table";
import { PreviewBest } from "@/components/bands/preview-best";
import { ProposeForm } from "@/components/bands/propose-form";
import { SetForm } from "@/components/bands/set-form";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Denied } from "@/components/ui/states";
import { Filters } from "@/components/ui/tabs";
import { typedFrom, typedOf } from "@/server/domain/band-proposal";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext } from "@/server/trpc/caller";
import { setBands } from "./actions";

export const metadata: Metadata = { title: "Set value bands" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewBandsPage({ searchParams }: Props) {
  const [asked, caller, { actor, organisation }] = await Promise.all([searchParams, getCaller(), getContext()]);
  if (!can(actor, "band:set")) return <Denied right={rightNeeded("band:set")} />;
  const { currency } = organisation;
  const given = typedFrom(asked);
  const [current] = given ? [] : (await caller.bands.get()).versions;
  const typed = given ?? typedOf(current ?? null, asked.method, currency);
  const preview = given ? await caller.bands.preview(given) : null;
  return (
    <>
      <PageHead label={<Link href="/settings/bands">Value bands</Link>} title="Set value bands">
        Try them out first: nothing is set before you say why.
      </PageHead>
      <Filters
        label="How bands are drawn"
        tabs={[
          {
            href: "/settings/bands/new?method=quantiles",
            label: "By share of buyers",
            current: typed.method === "quantiles",
          },
          { href: "/settings/bands/new?method=cut_offs", label: "By amount", current: typed.method === "cut_offs" },
        ]}
      />
      <div className="mt-4 grid gap-x-14 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
        <ProposeForm typed={typed} currency={currency} />
        {preview === null ? null : (
          <Section title="What this would do today" id="preview">
            {"fault" in preview ? (
              <Notice tone="broken" label="Not yet" sentence={preview.fault} />
            ) : (
              <>
                <BandsTable found={preview.found} banding={preview.banding} currency={currency} bare />
                <PreviewBest {...preview} />
                <SetForm action={setBands} typed={typed} />
              </>
            )}
          </Section>
        )}
      </div>
    </>
  );
}
