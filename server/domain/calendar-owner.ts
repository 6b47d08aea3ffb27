/** Whose calendar it is. */
export type CalendarOwner =
  | { readonly kind: "person" | "team" | "department"; readonly id: string }
  | { readonly kind: "organisation" };

const id = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const shape = new RegExp(`^(department|team)-(${id})$`);

/** "organisation", "department-<id>", "team-<id>", as addresses and forms carry it; null for anything else. */
export function readCalendarOwner(text: string): CalendarOwner | null {
  if (text === "organisation") return { kind: "organisation" };
  const [, kind, owner] = shape.exec(text) ?? [];
  if (owner && (kind === "department" || kind === "team")) return { kind, id: owner };
  return null;
}

export function calendarOwnerText(owner: CalendarOwner): string {
  return owner.kind === "organisation" ? owner.kind : `${owner.kind}-${owner.id}`;
}
