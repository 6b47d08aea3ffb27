"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { directions, directionWords, toldWays, toldWords } from "@/server/domain/decision-words";
import { LetterPart } from "./letter-part";

const toldOptions = toldWays.map((way) => ({ value: way, label: toldWords[way] }));
const directionOptions = directions.map((direction) => ({ value: direction, label: directionWords[direction] }));

/** The decision, after the statement: the options, what it does for us, how customers hear of it, what we expect. */
export function LetterDecision() {
  return (
    <LetterPart title="The decision">
      <Field name="businessEffect" label="What does it do for the organisation?">
        <Textarea rows={2} />
      </Field>
      <Options />
      <Told />
      <Expected />
    </LetterPart>
  );
}

function Options() {
  return (
    <div className="grid gap-4">
      <Option place={0} label="What we propose" effect="What customers would meet" />
      <Option place={1} label="The other choice" effect="What customers would meet" isDoNothing />
      <Disclosure summary="A third option">
        <Option place={2} label="A third option" effect="What customers would meet" />
      </Disclosure>
    </div>
  );
}

type OptionProps = { place: number; label: string; effect: string; isDoNothing?: boolean };

function Option({ place, label, effect, isDoNothing }: OptionProps) {
  return (
    <div className="grid gap-3 md:grid-cols-[15rem_minmax(0,1fr)] md:gap-4">
      <Field name={`options.${place}.title`} label={label}>
        <Input />
      </Field>
      <Field name={`options.${place}.effect`} label={effect}>
        <Input />
      </Field>
      {isDoNothing ? <input type="hidden" name={`options.${place}.isDoNothing`} value="yes" /> : null}
    </div>
  );
}

function Told() {
  return (
    <div className="group/told grid gap-4">
      <div className="grid gap-4 md:grid-cols-2">
        <Field name="toldHow" label="How do customers hear of it?">
          <Select options={toldOptions} />
        </Field>
        <Field name="toldByOn" label="By when">
          <Input type="date" />
        </Field>
      </div>
      <Field
        name="toldPlan"
        label="Who tells them, and what"
        hint="The front line hears it first. If customers are not told, say why."
      >
        <Textarea rows={2} />
      </Field>
    </div>
  );
}

function Expected() {
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-2 p-0 font-medium text-sm">
        What do we expect to see?
        <span className="small block font-normal text-ink-3">
          Something that could turn out wrong: a measure, a number, a day.
        </span>
      </legend>
      <Field name="predictions.0.measure" label="We measure">
        <Input placeholder="Complaints per 1,000 flagged customers" />
      </Field>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-[1fr_8rem_1fr_9.5rem_7rem]">
        <Field name="predictions.0.baseline" label="Today it is">
          <Input inputMode="decimal" />
        </Field>
        <Field name="predictions.0.direction" label="It will be">
          <Select options={directionOptions} />
        </Field>
        <Field name="predictions.0.threshold" label="this much">
          <Input inputMode="decimal" />
        </Field>
        <Field name="predictions.0.resolveOn" label="on">
          <Input type="date" />
        </Field>
        <Field name="predictions.0.probability" label="sure, in %">
          <Input inputMode="numeric" />
        </Field>
      </div>
    </fieldset>
  );
}
