"use client";

import { classes } from "@/components/ui/classes";
import type { StatementDocument } from "@/server/domain/decision-document";
import { type Axis, type AxisStep, axes, axisSteps, axisWords, stepWords } from "@/server/domain/decision-words";

type Props = Pick<StatementDocument, "axes" | "words">;

/** What changes for customers, as four scales: from the middle to where it lands, and in words. */
export function AxesView({ axes: effects, words }: Props) {
  const notes: Record<Axis, string | null> = {
    time: words?.timeNote ?? null,
    worry: words?.worryNote ?? null,
    effort: words?.effortNote ?? null,
    money: words?.moneyNote ?? null,
  };
  return (
    <dl className="small grid grid-cols-2 border-line border-y md:grid-cols-4">
      {axes.map((axis) => (
        <div
          key={axis}
          className="border-line py-2.5 pr-3 odd:pl-0 even:border-l even:pl-3 nth-[n+3]:border-t md:nth-[n+2]:border-l md:nth-[n+2]:pl-3 md:nth-[n+3]:border-t-0"
        >
          <dt className="font-medium">{axisWords[axis].name}</dt>
          <dd>
            <Scale step={effects[axis]} />
            {stepWords[effects[axis]]}
            {notes[axis] ? `: ${notes[axis]}` : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Scale({ step }: { step: AxisStep }) {
  return (
    <span aria-hidden="true" className="my-1.5 flex gap-[3px]">
      {axisSteps.map((place) => (
        <i key={place} className={classes("h-[5px] flex-1", colourOf(place, step))} />
      ))}
    </span>
  );
}

function colourOf(place: AxisStep, step: AxisStep): string {
  if (place === 0) return "bg-ink-3";
  if (place < 0 && step <= place) return "bg-broken";
  if (place > 0 && step >= place) return "bg-kept";
  return "bg-line-strong";
}
