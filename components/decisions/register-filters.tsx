"use client";

import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { type RegisterField, registerMarks } from "@/server/domain/register";
import {
  axisOptions,
  chipsOf,
  gateOptions,
  markWords,
  type Named,
  namedOptions,
  pathOptions,
  type RegisterValues,
  registerHref,
  segmentOptions,
  stageOptions,
  stateOptions,
} from "./register-words";

type Props = { values: RegisterValues; departments: readonly Named[]; segments: readonly Named[] };

/** What part of the register to look at. A plain form: the address that comes of it can be shared and kept. */
export function RegisterFilters({ values, departments, segments }: Props) {
  const choose = (name: RegisterField, label: string, blank: string, options: { value: string; label: string }[]) => (
    <Select name={name} aria-label={label} blank={blank} options={options} defaultValue={values[name]} />
  );
  return (
    <>
      <form action="/decisions" aria-label="Filter" key={JSON.stringify(values)} className="print:hidden">
        {values.by ? <input type="hidden" name="by" value={values.by} /> : null}
        <div className="grid grid-cols-2 items-center gap-2 lg:flex lg:*:w-auto">
          <Input
            type="search"
            name="q"
            aria-label="Words or number"
            placeholder="Any words in it, or its number"
            defaultValue={values.q}
            autoComplete="off"
            className="col-span-2 lg:min-w-64 lg:flex-1"
          />
          {choose("state", "State", "Any state", stateOptions)}
          {choose("gate", "For customers", "For customers: any", gateOptions)}
          {choose("department", "Department", "Any department", namedOptions(departments))}
          <Button type="submit">Show</Button>
        </div>
        <Disclosure summary="Dimension, stage, segment, path and more" className="mt-1">
          <div className="grid grid-cols-2 items-center gap-2 lg:flex lg:flex-wrap lg:*:w-auto">
            {choose("axis", "Dimension", "Any dimension", axisOptions)}
            {choose("stage", "Stage", "Any stage", stageOptions)}
            {choose("segment", "Segment it affects", "Whoever it affects", segmentOptions(segments))}
            {choose("path", "Path", "Either path", pathOptions)}
          </div>
          <fieldset className="mt-3 mb-1">
            <legend className="sr-only">Only those that are</legend>
            <div className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2 lg:flex lg:flex-wrap">
              {registerMarks.map((mark) => (
                <label key={mark} className="inline-flex items-center gap-2 text-sm pointer-coarse:min-h-11">
                  <input
                    type="checkbox"
                    name={mark}
                    value="yes"
                    defaultChecked={values[mark] === "yes"}
                    className="size-4 accent-ink"
                  />
                  {markWords[mark]}
                </label>
              ))}
            </div>
          </fieldset>
        </Disclosure>
      </form>
      <Chips values={values} departments={departments} segments={segments} />
    </>
  );
}

function Chips({ values, departments, segments }: Props) {
  const chips = chipsOf(values, departments, segments);
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Shown are" className="mt-2.5 flex flex-wrap items-center gap-2">
      {chips.map(({ field, words }) => (
        <li key={field}>
          <Link
            href={registerHref({ ...values, [field]: "" })}
            aria-label={`Without: ${words}`}
            className="inline-flex min-h-7 items-center gap-1.5 rounded-full border border-line-strong bg-surface px-2.5 text-sm no-underline hover:bg-sunken pointer-coarse:min-h-11 print:border-0 print:px-0"
          >
            <bdi>{words}</bdi>
            <span aria-hidden="true" className="text-ink-3 print:hidden">
              ×
            </span>
          </Link>
        </li>
      ))}
      {chips.length > 1 ? (
        <li className="print:hidden">
          <Link href={registerHref(values.by ? { by: values.by } : {})} className="small px-1 text-ink-2">
            Show all
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
