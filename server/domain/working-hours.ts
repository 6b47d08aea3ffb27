export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** Periods of work per weekday, "HH:MM" to "HH:MM", several a day; a missing day is not worked. */
export type WorkingHours = Partial<Record<Weekday, [string, string][]>>;

/** Monday to Friday, nine to half past five: what an organisation starts with. */
export const officeHours: WorkingHours = {
  mon: [["09:00", "17:30"]],
  tue: [["09:00", "17:30"]],
  wed: [["09:00", "17:30"]],
  thu: [["09:00", "17:30"]],
  fri: [["09:00", "17:30"]],
};
