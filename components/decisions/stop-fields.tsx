"use client";

import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A decision that stops something gives customers time back: how much each time, and how often a year. Needs no script. */
export function StopFields() {
  return (
    <div className="group/stop grid gap-3">
      <Checkbox name="isStop" value="yes" label="It stops something customers have to go through" />
      <div className="hidden gap-3 group-has-[input[name=isStop]:checked]/stop:grid md:grid-cols-2">
        <Field name="minutesPerCustomer" label="Minutes it saves one customer each time">
          <Input inputMode="decimal" />
        </Field>
        <Field name="timesAYear" label="Times a year one customer meets it">
          <Input inputMode="decimal" />
        </Field>
      </div>
    </div>
  );
}
