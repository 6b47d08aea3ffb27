import { BackTo } from "@/components/customers/back-to";
import { Moment } from "@/components/format/moment";
import { UnmergeForm, UnmergePreview } from "@/components/merging/unmerge";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Quote } from "@/components/ui/quote";
import { can, rightNeeded } from "@/server/domain/permissions";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";
import { unmergeCustomers } from "./actions";

export const metadata = { title: "Merge" };

export default async function MergedPage({ params }: { params: Promise<{ id: string; mergeId: string }> }) {
  const [{ mergeId }, caller, { actor, now }] = await Promise.all([params, getCaller(), getContext()]);
  const merge = await orNotFound(caller.merging.get({ mergeId }));
  const reader = { now, zone: actor.zone };
  const { undone } = merge;
  return (
    <>
      <PageHead
        label={<BackTo customer={{ id: merge.standsForId, name: merge.standsForName }} />}
        title={
          <>
            <bdi>{merge.mergedName}</bdi> merged into <bdi>{merge.survivorName}</bdi>
          </>
        }
        actions={
          <>
            <LinkButton href={`/customers/${undone ? merge.survivorId : merge.standsForId}`} look="primary">
              {undone ? `Brief of ${merge.survivorName}` : "Open the brief"}
            </LinkButton>
            {undone ? <LinkButton href={`/customers/${merge.mergedId}`}>Brief of {merge.mergedName}</LinkButton> : null}
          </>
        }
      >
        <Moment at={new Date(merge.recordedAt)} {...reader} />, {merge.by}
      </PageHead>
      <div className="mb-6">
        <Quote>{merge.reason ?? "The reason was erased."}</Quote>
      </div>
      {undone ? (
        <Notice label="Taken apart" sentence={undone.reason ?? "The reason was erased."}>
          <Moment at={new Date(undone.recordedAt)} {...reader} />, {undone.by}
        </Notice>
      ) : (
        <>
          <h2 className="finding mb-2">If it was wrong, it can be taken apart</h2>
          <UnmergePreview merge={merge} />
          {can(actor, "customer:merge") ? (
            <UnmergeForm merge={merge} action={unmergeCustomers} />
          ) : (
            <p className="small text-ink-3">{rightNeeded("customer:merge")}</p>
          )}
        </>
      )}
    </>
  );
}
