"use client";

import { Moment } from "@/components/format/moment";
import { formatCount } from "@/components/format/words";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { ErasureState } from "@/server/erasures/queries";
import { Place } from "./mentions";
import { reasonInWords } from "./words";

type Props = { state: ErasureState; now: Date; zone: string };

/** That a customer was erased, by whom and on which request; nothing of who they were. */
export function Erased({ state: { customer, erasure }, now, zone }: Props) {
  const at = <Moment at={customer.erasedAt} now={now} zone={zone} show="absolute" />;
  return (
    <>
      <Notice sentence={<>This customer was erased on {at}.</>}>
        What they bought and when stays in the numbers, under nobody’s name. Nothing more is recorded about them.
      </Notice>
      {erasure ? (
        <div className="grid gap-x-12 gap-y-6 pt-6 md:grid-cols-[16rem_1fr]">
          <Facts
            facts={[
              { label: "Why", value: reasonInWords(erasure.reason) },
              { label: "Request", value: erasure.reference },
              { label: "Asked for by", value: erasure.requestedByName },
              { label: "Asked for", value: <Moment at={erasure.recordedAt} now={now} zone={zone} show="absolute" /> },
              { label: "Stored files dropped", value: formatCount(erasure.filesDropped) },
            ]}
          />
          <Left mentions={erasure.mentions ?? []} />
        </div>
      ) : null}
    </>
  );
}

type LeftProps = { mentions: NonNullable<NonNullable<ErasureState["erasure"]>["mentions"]> };

/** Places where others' words named them: kept as addresses, so that they can still be looked through. */
function Left({ mentions }: LeftProps) {
  if (mentions.length === 0) return <p className="text-ink-2">Nobody else’s words named them.</p>;
  return (
    <Section title="Words of others that named them">
      <p className="small max-w-prose text-ink-2">They were left as they are. Look through them once.</p>
      <ul className="pt-1">
        {mentions.map((mention) => (
          <li key={`${mention.table} ${mention.id}`} className="border-line border-t py-1.5">
            <Place mention={mention} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
