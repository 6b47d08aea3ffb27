import { Filters } from "@/components/ui/tabs";
import type { RetentionChoices } from "@/server/domain/retention-picture";

/** The page's address with its lens and its choices; what is usual is left out. */
export type Address = { lens: Readonly<Record<string, string>>; choices: RetentionChoices };

const usual: RetentionChoices = { reading: "classic", older: "stated", by: "all" };

function addressOf({ lens, choices }: Address, changed: Partial<RetentionChoices>, part: string): string {
  const query = new URLSearchParams({ ...lens, ...unusual({ ...choices, ...changed }) }).toString();
  return `/numbers/retention${query ? `?${query}` : ""}#${part}`;
}

/** The choices that an address has to name. */
export function unusual(choices: RetentionChoices): Record<string, string> {
  const names = ["reading", "older", "by"] as const;
  return Object.fromEntries(names.flatMap((name) => (choices[name] === usual[name] ? [] : [[name, choices[name]]])));
}

type Props<Name extends keyof RetentionChoices> = {
  label: string;
  name: Name;
  options: readonly (readonly [value: RetentionChoices[Name], words: string])[];
  address: Address;
  part: string;
};

/** One choice of the page, as links beside a section's heading. */
export function Choice<Name extends keyof RetentionChoices>({ label, name, options, address, part }: Props<Name>) {
  const tabs = options.map(([value, words]) => ({
    href: addressOf(address, { [name]: value }, part),
    label: words,
    current: address.choices[name] === value,
  }));
  return <Filters label={label} tabs={tabs} />;
}
