"use client";

import { type ReactNode, use } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { FormContext } from "@/components/ui/form-context";
import { FEW } from "@/server/domain/letter";

type Props = {
  /** What the lines are called in the form: "options". */
  list: string;
  /** Whose words say that a line is filled: ["title", "effect"]. */
  filledBy: readonly string[];
  from: number;
  /** How the next one is asked for: "Another option". */
  more: string;
  line: (place: number) => ReactNode;
};

/** Further lines of a kind, up to the most there can be, each to unfold once the one before is: one more needs no script. */
export function MoreLines({ list, filledBy, from, more, line }: Props) {
  const { state, initial } = use(FormContext);
  const values = state.values ?? initial ?? {};
  const isFilled = (place: number) => filledBy.some((field) => values[`${list}.${place}.${field}`]);
  const places = Array.from({ length: FEW - from }, (_, ahead) => from + ahead);
  return (
    <div className="grid gap-3 [&>details:not([open])~details]:hidden">
      {places.map((place) => (
        <Disclosure key={place} summary={more} open={places.some((later) => later >= place && isFilled(later))}>
          {line(place)}
        </Disclosure>
      ))}
    </div>
  );
}
