"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { hoursTexts } from "@/server/domain/hours-text";
import { type WorkingHours, weekdays } from "@/server/domain/working-hours";

const names = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
} as const;

type Props = {
  hours: WorkingHours | null;
  /** What holds where nothing is stated; shown faintly. */
  otherwise?: WorkingHours | undefined;
  hint: string;
};

/** Working hours, a line per weekday. */
export function HoursFields({ hours, otherwise, hint }: Props) {
  const texts = hoursTexts(hours);
  const faint = otherwise && hours === null ? hoursTexts(otherwise) : undefined;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 p-0 font-medium text-sm">Working hours</legend>
      <p className="small mb-2 text-ink-3">{hint}</p>
      <div className="grid gap-1.5">
        {weekdays.map((day) => (
          <Field
            key={day}
            name={`hours.${day}`}
            label={names[day]}
            className="grid grid-cols-[6.5rem_1fr] items-center [&>label]:mb-0 [&>label]:font-normal [&>p]:col-start-2"
          >
            <Input defaultValue={texts[day]} placeholder={faint?.[day]} autoComplete="off" />
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
