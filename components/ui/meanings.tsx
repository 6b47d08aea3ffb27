import type { ReactNode } from "react";
import { Section } from "./section";

type Props = {
  title?: string;
  /** A word, and how its sentence goes on. */
  words: readonly (readonly [string, string])[];
  /** What stands before them: each a div with a dt and a dd. */
  children?: ReactNode;
};

/** What the words on a page mean and how its numbers are counted, at its end. */
export function Meanings({ title = "How these are counted", words, children }: Props) {
  return (
    <Section title={title} ruled>
      <dl className="small gap-x-14 text-ink-2 *:mb-2.5 *:break-inside-avoid md:columns-2 print:columns-2">
        {children}
        {words.map(([word, meaning]) => (
          <div key={word}>
            <dt className="inline font-medium text-ink">{word}</dt> <dd className="inline">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
