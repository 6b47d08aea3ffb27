import type { ReactNode } from "react";

/** A part of the letter under its heading in the serif. */
export function LetterPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-6">
      <h2 className="border-line border-b pb-1.5 font-medium font-serif text-xl">{title}</h2>
      {children}
    </section>
  );
}
