import type { Option } from "@/components/ui/select";
import type { OwnerChoice } from "@/server/promises/queries/owners";

/** Me first, then teams, then people. */
export function ownerOptions(owners: readonly OwnerChoice[], me: string): Option[] {
  const options = owners
    .filter(({ id }) => id !== me)
    .map(({ kind, id, name, department }) => ({
      value: `${kind}:${id}`,
      label: kind === "team" ? `${name} (team, ${department})` : `${name}, ${department}`,
    }));
  return owners.some(({ id }) => id === me) ? [{ value: `person:${me}`, label: "Me" }, ...options] : options;
}
