"use client";

import { classes } from "@/components/ui/classes";
import { Field } from "@/components/ui/field";
import { useControl } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import { type Axis, type AxisStep, axisSteps, axisWords, stepWords } from "@/server/domain/decision-words";

const inks: Record<AxisStep, string> = {
  [-2]: "peer-checked:bg-broken",
  [-1]: "peer-checked:bg-broken",
  0: "peer-checked:bg-ink-3",
  1: "peer-checked:bg-kept",
  2: "peer-checked:bg-kept",
};

/** What changes for the customer on one axis: five steps, each with its word; the note is asked where something changes. */
export function AxisField({ axis }: { axis: Axis }) {
  const { name, question } = axisWords[axis];
  return (
    <div className="group/axis grid gap-2 border-line border-t py-3 md:grid-cols-[8.5rem_minmax(0,1fr)] print:grid-cols-[8.5rem_minmax(0,1fr)] md:gap-4">
      <Field
        name={`axes.${axis}.step`}
        label={<AxisLegend name={name} question={question} />}
        group
        className="contents"
      >
        <Steps />
      </Field>
      <div className="hidden group-has-[input[value='-1']:checked]/axis:block group-has-[input[value='-2']:checked]/axis:block group-has-[input[value='1']:checked]/axis:block group-has-[input[value='2']:checked]/axis:block md:col-start-2">
        <Field name={`axes.${axis}.note`} label={`How ${name.toLowerCase()} changes`}>
          <Input dir="auto" placeholder="40 minutes saved, on average" />
        </Field>
      </div>
    </div>
  );
}

function AxisLegend({ name, question }: { name: string; question: string }) {
  return (
    <>
      {name}
      <span className="small block font-normal text-ink-3">{question}</span>
    </>
  );
}

function Steps() {
  const control = useControl({});
  return (
    <div key={control.turn} className="grid grid-cols-5 gap-1">
      {axisSteps.map((step) => (
        <label
          key={step}
          className="group/step grid cursor-pointer content-start gap-1.5 pt-2 pb-1 pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            name={control.name}
            value={step}
            defaultChecked={control.typed === String(step)}
            className="peer sr-only"
            {...control.aria}
          />
          <span
            aria-hidden="true"
            className={classes(
              "h-1.5 rounded-full bg-line-strong outline-offset-4 peer-focus-visible:outline-2 peer-focus-visible:outline-focus group-hover/step:bg-control",
              inks[step],
            )}
          />
          <span className="text-center text-ink-3 text-xs leading-tight peer-checked:font-semibold peer-checked:text-ink">
            {stepWords[step]}
          </span>
        </label>
      ))}
    </div>
  );
}
