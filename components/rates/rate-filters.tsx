"use client";

import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { type RateCut, rateCuts } from "@/server/domain/rate-cuts";
import { notKnown, type RateQuestion, rateFields } from "@/server/domain/rate-question";
import type { RateChoice } from "@/server/rates/queries/choices";
import { cutLabels, levelWords, originWords, valueLabel } from "./rate-words";

type Props = { question: RateQuestion; by: RateCut | null; choices: Readonly<Record<RateCut, readonly RateChoice[]>> };

const optionsOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Which promises, of when, cut by what. A plain form: the address that comes of it can be shared. */
export function RateFilters({ question, by, choices }: Props) {
  const { from, to, level, origin, where, isMine, asOf } = question;
  const chosen = rateCuts.filter((cut) => where[cut] !== undefined);
  const more = [
    ...(level === "charter" ? [levelWords.charter] : []),
    ...(origin === "imported" ? [originWords.imported] : []),
    ...chosen.map((cut) => `${cutLabels[cut].toLowerCase()}: ${chosenName(cut, where[cut] ?? "", choices)}`),
    ...(isMine ? ["my own"] : []),
    ...(asOf === null ? [] : [`as seen at the end of ${asOf}`]),
  ];
  return (
    <form
      action="/promises/rate"
      aria-label="Which promises"
      key={JSON.stringify(rateFields(question))}
      className="mb-4 print:hidden"
    >
      <div className="grid grid-cols-2 items-end gap-2 md:flex md:*:w-auto">
        <Field name="from" label="From">
          <Input type="date" defaultValue={from} />
        </Field>
        <Field name="to" label="To">
          <Input type="date" defaultValue={to} />
        </Field>
        <Field name="by" label="Cut by">
          <Select blank="No cut" options={optionsOf(cutLabels)} defaultValue={by ?? ""} />
        </Field>
        <Button type="submit">Show</Button>
        {more.length > 0 ? (
          <Link href="/promises/rate" className="small px-1 py-2 text-ink-2">
            Show all
          </Link>
        ) : null}
      </div>
      <Disclosure summary={more.length > 0 ? `Only some: ${more.join(", ")}` : "Only some"} className="mt-1">
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Field name="level" label="Level">
            <Select options={optionsOf(levelWords)} defaultValue={level} />
          </Field>
          <Field name="origin" label="Origin">
            <Select options={optionsOf(originWords)} defaultValue={origin} />
          </Field>
          {rateCuts.map((cut) => (
            <Field key={cut} name={cut} label={cutLabels[cut]}>
              <Select blank="All" options={optionsFor(cut, choices[cut])} defaultValue={where[cut] ?? ""} />
            </Field>
          ))}
          <Field name="mine" label="Whose">
            <Select
              blank="Everyone’s"
              options={[{ value: "yes", label: "Only mine" }]}
              defaultValue={isMine ? "yes" : ""}
            />
          </Field>
          <Field name="asOf" label="As seen at the end of">
            <Input type="date" defaultValue={asOf?.slice(0, 10) ?? ""} />
          </Field>
        </div>
      </Disclosure>
    </form>
  );
}

function optionsFor(cut: RateCut, choices: readonly RateChoice[]) {
  const options = choices.map((choice) => ({ value: choice.value, label: valueLabel(cut, choice) }));
  return cut === "segment"
    ? options
    : [...options, { value: notKnown, label: valueLabel(cut, { value: notKnown, name: null }) }];
}

function chosenName(cut: RateCut, value: string, choices: Props["choices"]): string {
  return valueLabel(cut, choices[cut].find((choice) => choice.value === value) ?? { value, name: null });
}
