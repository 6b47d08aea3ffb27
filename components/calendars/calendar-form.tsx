import { HoursFields } from "@/components/settings/hours-fields";
import { LongSelect } from "@/components/settings/long-select";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import type { CalendarLevel } from "@/server/domain/calendar-levels";
import type { OwnerCalendar } from "@/server/domain/due-calendar";
import { packed } from "@/server/domain/place";
import { HolidayFields } from "./holiday-fields";

type Props = {
  action: FormAction;
  own: CalendarLevel;
  /** What counts now: shown faintly where nothing is stated. */
  calendar: OwnerCalendar;
  countries: Readonly<Record<string, string>>;
  regions: Readonly<Record<string, string>>;
  place: string | null;
  /** As addresses carry it; left out for one's own. */
  owner?: string;
  /** Packed; only where the clock is set here. */
  zones?: string;
};

/** When somebody works: their hours, their clock, their holidays. Saving adds a version; promises made keep theirs. */
export function CalendarForm({ action, own, calendar, countries, regions, place, owner, zones }: Props) {
  const isOrganisation = own.kind === "organisation";
  const above = own.kind === "person" ? "your team" : "the one above";
  const listed = Object.entries(countries)
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
  return (
    <Form
      action={action}
      {...(owner ? { hidden: { owner } } : {})}
      label="Hours and holidays"
      className="grid max-w-[34rem] gap-6 pt-2"
    >
      <FormMessage label="Not saved" />
      <HoursFields
        hours={own.hours}
        otherwise={isOrganisation ? undefined : calendar.hours}
        hint={`Like 9:00–12:30, 13:15–17:00. A night shift stands on the day it begins: 22:00–6:00. ${
          isOrganisation ? "An empty day is not worked." : `Leave all empty to work as ${above} does.`
        }`}
      />
      {zones ? (
        <Field name="zone" label="Time zone of these hours">
          <LongSelect choices={zones} blank="As the one above" defaultValue={own.zone ?? ""} />
        </Field>
      ) : null}
      <HolidayFields
        given={own}
        countries={packed(listed)}
        regions={regions}
        above={isOrganisation ? null : own.holidays === "above" ? `As ${above} (${place ?? "none"})` : `As ${above}`}
      />
      <div>
        <SubmitButton>Save</SubmitButton>
        <p className="small mt-2 text-ink-3">Promises made before keep the calendar they were made by.</p>
      </div>
    </Form>
  );
}
