"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { useTyped } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { directions, directionWords } from "@/server/domain/decision-words";
import {
  cutsOf,
  isMeasure,
  type Measure,
  type MeasureChoices,
  type MeasureCut,
  measureCuts,
  measures,
  measureWords,
} from "@/server/domain/measure";
import { MeasureToday } from "./measure-today";

const directionOptions = directions.map((direction) => ({ value: direction, label: directionWords[direction] }));
const measureOptions = measures.map((measure) => ({ value: measure, label: measureWords[measure].name }));
const cutWords: Record<MeasureCut, string> = { segment: "Segment", team: "Team", stage: "Stage" };

type Props = { place: number; choices: MeasureChoices };

/**
 * One prediction: a measure, a number, a day, how sure. Either in own words with what it is today, or a measure the house
 * reads by itself; the style sheet knows which, so it needs no script.
 */
export function PredictionFields({ place, choices }: Props) {
  const name = (field: string) => `predictions.${place}.${field}`;
  const [typedMeasure = ""] = useTyped(name("measureKey"));
  const [typedOf = ""] = useTyped(name("measureOf"));
  const [measure, setMeasure] = useState<Measure | null>(isMeasure(typedMeasure) ? typedMeasure : null);
  const [of, setOf] = useState(typedOf);
  return (
    <div className="group/measure grid min-w-0 gap-3">
      <div className="grid gap-3 md:grid-cols-2">
        <Field name={name("measureKey")} label="We measure">
          <Select
            data-measure=""
            options={measureOptions}
            blank="In our own words …"
            onChange={({ target }) => {
              const chosen = isMeasure(target.value) ? target.value : null;
              setMeasure(chosen);
              if (chosen) choose(target.form?.elements.namedItem(name("direction")), measureWords[chosen].good);
            }}
          />
        </Field>
        <Field
          name={name("measure")}
          label="In our own words"
          className="group-has-[[data-measure]_option:not([value='']):checked]/measure:hidden"
        >
          <Input placeholder="Minutes until somebody calls back" />
        </Field>
        <Field
          name={name("measureOf")}
          label="Read of"
          className="group-has-[[data-measure]_option[value='']:checked]/measure:hidden"
        >
          <Select
            options={offered(choices, measure)}
            blank="All customers"
            onChange={({ target }) => setOf(target.value)}
          />
        </Field>
      </div>
      <div className="grid grid-cols-2 items-start gap-3 md:grid-cols-[1fr_8rem_1fr_9.5rem_7rem]">
        <Field
          name={name("baseline")}
          label="Today it is"
          className="group-has-[[data-measure]_option:not([value='']):checked]/measure:hidden"
        >
          <Input inputMode="decimal" />
        </Field>
        <div className="group-has-[[data-measure]_option[value='']:checked]/measure:hidden">
          <MeasureToday key={`${measure} ${of}`} measure={measure} of={of} />
        </div>
        <Field name={name("direction")} label="It will be">
          <Select options={directionOptions} />
        </Field>
        <Field name={name("threshold")} label="this much">
          <Input inputMode="decimal" />
        </Field>
        <Field name={name("resolveOn")} label="on">
          <Input type="date" />
        </Field>
        <Field name={name("probability")} label="sure, in %">
          <Input inputMode="numeric" />
        </Field>
      </div>
      {measure ? <p className="small text-ink-3">{measureWords[measure].rule}</p> : null}
    </div>
  );
}

/** The way that is good for customers, until somebody chooses another. */
function choose(select: Element | RadioNodeList | null | undefined, value: string): void {
  if (!(select instanceof HTMLSelectElement)) return;
  select.value = value;
  select.dispatchEvent(new Event("input", { bubbles: true }));
}

/** What the chosen measure can be read of; before one is chosen, everything: the server says what does not go together. */
function offered(choices: MeasureChoices, measure: Measure | null) {
  const cuts = measure === null ? measureCuts : cutsOf(measure);
  return cuts.flatMap((cut) =>
    choices[cut].map(({ value, label }) => ({ value, label: `${cutWords[cut]}: ${label}` })),
  );
}
