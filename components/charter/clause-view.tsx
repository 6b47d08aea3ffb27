import type { ReactNode } from "react";
import type { Clause } from "@/server/charter/queries/versions";
import { timeWords, triggerWords } from "./charter-words";

type Props = {
  clause: Clause;
  /** Its place in the charter, from 1. */
  place: number;
  /** How often it was kept; left out where only the words matter. */
  rate?: ReactNode;
  /** Buttons of a draft. */
  children?: ReactNode;
};

/** One clause with all its parts: the promise first, in the words the customer reads. */
export function ClauseView({ clause, place, rate, children }: Props) {
  const { trigger, dueSaid, latestDays, team } = clause;
  return (
    <article
      id={clause.key}
      className="grid gap-x-10 gap-y-3 border-line border-t py-5 lg:grid-cols-[1.6fr_1fr] print:break-inside-avoid"
    >
      <div>
        <h2 className="font-semibold text-sm">
          <span className="num text-ink-3">{place}</span> {clause.title}
        </h2>
        <p className="finding mt-1.5">“{clause.said}”</p>
        <p className="mt-1.5 text-ink-2">{clause.objective}</p>
        {rate === undefined ? null : (
          <p className="small mt-1.5">
            <span className="text-ink-3">Kept in twelve months: </span>
            {rate}
          </p>
        )}
        <Parts
          parts={[
            ["Conditions", clause.conditions],
            ["Limits", clause.limits],
            ["If it is broken", clause.remedy],
            ["Turn to", clause.contact],
          ]}
        />
        {children}
      </div>
      <div className="lg:border-line lg:border-l lg:pl-8">
        <Parts
          isSide
          parts={[
            ["Measured by", clause.measure],
            ["Promises when", trigger && triggerWords[trigger]],
            ["Due", dueSaid === null || latestDays === null ? null : timeWords(dueSaid, latestDays)],
            ["Answered by", team?.name ?? null],
          ]}
        />
      </div>
    </article>
  );
}

function Parts({ parts, isSide }: { parts: readonly (readonly [string, string | null])[]; isSide?: boolean }) {
  const known = parts.filter(([, words]) => words !== null);
  return (
    <dl className={isSide ? "small grid gap-2.5" : "small mt-3 grid gap-x-4 gap-y-1.5 md:grid-cols-[7rem_1fr]"}>
      {known.map(([label, words]) => (
        <div key={label} className={isSide ? "" : "contents"}>
          <dt className={isSide ? "font-medium text-ink-3 text-xs" : "text-ink-3"}>{label}</dt>
          <dd className={isSide ? "" : "max-md:mb-1.5"}>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
