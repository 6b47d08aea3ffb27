import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import type { CalendarOwner } from "../../domain/calendar-owner";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import type { SaveCalendar, SaveOwnCalendar } from "../input";
import { holidayCountries, holidayRegions } from "../queries/holidays";

/** Events name their record by an id; the organisation has one that never changes. */
const theOrganisation = "00000000-0000-7000-8000-000000000001";

/** A new version of a calendar. What was promised by an earlier one keeps its due time. */
export async function saveCalendar({ db, actor }: Context, { owner, ...said }: SaveCalendar): Promise<void> {
  await checkPlace(said);
  await db.transaction(async (tx) => {
    const whose = columnsOf(owner);
    const zone = owner.kind === "organisation" ? null : said.zone;
    await tx.execute(sql`
      insert into calendars (id, department_id, team_id, person_id, zone, hours, holidays, country, region, set_by)
      values (${newId()}, ${whose.departmentId}, ${whose.teamId}, ${whose.personId}, ${zone},
        ${said.hours && JSON.stringify(said.hours)}::jsonb, ${said.holidays}, ${said.country}, ${said.region}, ${actor.id})`);
    await recordEvent(tx, {
      actor,
      action: "calendar.set",
      subject: owner.kind === "organisation" ? "organisation" : owner.kind,
      subjectId: owner.kind === "organisation" ? theOrganisation : owner.id,
      facts: { ...said, zone },
    });
  });
}

/** One's own hours and holidays, on one's own clock. */
export async function saveOwnCalendar(ctx: Context, said: SaveOwnCalendar): Promise<void> {
  await saveCalendar(ctx, { ...said, owner: { kind: "person", id: ctx.actor.id }, zone: null });
}

export function columnsOf(owner: CalendarOwner): Record<"departmentId" | "teamId" | "personId", string | null> {
  return {
    departmentId: owner.kind === "department" ? owner.id : null,
    teamId: owner.kind === "team" ? owner.id : null,
    personId: owner.kind === "person" ? owner.id : null,
  };
}

/** Holidays are only known for some places; for another there would silently be none. */
async function checkPlace({ country, region }: Pick<SaveCalendar, "country" | "region">): Promise<void> {
  if (country === null) return;
  if (!(country in (await holidayCountries()))) throw new DomainError("holidays_not_known", {}, "country");
  if (region !== null && !(region in (await holidayRegions(country))))
    throw new DomainError("holidays_not_known", {}, "region");
}
