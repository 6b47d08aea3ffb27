import { Section } from "@/components/ui/section";
import type { StatementDocument } from "@/server/domain/decision-document";
import { Erased } from "./erased";

type Props = Pick<StatementDocument, "options"> & { chosenId: string | null };

/** The options, each with what customers would meet; the chosen one is said, not only marked. */
export function OptionsView({ options, chosenId }: Props) {
  return (
    <Section id="choice" title="The choice">
      <ul>
        {options.map(({ id, isDoNothing, words }) => (
          <li
            key={id}
            className="grid gap-x-5 border-line border-t py-2.5 md:grid-cols-[8.5rem_minmax(0,1fr)] print:grid-cols-[8.5rem_minmax(0,1fr)]"
          >
            <p className={id === chosenId ? "font-medium text-kept" : "text-ink-3"}>
              {id === chosenId ? "Chosen" : chosenId ? "Not chosen" : isDoNothing ? "The baseline" : "Proposed"}
            </p>
            <p>
              {words ? (
                <>
                  {words.title}
                  <span className="small block text-ink-2">{words.effect}</span>
                </>
              ) : (
                <Erased what="This option" />
              )}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
