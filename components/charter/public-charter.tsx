import { Rate } from "@/components/format/rate";
import { formatDay } from "@/components/format/time";
import { classes } from "@/components/ui/classes";
import type { PublicCharter, PublicClause } from "@/server/charter/queries/public";
import { dayIn } from "@/server/domain/plain-date";
import { timeWords } from "./charter-words";

type Props = { charter: PublicCharter | null; isEmbedded: boolean };

/** The charter as a customer reads it: the promises large, their parts below, nothing of our own house. */
export function PublicCharterView({ charter, isEmbedded }: Props) {
  return (
    <main
      id="main"
      className={classes(
        "mx-auto max-w-[44rem] px-5 md:px-8 print:max-w-none print:p-0",
        isEmbedded ? "py-4" : "min-h-dvh py-8 md:py-14",
      )}
    >
      {charter ? <Whole charter={charter} isEmbedded={isEmbedded} /> : <None />}
    </main>
  );
}

function None() {
  return (
    <>
      <h1 className="headline">Our charter</h1>
      <p className="mt-3 text-ink-2">There is no charter in force at the moment.</p>
    </>
  );
}

function Whole({ charter, isEmbedded }: { charter: PublicCharter; isEmbedded: boolean }) {
  const contacts = new Set(charter.clauses.map(({ contact }) => contact));
  return (
    <>
      {isEmbedded ? null : <p className="font-semibold font-serif text-[1.0625rem]">{charter.house}</p>}
      <h1 className={classes("headline", !isEmbedded && "mt-6 md:mt-10")}>What we promise you</h1>
      <p className="mt-2 text-ink-2">
        Our charter, version {charter.number}, in force since {formatDay(dayIn(charter.zone, charter.since))}. If we do
        not keep to it, tell us: what we do then stands with each promise.
      </p>
      <ol className="mt-6">
        {charter.clauses.map((clause, index) => (
          <Promised
            key={clause.key}
            clause={clause}
            place={index + 1}
            showsRates={charter.showsRates}
            showsContact={contacts.size > 1}
          />
        ))}
      </ol>
      {contacts.size === 1 ? (
        <p className="border-line border-t py-4">
          <span className="text-ink-3">About any of these, turn to </span>
          {charter.clauses[0]?.contact}.
        </p>
      ) : null}
      <p className="small border-line border-t pt-4 text-ink-3">
        {charter.showsRates
          ? "How often we kept a promise counts everyone it was due to in the twelve months up to today, kept or not."
          : "Signed by the board. Earlier versions are kept."}
      </p>
    </>
  );
}

type PromisedProps = { clause: PublicClause; place: number; showsRates: boolean; showsContact: boolean };

function Promised({ clause, place, showsRates, showsContact }: PromisedProps) {
  const parts: readonly (readonly [string, string | null])[] = [
    ["By when", clause.dueSaid && clause.latestDays ? timeWords(clause.dueSaid, clause.latestDays) : null],
    ["Conditions", clause.conditions],
    ["Limits", clause.limits],
    ["If we break it", clause.remedy],
    ["How we measure it", clause.measure],
    ["Turn to", showsContact ? clause.contact : null],
  ];
  return (
    <li id={clause.key} className="border-line border-t py-5 print:break-inside-avoid">
      <h2 className="font-semibold text-sm">
        <span className="num text-ink-3">{place}</span> {clause.title}
      </h2>
      <p className="body-serif mt-1">{clause.said}</p>
      <p className="mt-1 text-ink-2">{clause.objective}</p>
      <dl className="small mt-3 grid gap-x-4 gap-y-1.5 md:grid-cols-[9rem_1fr]">
        {parts.map(([label, words]) =>
          words === null ? null : (
            <div key={label} className="contents">
              <dt className="text-ink-3">{label}</dt>
              <dd className="max-md:mb-1.5">{words}</dd>
            </div>
          ),
        )}
        {showsRates && clause.rate ? (
          <div className="contents">
            <dt className="text-ink-3">Kept</dt>
            <dd>
              <Rate k={clause.rate.kept} n={clause.rate.due} />
            </dd>
          </div>
        ) : null}
      </dl>
    </li>
  );
}
