"use client";

import { formatDay } from "@/components/format/time";
import { formatCount } from "@/components/format/words";
import { LinkButton } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlainDate } from "@/server/domain/plain-date";
import type { FactCounts } from "@/server/merging/queries/counts";
import type { FieldBack, MergeInFull } from "@/server/merging/queries/merges";
import { factWords, kindsIn } from "./fact-words";

/** What taking a merge apart would do: what goes back, what stays, what the survivor's record says afterwards. */
export function UnmergePreview({ merge }: { merge: MergeInFull }) {
  const { mergedName, survivorName, standsForName, goesWith, goes, stays, fields } = merge;
  return (
    <div className="grid gap-x-10 md:grid-cols-2">
      <Section title={<>Goes back to {mergedName}</>} ruled>
        <Counts counts={goes} none="Nothing was recorded for it." />
        {goesWith.length > 0 ? (
          <p className="small mt-1 text-ink-2">
            With it goes what was merged into it before: {goesWith.map(({ name }) => name).join(", ")}.
          </p>
        ) : null}
      </Section>
      <Section title={<>Stays with {standsForName}, because it was recorded since the merge</>} ruled>
        <Counts counts={stays} none="Nothing has been recorded since." />
      </Section>
      <Section title={<>The record of {survivorName}</>} ruled className="md:col-span-2">
        {fields.length === 0 ? (
          <p className="small text-ink-2">The merge changed nothing on it.</p>
        ) : (
          <ul className="small">
            {fields.map((field) => (
              <li key={field.field} className="border-line border-t py-1.5 first:border-t-0">
                <FieldLine field={field} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

function Counts({ counts, none }: { counts: FactCounts; none: string }) {
  const kinds = kindsIn(counts);
  if (kinds.length === 0) return <p className="small text-ink-2">{none}</p>;
  return (
    <ul className="small">
      {kinds.map((kind) => (
        <li key={kind} className="flex justify-between gap-4 border-line border-t py-1.5 first:border-t-0">
          {factWords[kind]} <span className="num">{formatCount(counts[kind])}</span>
        </li>
      ))}
    </ul>
  );
}

const fieldWords: Record<FieldBack["field"], string> = {
  name: "Name",
  called: "How they like to be called",
  place: "Place",
  country: "Country",
  zone: "Time zone",
  stated_since: "With us since",
  died: "Has died",
  vulnerable: "Vulnerable",
};

function FieldLine({ field }: { field: FieldBack }) {
  const now = shown(field.field, field.now);
  const why = field.builtOn ? "a later merge built on it" : "it was changed since";
  return (
    <>
      <span className="font-medium">{fieldWords[field.field]}</span>:{" "}
      {field.goesBack ? (
        <>
          <bdi>{now}</bdi> becomes <bdi>{shown(field.field, field.before)}</bdi> again
        </>
      ) : (
        <>
          stays <bdi>{now}</bdi>, because {why}
        </>
      )}
    </>
  );
}

function shown(field: FieldBack["field"], values: FieldBack["now"]): string {
  if (field === "died") return values.died_recorded_at ? "yes" : "no";
  if (field === "vulnerable") return values.vulnerable_note ? `“${values.vulnerable_note}”` : "no";
  if (field === "stated_since")
    return values.stated_since_on
      ? `${formatDay(values.stated_since_on as PlainDate)} (${values.stated_since_source})`
      : "nothing said";
  const value = values[field];
  return value ? `“${value}”` : "nothing";
}

/** The form that takes a merge apart. */
export function UnmergeForm({ merge, action }: { merge: MergeInFull; action: FormAction }) {
  return (
    <Form
      action={action}
      hidden={{ mergeId: merge.id }}
      label="Take them apart"
      className="grid max-w-xl gap-3 border-line border-t pt-4"
    >
      <FormMessage label="Not taken apart" />
      <Field name="reason" label="Why the merge was wrong" required>
        <Input autoComplete="off" />
      </Field>
      <Field name="areDifferent" label="From now on" group>
        <Checkbox
          label="They are two different customers."
          hint="They are not suggested as duplicates again."
          defaultChecked
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <SubmitButton look="danger" pending="Taking apart…">
          Take apart
        </SubmitButton>
        <LinkButton href={`/customers/${merge.standsForId}`}>Leave them as one</LinkButton>
      </div>
    </Form>
  );
}
