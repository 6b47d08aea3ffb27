import type { ExperienceList } from "@/server/domain/experience-rows";
import type { Lens } from "@/server/domain/lens";

/** What a number was counted through, so that the list it opens holds as many. */
export type Seen = Lens & { windowDays: number };

/** The address of the customers behind a number of experience. */
export function experienceHref(
  which: ExperienceList,
  { asOf, lapseDays, segment, windowDays }: Seen,
  of: Readonly<Record<string, string | number | null>> = {},
): string {
  const query = new URLSearchParams({ which, asOf, window: String(windowDays) });
  for (const [name, value] of Object.entries({ lapse: lapseDays, segment, ...of }))
    if (value !== null) query.set(name, String(value));
  return `/numbers/experience/customers?${query}`;
}
