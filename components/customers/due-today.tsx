import { wallClock } from "@/components/format/time";
import { PromiseQueue } from "@/components/promises/promise-queue";
import type { FormAction } from "@/components/ui/form";
import type { Holder } from "@/server/domain/permissions";
import type { PromiseRow } from "@/server/promises/queries/row";

type Props = {
  promises: readonly PromiseRow[];
  now: Date;
  reader: Holder & { id: string; teamId: string | null; zone: string };
  keep: FormAction;
};

/** My own promises that are overdue or due before my day ends. */
export function DueToday({ promises, now, reader, keep }: Props) {
  const { zone } = reader;
  const today = wallClock(now, zone).on;
  const due = promises.filter(({ standing }) => wallClock(standing.agreed.dueAt, zone).on <= today);
  if (due.length === 0) return null;
  return (
    <section aria-label="What I promised for today">
      <PromiseQueue promises={due} now={now} zone={zone} reader={reader} keep={keep} back="/" />
    </section>
  );
}
