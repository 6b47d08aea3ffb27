import type { ReactNode } from "react";
import { classes, controlClass } from "@/components/ui/classes";
import type { RuleOperator } from "@/server/domain/rule-fields";
import { ruleUnits, stretchesOf } from "@/server/domain/rule-parts";
import type { DraftRow } from "@/server/domain/segment-draft";

type Props = {
  row: DraftRow;
  operator: RuleOperator;
  /** "rows.0": how the row's fields are named. */
  name: string;
  /** What is said before each field's own label, for those who hear it. */
  label: string;
  currency: string;
  onChange: (row: DraftRow) => void;
};

/** The fields of one condition, in the order in which its words ask for them. */
export function BuilderValue(props: Props) {
  return stretchesOf(props.operator.says).map((stretch) =>
    "slot" in stretch ? (
      <Slot key={`${stretch.slot}${stretch.noun}`} {...props} slot={stretch.slot} noun={stretch.noun} />
    ) : null,
  );
}

type SlotProps = Props & { slot: string; noun: string };

function Slot({ slot, noun, row, operator, name, label, currency, onChange }: SlotProps): ReactNode {
  const of = { row, name, onChange };
  if (slot === "span")
    return (
      <span className="flex gap-1.5 max-md:order-2">
        <Small part="length" label={`${label}: how long`} {...of} />
        <Unit label={`${label}: years, months or days`} {...of} />
      </span>
    );
  if (slot === "money")
    return (
      <span className="flex items-center gap-1.5 max-md:order-2">
        <Small part="amount" label={`${label}: amount`} wide {...of} />
        <input type="hidden" name={`${name}.currency`} value={row.currency || currency} />
        <span className="small text-ink-3">{row.currency || currency}</span>
      </span>
    );
  if (slot === "count" || slot === "days")
    return (
      <span className="flex items-center gap-1.5 max-md:order-2">
        <Small part={slot} label={`${label}: how many ${noun}s`} {...of} />
        <span className="small text-ink-3">{noun}s</span>
      </span>
    );
  if (slot === "words") return <Words label={label} options={operator.options ?? []} {...of} />;
  return <Lines label={label} what={slot} {...of} />;
}

type PartProps = Pick<Props, "row" | "name" | "onChange"> & { label: string };

function Small({
  part,
  wide,
  row,
  name,
  label,
  onChange,
}: PartProps & { part: "length" | "amount" | "count" | "days"; wide?: boolean }) {
  return (
    <input
      name={`${name}.${part}`}
      value={row[part]}
      onChange={(event) => onChange({ ...row, [part]: event.target.value })}
      aria-label={label}
      inputMode={part === "amount" ? "decimal" : "numeric"}
      autoComplete="off"
      className={classes(controlClass, "num h-9 pointer-coarse:h-11", wide ? "w-28!" : "w-20!")}
    />
  );
}

function Unit({ row, name, label, onChange }: PartProps) {
  return (
    <select
      name={`${name}.unit`}
      value={row.unit}
      onChange={(event) => onChange({ ...row, unit: event.target.value })}
      aria-label={label}
      className={classes(controlClass, "h-9 w-auto! px-2 pointer-coarse:h-11")}
    >
      {ruleUnits.map((unit) => (
        <option key={unit}>{unit}</option>
      ))}
    </select>
  );
}

function Words({ row, name, label, options, onChange }: PartProps & { options: NonNullable<RuleOperator["options"]> }) {
  const choose = (word: string, isChosen: boolean) =>
    options.map(({ key }) => key).filter((key) => (key === word ? isChosen : row.words.includes(key)));
  return (
    <fieldset className="order-last flex basis-full flex-wrap gap-x-4 md:pl-[3.625rem]">
      <legend className="sr-only">{label}: any of these</legend>
      {options.map(({ key, words }) => (
        <label key={key} className="flex items-center gap-1.5 py-1 text-sm pointer-coarse:min-h-11">
          <input
            type="checkbox"
            name={`${name}.words[]`}
            value={key}
            checked={row.words.includes(key)}
            onChange={(event) => onChange({ ...row, words: choose(key, event.target.checked) })}
            className="size-4 shrink-0 accent-kept pointer-coarse:size-5"
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}

const asks: Readonly<Record<string, string>> = {
  countries: "countries, one a line",
  names: "names, one a line",
  texts: "words, one a line",
};

function Lines({ row, name, label, what, onChange }: PartProps & { what: string }) {
  return (
    <span className="min-w-48 flex-1 max-md:order-2">
      <textarea
        name={`${name}.texts`}
        value={row.texts}
        rows={Math.max(1, row.texts.split("\n").length)}
        onChange={(event) => onChange({ ...row, texts: event.target.value })}
        aria-label={`${label}: ${asks[what]}`}
        placeholder={asks[what]}
        className={classes(controlClass, "min-h-9 resize-y py-1.5 [field-sizing:content] pointer-coarse:min-h-11")}
      />
    </span>
  );
}
