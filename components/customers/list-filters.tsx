"use client";

import { formatDay } from "@/components/format/time";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { filterNames, readCustomerFilter } from "@/server/domain/customer-list";
import type { Choice } from "@/server/domain/place";

type ListValues = Readonly<Record<string, string>>;

const kinds = [
  { value: "person", label: "Persons" },
  { value: "organisation", label: "Organisations" },
];
const bought = [
  { value: "active", label: "Active" },
  { value: "lapsed", label: "Lapsed" },
  { value: "not_yet", label: "Not bought yet" },
];
const content = [
  { value: "held", label: "Content held" },
  { value: "free", label: "Content not held" },
];

type Props = { values: ListValues; countries: readonly Choice[]; hasThreshold: boolean };

/** Which customers to look at. A plain form: the address that comes of it can be shared. */
export function ListFilters({ values, countries, hasThreshold }: Props) {
  const isFiltered = filterNames.some((name) => values[name]);
  const more = whereAndWhen(values, countries);
  const choose = (name: string, label: string, blank: string, options: readonly Choice[]) => (
    <Select name={name} aria-label={label} blank={blank} options={options} defaultValue={values[name]} />
  );
  return (
    <form action="/customers" aria-label="Filter" key={JSON.stringify(values)} className="mb-3 print:hidden">
      {values.by ? <input type="hidden" name="by" value={values.by} /> : null}
      <div className="grid grid-cols-2 items-center gap-2 md:flex md:*:w-auto">
        {choose("kind", "Kind", "Any kind", kinds)}
        {choose("bought", "Bought", "Bought or not", hasThreshold ? bought : bought.slice(2))}
        {choose("issue", "Issues", "Any issues", [{ value: "open", label: "With an open issue" }])}
        {choose("best", "Best customers", "Best or not", [{ value: "yes", label: "Best customers" }])}
        {choose("content", "Content", "Any content", content)}
        <Button type="submit">Show</Button>
        {isFiltered ? (
          <Link href={values.by ? `/customers?by=${values.by}` : "/customers"} className="small px-1 text-ink-2">
            Show all
          </Link>
        ) : null}
      </div>
      <Disclosure
        summary={more ? `Where, value band, since when: ${more}` : "Where, value band, since when"}
        className="mt-1"
      >
        <div className="grid gap-3 sm:grid-cols-2 md:grid-cols-[1fr_1fr_auto_auto_auto] md:items-end">
          <Field name="place" label="Place">
            <Input defaultValue={values.place} placeholder="Leeds" autoComplete="off" />
          </Field>
          <Field name="country" label="Country">
            <Select blank="Any country" options={countries} defaultValue={values.country} />
          </Field>
          <Field name="band" label="Value band">
            <Input defaultValue={values.band} placeholder="Top" autoComplete="off" className="sm:max-w-28" />
          </Field>
          <Field name="from" label="With us since">
            <Input type="date" defaultValue={values.from} />
          </Field>
          <Field name="to" label="until">
            <Input type="date" defaultValue={values.to} />
          </Field>
        </div>
      </Disclosure>
    </form>
  );
}

/** What is asked of place and time, so that it is read without unfolding it. */
function whereAndWhen(values: ListValues, countries: readonly Choice[]): string {
  const { place, country, band, sinceFrom, sinceTo } = readCustomerFilter(values);
  const land = countries.find(({ value }) => value === country)?.label;
  const from = sinceFrom && `from ${formatDay(sinceFrom)}`;
  const until = sinceTo && `until ${formatDay(sinceTo)}`;
  return [place, land, band && `band ${band}`, from, until].filter(Boolean).join(", ");
}
