/** Where words stood that were erased: the record and its seal remain. */
export function Erased({ what }: { what: string }) {
  return (
    <span className="font-sans text-base text-ink-3 not-italic">
      {what} stood here and was erased. The seal still holds.
    </span>
  );
}
