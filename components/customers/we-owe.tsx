import { BrokenList } from "@/components/promises/broken-list";
import { PromiseList } from "@/components/promises/promise-list";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import type { PromiseRow } from "@/server/promises/queries/row";

type Props = {
  promises: readonly PromiseRow[];
  /** Ended, broken and not yet put right. */
  broken: readonly PromiseRow[];
  now: Date;
  zone: string;
  /** Null: the reader may not keep. */
  keep: FormAction | null;
  mayPutRight: boolean;
  back: string;
  /** The contact just logged. */
  contactId?: string | undefined;
};

/** What we owe this customer now: what is open, the most overdue first, then what was broken and is not put right. */
export function WeOwe({ promises, broken, now, zone, keep, mayPutRight, back, contactId }: Props) {
  const open = promises.filter(({ standing }) => standing.ended === null);
  const isOffered = contactId !== undefined && keep !== null && open.some((promise) => promise.contactId !== contactId);
  return (
    <Section title="We owe" aside={countWords(open.length, broken.length)}>
      {isOffered ? (
        <p className="small border-line border-t py-2 text-ink-2">
          Did the contact just logged keep one of these? Keep takes it as evidence.
        </p>
      ) : null}
      {open.length > 0 ? (
        <PromiseList
          promises={open}
          now={now}
          zone={zone}
          keep={keep ?? undefined}
          mayPutRight={mayPutRight}
          back={back}
          contactId={contactId}
        />
      ) : (
        <p className="small border-line border-t py-2 text-ink-3">Nothing is open.</p>
      )}
      <BrokenList promises={broken} now={now} zone={zone} mayPutRight={mayPutRight} />
    </Section>
  );
}

function countWords(open: number, broken: number): string | null {
  const words = [open > 0 ? `${open} open` : null, broken > 0 ? `${broken} to put right` : null].filter(Boolean);
  return words.join(", ") || null;
}
