/** Where the holidays come from; their licence asks that this is said where they are used. */
export function HolidaySource() {
  return (
    <p className="small max-w-prose text-ink-3">
      Public holidays:{" "}
      <a href="https://github.com/commenthol/date-holidays" rel="noreferrer">
        date-holidays
      </a>{" "}
      by commenthol and contributors (ISC); its data, largely from Wikipedia, under{" "}
      <a href="https://creativecommons.org/licenses/by-sa/3.0/" rel="noreferrer license">
        CC BY-SA 3.0
      </a>
      . Days kept by law are counted, with their substitutes; half days and customs are not.
    </p>
  );
}
