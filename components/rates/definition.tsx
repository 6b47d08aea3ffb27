"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { rateDefinition } from "@/server/domain/rate-definition";

/** What the rate counts, in plain words, with its version. */
export function Definition() {
  return (
    <Disclosure summary={`What is counted (definition, version ${rateDefinition.version})`}>
      <dl className="small max-w-[68ch] space-y-3">
        {rateDefinition.rules.map(({ name, says }) => (
          <div key={name}>
            <dt className="font-semibold">{name}</dt>
            <dd className="text-ink-2">{says}</dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  );
}
