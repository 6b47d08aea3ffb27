"use client";

import { use } from "react";
import { formatMoney } from "@/components/format/amount";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { FormContext } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import { type Option, Select } from "@/components/ui/select";
import {
  type PlanKind,
  type PlanPeriod,
  placesFor,
  planKinds,
  planLimits,
  type ValueSource,
} from "@/server/domain/plan";
import type { SuggestedValue } from "@/server/domain/plan-values";
import { kindWords } from "./plan-words";

type Props = {
  segments: readonly Option[];
  people: readonly Option[];
  currency: string;
  period: PlanPeriod;
  suggested: Record<PlanKind, SuggestedValue | null>;
  me: string;
};

const medians: Record<ValueSource, string> = {
  median_active: "the median active customer",
  first_year: "the median new customer",
  value_model: "the value model",
  people: "as people said",
};

/** The four kinds, then places for more, each to unfold once the one before is. */
export function LineFields(props: Props) {
  const { state, initial } = use(FormContext);
  const values = state.values ?? initial ?? {};
  const isFilled = (place: number) => Boolean(values[`lines.${place}.customers`] || values[`lines.${place}.how`]);
  const kindAt = (place: number) => planKinds.find((kind) => kind === values[`lines.${place}.kind`]) ?? null;
  const filled = Array.from({ length: planLimits.lines }, (_, place) => place).filter(isFilled);
  const places = placesFor((filled.at(-1) ?? -1) + 1);
  const more = Array.from({ length: places - planKinds.length }, (_, ahead) => planKinds.length + ahead);
  return (
    <div className="grid gap-4 [&>details:not([open])~details]:hidden">
      {planKinds.map((kind, place) => (
        <LineField key={kind} place={place} kind={kindAt(place) ?? kind} {...props} />
      ))}
      {more.map((place) => (
        <Disclosure key={place} summary="Another line" open={more.some((later) => later >= place && isFilled(later))}>
          <LineField place={place} kind={kindAt(place)} {...props} />
        </Disclosure>
      ))}
    </div>
  );
}

function LineField({
  place,
  kind,
  segments,
  people,
  currency,
  period,
  suggested,
  me,
}: Props & { place: number; kind: PlanKind | null }) {
  const name = (field: string) => `lines.${place}.${field}`;
  const value = kind && suggested[kind];
  const head = kind ? `${kindWords[kind].name}: ${kindWords[kind].hint}` : `Line ${place + 1}`;
  const hint = value ? `${formatMoney(value.minor, currency)} a ${period}: ${medians[value.from]}` : undefined;
  return (
    <fieldset className="grid min-w-0 grid-cols-2 items-start gap-x-3 gap-y-2 border-line border-t pt-3 md:grid-cols-[8rem_6rem_8rem_minmax(0,1fr)]">
      <legend className="small float-left col-span-full w-full text-ink-3">{head}</legend>
      <Field name={name("kind")} label="Do what">
        <Select
          options={planKinds.map((each) => ({ value: each, label: kindWords[each].name }))}
          defaultValue={kind ?? "win"}
        />
      </Field>
      <Field name={name("customers")} label="How many">
        <Input inputMode="numeric" autoComplete="off" className="num text-right" />
      </Field>
      <Field name={name("value")} label={`Each, ${currency}`} hint={hint}>
        <Input inputMode="decimal" autoComplete="off" className="num text-right" />
      </Field>
      <Field name={name("how")} label="How it will be done" className="col-span-2 md:col-span-1">
        <Input maxLength={500} autoComplete="off" />
      </Field>
      <Field name={name("segment")} label="Whom" className="md:col-span-2">
        <Select options={segments} blank="All customers" />
      </Field>
      <Field name={name("ownerId")} label="Who sees to it" className="md:col-span-2">
        <Select options={people} defaultValue={me} />
      </Field>
    </fieldset>
  );
}
