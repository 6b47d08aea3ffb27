import type { Metadata } from "next";
import { OutcomeNone, OutcomeOfDay } from "@/components/decisions/outcome-of-day";
import { PrintButton } from "@/components/decisions/print-button";
import { Day } from "@/components/format/day";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { getCaller, getContext, orNotFound } from "@/server/trpc/caller";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ day?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await getOutcome(params);
  return { title: `Decision ${number}: what became of those affected` };
}

async function getOutcome(params: Props["params"]) {
  const caller = await getCaller();
  return orNotFound(caller.outcomes.get(await params));
}

export default async function OutcomePage({ params, searchParams }: Props) {
  const [outcome, { day }, { organisation }] = await Promise.all([getOutcome(params), searchParams, getContext()]);
  const { id, number, title, readings, follow } = outcome;
  const reading = readings.find(({ asOf }) => asOf === day) ?? readings.at(-1);
  return (
    <>
      <PageHead
        label={<Link href={`/decisions/${id}`}>Decision {number}</Link>}
        title="What became of those affected"
        actions={reading ? <Take id={id} /> : null}
      >
        <bdi>{title ?? "Its words were erased"}</bdi>
        {follow ? (
          <>
            {" · in effect since "}
            <Day on={follow.effectOn} />
          </>
        ) : null}
      </PageHead>
      {reading ? (
        <OutcomeOfDay outcome={outcome} reading={reading} currency={organisation.currency} />
      ) : (
        <OutcomeNone {...outcome} />
      )}
    </>
  );
}

function Take({ id }: { id: string }) {
  return (
    <div className="flex gap-2 print:hidden">
      <form method="post" action={`/api/decisions/${id}/outcome`}>
        <Button type="submit" size="small">
          Take as CSV
        </Button>
      </form>
      <PrintButton />
    </div>
  );
}
