"use client";

import { Field } from "@/components/ui/field";
import { useControl, useIsUntouched } from "@/components/ui/form-context";
import type { Side } from "@/server/domain/merging";

type Option = { value: Side; words: string | null; hint?: string | null };

type Props = {
  name: string;
  label: string;
  one: Omit<Option, "value">;
  other: Omit<Option, "value">;
  /** What is proposed. */
  suggested: Side;
};

/** One of two records' values, side by side under the records' own columns; below each other on a phone. */
export function SideChoice({ name, label, one, other, suggested }: Props) {
  return (
    <div className="border-line border-t pt-3 pb-2">
      <Field name={name} label={label} group>
        <Radios
          options={[
            { value: "one", ...one },
            { value: "other", ...other },
          ]}
          suggested={suggested}
        />
      </Field>
    </div>
  );
}

function Radios({ options, suggested }: { options: readonly Option[]; suggested: Side }) {
  const control = useControl({});
  const untouched = useIsUntouched(control.name);
  const chosen = control.typed ?? (untouched ? suggested : undefined);
  return (
    <div key={control.turn} className="grid gap-x-6 md:grid-cols-2">
      {options.map(({ value, words, hint }) => (
        <label
          key={value}
          className="flex cursor-pointer items-start gap-2 py-1 pointer-coarse:min-h-11 pointer-coarse:py-2.5"
        >
          <input
            type="radio"
            name={control.name}
            value={value}
            defaultChecked={chosen === value}
            className="mt-[0.1875rem] size-4 shrink-0 accent-kept pointer-coarse:mt-0.5 pointer-coarse:size-5"
            {...control.aria}
          />
          <span className="min-w-0 text-[0.9375rem]">
            {words === null ? (
              <span className="text-ink-3">nothing known</span>
            ) : (
              <bdi className="break-words">{words}</bdi>
            )}
            {hint ? <span className="small block text-ink-3">{hint}</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
}
