import type { Metadata } from "next";
import { RoomHead } from "@/components/numbers/room-head";
import { PlansTable } from "@/components/plans/plans-table";
import { LinkButton } from "@/components/ui/button";
import { Pager } from "@/components/ui/pager";
import { EmptyState } from "@/components/ui/states";
import { getCaller, getContext } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Plans" };

type Props = { searchParams: Promise<{ after?: string }> };

export default async function PlansPage({ searchParams }: Props) {
  const [{ after }, caller, { actor, now }] = await Promise.all([searchParams, getCaller(), getContext()]);
  const { plans, next, mayWrite, finding } = await caller.plans.list({ after: after ?? null });
  const write = mayWrite ? (
    <LinkButton href="/numbers/plans/new" look="primary">
      Write a plan
    </LinkButton>
  ) : null;
  return (
    <>
      <RoomHead current="/numbers/plans" finding={finding} actions={plans.length ? write : null} />
      <p className="small pb-4 text-ink-3">
        Whom we mean to win, keep, win back and develop, and what that comes to. A sum of money alone is not a plan.
      </p>
      {plans.length === 0 ? (
        <EmptyState title={after ? "That was all." : "There is no plan yet."} action={write}>
          A plan says how many customers, what each is worth and how it will be done. It is submitted once that comes to
          its target, exactly.
        </EmptyState>
      ) : (
        <PlansTable plans={plans} now={now} zone={actor.zone} />
      )}
      <Pager
        newer={after ? "/numbers/plans" : null}
        older={next ? `/numbers/plans?${new URLSearchParams({ after: `${next.at}_${next.id}` })}` : null}
        words={{ newer: "The newest", older: "Older" }}
      />
    </>
  );
}
