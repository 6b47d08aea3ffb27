import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { WarningList } from "@/components/warnings/warning-list";
import { warningViewWords } from "@/components/warnings/words";
import { can } from "@/server/domain/permissions";
import { warningViews } from "@/server/domain/warning-words";
import { getCaller, getContext } from "@/server/trpc/caller";
import { answerWarning } from "./actions";

export const metadata: Metadata = { title: "Early warning" };

type Props = { searchParams: Promise<{ show?: string; at?: string; episode?: string }> };

export default async function WarningsPage({ searchParams }: Props) {
  const asked = await searchParams;
  const view = warningViews.find((known) => known === asked.show) ?? "now";
  const [caller, { actor, now }] = await Promise.all([getCaller(), getContext()]);
  const after = asked.at && asked.episode ? { at: asked.at, episode: asked.episode } : null;
  const { warnings, next, counts } = await caller.warnings.list({ view, after });
  const here = `/warnings?show=${view}`;
  return (
    <>
      <PageHead title="Early warning" actions={<Link href="/warnings/rules">The rules and how right they are</Link>}>
        <Link href="/settings/bands">Best customers</Link> to whom we broke a promise, whose issue stays open, or who
        stay away longer than they do.
      </PageHead>
      <Tabs
        label="Which warnings"
        tabs={warningViews.map((known) => ({
          href: `/warnings?show=${known}`,
          label: warningViewWords[known].label,
          count: counts[known],
          current: known === view,
        }))}
      />
      <div className="pt-2">
        {warnings.length > 0 ? (
          <WarningList
            warnings={warnings}
            view={view}
            now={now}
            zone={actor.zone}
            answer={can(actor, "warning:answer") ? answerWarning : null}
          />
        ) : (
          <EmptyState title={after ? "There are no more." : warningViewWords[view].empty}>
            {warningViewWords[view].hint}
          </EmptyState>
        )}
        <Pager
          newer={after ? here : null}
          older={next ? `${here}&at=${encodeURIComponent(next.at)}&episode=${encodeURIComponent(next.episode)}` : null}
          words={{ newer: "From the newest", older: "Earlier" }}
        />
      </div>
    </>
  );
}
