"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { useTyped } from "@/components/ui/form-context";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { OwnerChoice } from "@/server/promises/queries/owners";
import { DueCheck } from "./due-check";
import { MoreOfPromise } from "./more-of-promise";
import { ownerOptions } from "./owner-options";
import { WhenField } from "./when-field";

type Props = {
  customerId: string;
  owners: readonly OwnerChoice[];
  /** The reader: who promises unless somebody else is chosen. */
  me: string;
  now: Date;
  zone: string;
  /** Inside another form the fields nest: "promise." gives promise.said, promise.when, promise.who and so on. */
  prefix?: string;
};

/** A promise in three inputs: what, when, who. */
export function PromiseFields({ customerId, owners, me, now, zone, prefix = "" }: Props) {
  const [typed = ""] = useTyped(`${prefix}who`);
  const [twins = ""] = useTyped(`${prefix}twins`);
  const [who, setWho] = useState(typed);
  return (
    <div className="grid gap-4">
      <DueCheck />
      <input type="hidden" name={`${prefix}twins`} value={twins} readOnly />
      <Field
        name={`${prefix}said`}
        label="What was said to them"
        required
        hint="In the words they heard. It is read back to them."
      >
        <Textarea rows={2} said />
      </Field>
      <div className="grid gap-4 md:grid-cols-[1.4fr_1fr]">
        <WhenField
          customerId={customerId}
          who={who}
          now={now}
          zone={zone}
          name={`${prefix}when`}
          shownName={`${prefix}shown`}
        />
        <Field name={`${prefix}who`} label="Who will do it">
          <Select options={ownerOptions(owners, me)} onChange={(event) => setWho(event.target.value)} />
        </Field>
      </div>
      <MoreOfPromise prefix={prefix} />
    </div>
  );
}
