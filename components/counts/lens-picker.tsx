"use client";

import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import type { Standing } from "@/server/counts/queries/standing";
import { lensSentence } from "./lens-words";

type Props = {
  standing: Standing;
  /** The page's own path. */
  here: string;
  /** What else its address says, and goes on saying. */
  keep?: Readonly<Record<string, string>> | undefined;
};

/** What the numbers are looked at through, and the form that changes it. A plain form: its address can be shared. */
export function LensPicker({ standing, here, keep = {} }: Props) {
  const { lens, isDefault, segmentName, segments } = standing;
  const back = new URLSearchParams(keep).toString();
  return (
    <div className="pb-2">
      <p className="small text-ink-2">
        {lensSentence(lens, segmentName)}
        {isDefault ? null : (
          <>
            {" "}
            <Link href={back ? `${here}?${back}` : here} className="print:hidden">
              Back to today’s view
            </Link>
          </>
        )}
      </p>
      <Disclosure summary="Another day, threshold or segment" className="print:hidden">
        <form
          action={here}
          aria-label="What the numbers are looked at through"
          key={JSON.stringify(lens)}
          className="grid grid-cols-2 items-end gap-2 pb-2 md:flex md:*:w-auto"
        >
          {Object.entries(keep).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Field name="asOf" label="As of">
            <Input type="date" defaultValue={lens.asOf} />
          </Field>
          <Field name="lapse" label="Lost after (days)">
            <Input
              type="number"
              min={1}
              max={3650}
              inputMode="numeric"
              defaultValue={lens.lapseDays ?? ""}
              className="md:w-28"
            />
          </Field>
          <Field name="segment" label="Whose" className="max-md:col-span-2">
            <Select
              blank="Everyone"
              options={segments.map(({ key, name }) => ({ value: key, label: name }))}
              defaultValue={lens.segment ?? ""}
              className="md:max-w-64"
            />
          </Field>
          <Button type="submit" className="justify-self-start">
            Look
          </Button>
        </form>
      </Disclosure>
    </div>
  );
}
