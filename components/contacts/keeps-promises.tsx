"use client";

import { formatMoment } from "@/components/format/time";
import { Said } from "@/components/promises/said";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { verdictOfKeepNow } from "@/server/domain/promise-outcome";
import { keepSentence } from "@/server/domain/promise-sentences";
import type { PromiseRow } from "@/server/promises/queries/row";

/** Open promises that this very contact may keep, with what each counts as before anything is saved (ruling 6). */
export function KeepsPromises({ promises, now, zone }: { promises: readonly PromiseRow[]; now: Date; zone: string }) {
  if (promises.length === 0) return null;
  return (
    <Field name="keeps[]" label="It keeps what we promised" group>
      {promises.map((promise) => {
        // The contact itself is the evidence, recorded with it.
        const { outcome } = verdictOfKeepNow(promise.standing, now, now, now);
        return (
          <Checkbox
            key={promise.id}
            value={`${promise.id}|${outcome}`}
            label={
              <span className="said">
                <Said words={promise.said} />
              </span>
            }
            hint={`Due ${formatMoment(promise.standing.agreed.dueAt, now, zone)}. ${keepSentence(outcome)}`}
          />
        );
      })}
    </Field>
  );
}
