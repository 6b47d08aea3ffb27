import { PromiseList } from "@/components/promises/promise-list";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import type { PromiseRow } from "@/server/promises/queries/row";

type Props = {
  promises: readonly PromiseRow[];
  now: Date;
  zone: string;
  /** Null: the reader may not keep. */
  keep: FormAction | null;
  back: string;
};

/** What we owe this customer now, the most overdue first. */
export function WeOwe({ promises, now, zone, keep, back }: Props) {
  const open = promises.filter(({ standing }) => standing.ended === null);
  return (
    <Section title="We owe" aside={open.length > 0 ? `${open.length} open` : null}>
      {open.length > 0 ? (
        <PromiseList promises={open} now={now} zone={zone} keep={keep ?? undefined} back={back} />
      ) : (
        <p className="small border-line border-t py-2 text-ink-3">Nothing is open.</p>
      )}
    </Section>
  );
}
