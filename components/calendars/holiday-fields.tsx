"use client";

import { useEffect, useState } from "react";
import { trpc } from "@/components/trpc-client";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { HolidayChoice } from "@/server/domain/calendar-levels";
import { unpacked } from "@/server/domain/place";

type Names = Readonly<Record<string, string>>;

type Props = {
  given: { holidays: HolidayChoice; country: string | null; region: string | null };
  /** Packed: it is long. */
  countries: string;
  /** Of the country that is given. */
  regions: Names;
  /** The words for "as the one above"; null where nothing is above. */
  above: string | null;
};

/** Whose public holidays count. The parts of a country follow the choice; without JavaScript they come after saving. */
export function HolidayFields({ given, countries, regions, above }: Props) {
  const [country, setCountry] = useState(given.country ?? "");
  const parts = useRegions(country, given.country ?? "", regions);
  const choices = [
    ...(above === null ? [] : [{ value: "above", label: above }]),
    { value: "country", label: "Of a country" },
    { value: "none", label: "None: public holidays are worked" },
  ];
  const isAbove = given.holidays === "above" && above === null;
  return (
    <div className="grid gap-4">
      <Field name="holidays" label="Public holidays" group>
        <RadioGroup options={choices} defaultValue={isAbove ? "none" : given.holidays} />
      </Field>
      <div className="grid gap-4 md:grid-cols-2">
        <Field name="country" label="Country" hint="Only for “of a country”.">
          <Select
            options={unpacked(countries)}
            blank="Choose…"
            defaultValue={country}
            onChange={(event) => setCountry(event.target.value)}
          />
        </Field>
        <Field
          name="region"
          label="Part of the country"
          hint={parts.length > 0 ? undefined : "After the country is saved, where there are any."}
        >
          <Select
            options={parts}
            blank="The whole country"
            defaultValue={country === given.country ? (given.region ?? "") : ""}
          />
        </Field>
      </div>
    </div>
  );
}

type Part = { value: string; label: string };

function useRegions(country: string, known: string, regions: Names): Part[] {
  const [asked, setAsked] = useState<{ country: string; regions: Names }>({ country: known, regions });
  useEffect(() => {
    if (country === asked.country || country === "") return;
    const abort = new AbortController();
    trpc.calendars.regions
      .query({ country }, { signal: abort.signal })
      .then((found) => setAsked({ country, regions: found }))
      .catch(() => undefined);
    return () => abort.abort();
  }, [country, asked.country]);
  if (asked.country !== country) return [];
  return Object.entries(asked.regions)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
}
