"use client";

import { feedWords } from "@/components/decisions/feed-words";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { feedKinds } from "@/server/domain/decision-telling";
import type { FeedChoices } from "@/server/notices/queries/following";
import type { FeedFilterValues } from "./feed-fields";

const kinds = feedKinds.map((kind) => ({ value: kind, label: feedWords[kind] }));

type Props = { values: FeedFilterValues; choices: FeedChoices };

/** What part of the feed to look at. A plain form: the address that comes of it can be shared. */
export function FeedFilters({ values, choices }: Props) {
  const choose = (name: "kind" | "department" | "stage" | "segment", label: string, blank: string) => (
    <Select
      name={name}
      aria-label={label}
      blank={blank}
      options={name === "kind" ? kinds : choices[`${name}s`]}
      defaultValue={values[name]}
      className="md:max-w-44"
    />
  );
  return (
    <form
      action="/decisions/feed"
      aria-label="Filter"
      key={JSON.stringify(values)}
      className="mb-3 grid grid-cols-2 items-center gap-2 md:flex md:flex-wrap md:*:w-auto print:hidden"
    >
      {choose("kind", "What happened", "Whatever happened")}
      {choose("department", "Department", "Any department")}
      {choose("stage", "Stage", "Any stage")}
      {choose("segment", "Segment", "Any segment")}
      <div className="max-md:col-span-2">
        <Checkbox name="mine" value="yes" label="Touches my department" defaultChecked={values.mine === "yes"} />
      </div>
      <Button type="submit">Show</Button>
      {Object.values(values).some(Boolean) ? (
        <Link href="/decisions/feed" className="small px-1 text-ink-2">
          Show all
        </Link>
      ) : null}
    </form>
  );
}
