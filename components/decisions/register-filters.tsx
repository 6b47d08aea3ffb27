"use client";

import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { gates, gateWords, states, stateWords } from "@/server/domain/decision-words";

export type FilterValues = { state: string; gate: string; path: string; department: string };

const stateOptions = states.map((state) => ({ value: state, label: stateWords[state] }));
const gateOptions = gates.map((gate) => ({ value: gate, label: gateWords[gate] }));
const pathOptions = [
  { value: "light", label: "Light path" },
  { value: "heavy", label: "Heavy path" },
];

type Props = { values: FilterValues; departments: readonly { id: string; name: string }[] };

/** What part of the register to look at. A plain form: the address that comes of it can be shared. */
export function RegisterFilters({ values, departments }: Props) {
  const isFiltered = Object.values(values).some(Boolean);
  const choose = (
    name: keyof FilterValues,
    label: string,
    blank: string,
    options: { value: string; label: string }[],
  ) => <Select name={name} aria-label={label} blank={blank} options={options} defaultValue={values[name]} />;
  const departmentOptions = departments.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form
      action="/decisions"
      aria-label="Filter"
      key={JSON.stringify(values)}
      className="mb-3 grid grid-cols-2 items-center gap-2 md:flex md:*:w-auto print:hidden"
    >
      {choose("state", "State", "Any state", stateOptions)}
      {choose("gate", "Gate", "Any effect on customers", gateOptions)}
      {choose("department", "Department", "Any department", departmentOptions)}
      {choose("path", "Path", "Either path", pathOptions)}
      <Button type="submit">Show</Button>
      {isFiltered ? (
        <Link href="/decisions" className="small px-1 text-ink-2">
          Show all
        </Link>
      ) : null}
    </form>
  );
}
