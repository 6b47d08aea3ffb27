import { LongSelect } from "@/components/settings/long-select";
import { Field } from "@/components/ui/field";

export type PlaceChoices = { zones: string; countries: string; currencies: string };

type Props = { choices: PlaceChoices; given?: { zone: string; country: string; currency: string } };

/** Where the organisation is: its country, its clock, its money. */
export function PlaceFields({ choices, given }: Props) {
  const blank = given ? {} : { blank: "Choose…" };
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field name="country" label="Country" hint="How numbers without a country code are read." required>
        <LongSelect choices={choices.countries} defaultValue={given?.country} {...blank} />
      </Field>
      <Field name="zone" label="Time zone" hint="Whose day today is." required>
        <LongSelect choices={choices.zones} defaultValue={given?.zone} {...blank} />
      </Field>
      <Field name="currency" label="Currency" hint="Values are summed in it; others are never converted." required>
        <LongSelect choices={choices.currencies} defaultValue={given?.currency} {...blank} />
      </Field>
    </div>
  );
}
