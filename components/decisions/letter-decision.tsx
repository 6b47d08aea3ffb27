"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { businessTurns, businessTurnWords } from "@/server/domain/decision-words";
import type { MeasureChoices } from "@/server/domain/measure";
import { LetterHint } from "./letter-hint";
import { LetterPart } from "./letter-part";
import { Stakeholders, Told } from "./letter-telling";
import { MoreLines } from "./more-lines";
import { PredictionFields } from "./prediction-fields";

const turnOptions = businessTurns.map((turn) => ({ value: turn, label: businessTurnWords[turn] }));

/** The decision, after the statement: the options, what it does for us, who hears of it, what we expect. */
export function LetterDecision({ measures }: { measures: MeasureChoices }) {
  return (
    <LetterPart title="The decision">
      <div className="grid gap-4">
        <Field name="businessEffect" label="What does it do for the organisation?">
          <Textarea rows={2} dir="auto" />
        </Field>
        <Field name="businessTurn" label="All in all" group>
          <RadioGroup options={turnOptions} inline />
        </Field>
        <Stakeholders />
      </div>
      <Options />
      <Told />
      <Expected measures={measures} />
    </LetterPart>
  );
}

function Options() {
  return (
    <div className="grid gap-4">
      <Option place={0} label="What we propose" />
      <Option place={1} label="The other choice" isDoNothing />
      <MoreLines
        list="options"
        filledBy={["title", "effect"]}
        from={2}
        more="Another option"
        line={(place) => <Option key={place} place={place} label={`Option ${place + 1}`} />}
      />
    </div>
  );
}

type OptionProps = { place: number; label: string; isDoNothing?: boolean };

function Option({ place, label, isDoNothing }: OptionProps) {
  return (
    <div className="grid gap-3 md:grid-cols-[15rem_minmax(0,1fr)] md:gap-4">
      <Field name={`options.${place}.title`} label={label}>
        <Input dir="auto" />
      </Field>
      <Field name={`options.${place}.effect`} label="What customers would meet">
        <Textarea rows={1} dir="auto" />
      </Field>
      {isDoNothing ? <input type="hidden" name={`options.${place}.isDoNothing`} value="yes" /> : null}
    </div>
  );
}

function Expected({ measures }: { measures: MeasureChoices }) {
  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="mb-2 p-0 font-medium text-sm">
        What do we expect to see?
        <span className="small block font-normal text-ink-3">
          Something that could turn out wrong: a measure, a number, a day.
        </span>
      </legend>
      <Prediction place={0} measures={measures} />
      <MoreLines
        list="predictions"
        filledBy={["measure", "measureKey", "threshold"]}
        from={1}
        more="Another prediction"
        line={(place) => <Prediction key={place} place={place} measures={measures} />}
      />
    </fieldset>
  );
}

function Prediction({ place, measures }: { place: number; measures: MeasureChoices }) {
  return (
    <div>
      <PredictionFields place={place} choices={measures} />
      <LetterHint field={`predictions.${place}.probability`} />
    </div>
  );
}
