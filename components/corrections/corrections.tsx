"use client";

import { Moment } from "@/components/format/moment";
import { formatMoment } from "@/components/format/time";
import { Section } from "@/components/ui/section";
import type { Correction } from "@/server/corrections/queries";
import { fieldValue, fieldWords } from "./field-words";

type Props = {
  corrections: readonly Correction[];
  now: Date;
  zone: string;
  /** The words of the journey stages by key. */
  stages?: Readonly<Record<string, string>>;
};

/** Who corrected a record, when, and what stood there before. */
export function Corrections({ corrections, now, zone, stages = {} }: Props) {
  if (corrections.length === 0) return null;
  const read = {
    stage: (key: unknown) => stages[String(key)] ?? String(key),
    happened_at: (at: unknown) => formatMoment(new Date(String(at)), now, zone),
  };
  return (
    <Section title="Corrected" ruled>
      <ol>
        {corrections.map(({ id, at, by, details }) => (
          <li key={id} className="border-line border-t py-2 first:border-t-0">
            <p className="small text-ink-2">
              {by ? `${by}, ` : "Not said by whom, "}
              <Moment at={at} now={now} zone={zone} />
            </p>
            {details === null ? (
              <p className="text-ink-3">What stood before was erased.</p>
            ) : (
              <ul>
                {Object.entries(details.before).map(([field, value]) => (
                  <li key={field}>
                    {fieldWords[field] ?? field}: <bdi className="said">{fieldValue(field, value, read)}</bdi> →{" "}
                    <bdi className="said">{fieldValue(field, details.after[field], read)}</bdi>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
