"use client";

import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice";
import { Facts } from "@/components/ui/facts";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type ExportList, namesCustomers } from "@/server/domain/export";
import { filterInWords, wayOptions } from "./words";

type Props = {
  list: ExportList;
  filter: readonly (readonly [string, string])[];
  /** The part of it in words, where the filter itself does not say it. */
  of?: string | undefined;
};

/** Asks for the file. A plain form: the answer is the file itself, and that it was taken is recorded. */
export function TakeForm({ list, filter, of }: Props) {
  return (
    <div className="grid gap-x-12 gap-y-6 md:grid-cols-[1fr_16rem]">
      <form action="/api/exports" method="post" className="grid max-w-prose gap-5">
        <input type="hidden" name="list" value={list} />
        {filter.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {list === "recipients" ? (
          <Field name="way" label="How it goes" group required>
            <RadioGroup options={wayOptions} defaultValue="email" inline />
          </Field>
        ) : null}
        {namesCustomers(list) ? (
          <Field
            name="reason"
            label="What the file is for"
            hint="It is kept beside your name, the filter and the number of rows."
            required
          >
            <Input minLength={3} maxLength={500} autoComplete="off" />
          </Field>
        ) : null}
        <p className="small text-ink-3">
          {list === "recipients"
            ? "Left out is everybody whose content is held, who did not agree to this way or does not want it, and who has no address for it. Afterwards the list of those, each with the reason, stands under “Files taken out”. "
            : null}
          An apostrophe stands before what a spreadsheet might take for a formula, also before the + of a phone number;
          our own import takes it off again.
        </p>
        <Button type="submit" look="primary" className="justify-self-start">
          Take it out
        </Button>
      </form>
      <Facts
        facts={[
          {
            label: "Which part of it",
            value: of ?? (filter.length > 0 ? filterInWords(Object.fromEntries(filter)) : "all of it"),
          },
        ]}
      />
    </div>
  );
}
