"use client";

import { useState } from "react";
import { counted } from "@/components/format/words";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Holder } from "@/server/promises/queries/hand-over";
import type { OwnerChoice } from "@/server/promises/queries/owners";
import type { PromiseRow } from "@/server/promises/queries/row";
import { DueLabel } from "./due-label";
import { ownerOptions } from "./owner-options";
import { Said } from "./said";

type Props = {
  from: Holder;
  promises: readonly PromiseRow[];
  /** There are no more than these. */
  isAll: boolean;
  owners: readonly OwnerChoice[];
  /** Who was named in the address: "person:<id>". */
  to: string | undefined;
  me: string;
  now: Date;
  zone: string;
  action: FormAction;
};

/** One for all of them, or another for one; what goes where stands beside each before it is done. */
export function HandOverAllForm({ from, promises, isAll, owners, to = "", me, now, zone, action }: Props) {
  const [chosen, setChosen] = useState(to);
  const choices = ownerOptions(
    owners.filter(({ id }) => id !== from.id),
    me,
  );
  const name = choices.find(({ value }) => value === chosen)?.label;
  return (
    <Form action={action} hidden={{ fromId: from.id }} label="Hand over" className="min-w-0">
      <FormMessage />
      <p className="small mb-3 lg:hidden">
        <Link href="/promises/hand-over">Somebody else’s</Link>
      </p>
      <div className="grid gap-4 md:grid-cols-2">
        <Field name="to" label={`Who will do what ${from.name} promised`} required>
          <Select
            options={choices}
            blank="choose"
            defaultValue={to}
            onChange={(event) => setChosen(event.target.value)}
          />
        </Field>
        <Field name="reason" label="Why" optional>
          <Input maxLength={1000} defaultValue={from.hasLeft ? "Has left." : from.isAway ? "Is away." : ""} />
        </Field>
      </div>
      <SubmitButton className="mt-4">
        {promises.length === 1 ? "Hand it over" : `Hand over ${promises.length} promises`}
      </SubmitButton>
      <Section
        title="What goes where"
        aside={
          isAll ? counted(promises.length, "promise") : `the first ${promises.length}; the rest follows after these`
        }
        className="mt-5"
      >
        <ol>
          {promises.map((promise) => (
            <li
              key={promise.id}
              className="grid gap-x-4 gap-y-1 border-line border-t py-2.5 md:grid-cols-[8rem_1fr_14rem]"
            >
              <input type="hidden" name="promiseIds[]" value={promise.id} />
              <div>
                <DueLabel promise={promise} now={now} zone={zone} />
              </div>
              <div className="min-w-0">
                <p className="said">
                  <Link href={`/promises/${promise.id}`} className="no-underline hover:underline">
                    <Said words={promise.said} />
                  </Link>
                </p>
                <p className="small text-ink-3">
                  {promise.isMoment ? <span className="font-medium text-due">Moment of truth · </span> : null}
                  <bdi>{promise.customerName}</bdi>
                </p>
              </div>
              <Select
                name={`each.${promise.id}`}
                options={choices}
                blank={name ? `→ ${name}` : "as chosen above"}
                aria-label={`Who will do: ${promise.said ?? "erased words"}`}
              />
            </li>
          ))}
        </ol>
      </Section>
    </Form>
  );
}
