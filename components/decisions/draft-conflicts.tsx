"use client";

import { use } from "react";
import { Notice } from "@/components/ui/notice";
import { DraftContext, type LiveDraft } from "./draft-state";
import { letterLabel, letterValue } from "./letter-labels";

type Names = Readonly<Record<string, string>>;

/** Fields in which two people wrote at once: both texts side by side, to choose from one by one. Nothing is thrown away. */
export function DraftConflicts({ names }: { names: Names }) {
  const { conflicts } = use(DraftContext);
  if (conflicts.length === 0) return null;
  return (
    <div role="alert" tabIndex={-1} data-form-message="" className="outline-none">
      <Notice tone="due" label="Both of you wrote here" sentence="Nothing is lost: choose what stands.">
        <div className="grid gap-5 pt-2">
          {conflicts.map((conflict, place) => (
            <Choice key={conflict.field} conflict={conflict} place={place} names={names} />
          ))}
        </div>
        <p className="pt-3">What you do not choose stays among the earlier copies until the decision is made.</p>
      </Notice>
    </div>
  );
}

type ChoiceProps = { conflict: LiveDraft["conflicts"][number]; place: number; names: Names };

function Choice({ conflict: { field, theirs, mine, by }, place, names }: ChoiceProps) {
  const { choose } = use(DraftContext);
  const name = `merge.${place}`;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 p-0 font-medium text-ink">{letterLabel(field, names)}</legend>
      <input type="hidden" name={`${name}.name`} value={field} />
      <input type="hidden" name={`${name}.theirs`} value={theirs} />
      <div className="grid gap-3 md:grid-cols-2">
        <Side name={name} value="theirs" who={`${by ?? "Somebody else"} wrote`} choose={() => choose(field, "theirs")}>
          {letterValue(field, theirs, names)}
        </Side>
        <Side name={name} value="mine" who="You wrote" choose={() => choose(field, "mine")}>
          {letterValue(field, mine, names)}
        </Side>
      </div>
    </fieldset>
  );
}

type SideProps = { name: string; value: "theirs" | "mine"; who: string; choose: () => void; children: string };

function Side({ name, value, who, choose, children }: SideProps) {
  return (
    <label className="flex cursor-pointer items-start gap-2 rounded-md border border-line-strong bg-surface px-3 py-2 has-focus-visible:outline-2 has-focus-visible:outline-focus">
      <input
        type="radio"
        name={`${name}.take`}
        value={value}
        onChange={choose}
        className="mt-[0.1875rem] size-4 shrink-0 accent-kept outline-none pointer-coarse:size-5"
      />
      <span className="min-w-0">
        <span className="label">{who}</span>
        <bdi dir="auto" className="said block whitespace-pre-wrap break-words text-ink">
          {children === "" ? <i>nothing</i> : children}
        </bdi>
      </span>
    </label>
  );
}
