import { formatMoment } from "@/components/format/time";

type Props = {
  organisation: string;
  number: number;
  version: number | null;
  seal: string;
  entries: number;
  now: Date;
  zone: string;
};

/** On paper only: whose record this is, which decision, the seal it can be held against, and when it was printed. */
export function PrintHead({ organisation, number, version, seal, entries, now, zone }: Props) {
  return (
    <div className="mb-5 hidden border-line-strong border-b pb-2 text-[8.5pt] leading-snug print:block">
      <p className="flex justify-between gap-6">
        <span>
          {organisation} · Decision {number}
          {version ? `, statement version ${version}` : null}
        </span>
        <span>Printed {formatMoment(now, now, zone)}</span>
      </p>
      <p className="num wrap-anywhere mt-0.5 text-ink-3">
        Seal of entry {entries}: {seal}
      </p>
    </div>
  );
}
