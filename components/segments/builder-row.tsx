import { Button } from "@/components/ui/button";
import { classes, controlClass } from "@/components/ui/classes";
import { Fault } from "@/components/ui/field";
import { ruleFields } from "@/server/domain/rule-fields";
import { type DraftRow, operatorOfRow } from "@/server/domain/segment-draft";
import { BuilderValue } from "./builder-value";

/** The words of a condition without what it fills in: "live in …". */
const openWords = (says: string) => says.replace(/\{[^}]+\}/g, "…");

type Props = {
  row: DraftRow;
  /** "rows.0", "groups.1.rows.0": how its fields are named. */
  name: string;
  /** "Condition 2": what it is called. */
  label: string;
  /** "Customers who", "and", "or": what stands before it. */
  before: string;
  currency: string;
  fault: string | undefined;
  onChange: (row: DraftRow) => void;
  /** The act that takes it away, as the form's button says it. */
  removal: string;
  onRemove: () => void;
};

/** One condition: what is asked, and what it fills in. It reads as a part of the sentence. */
export function BuilderRow({ row, name, label, before, currency, fault, onChange, removal, onRemove }: Props) {
  const operator = operatorOfRow(row);
  return (
    <li className="border-line border-t py-2.5">
      <div className="flex flex-wrap items-start gap-x-2.5 gap-y-2">
        <span className="w-12 shrink-0 pt-2 text-ink-3 text-sm max-md:flex-1">{before}</span>
        <select
          name={`${name}.what`}
          value={row.what}
          onChange={(event) => onChange({ ...row, what: event.target.value, words: [], texts: "" })}
          aria-label={`${label}: what is asked`}
          aria-invalid={fault ? true : undefined}
          className={classes(controlClass, "h-9 px-2 max-md:order-1 pointer-coarse:h-11 md:w-72!")}
        >
          <option value="">choose …</option>
          {ruleFields.map(({ key, label: group, operators }) => (
            <optgroup key={key} label={group}>
              {operators.map(({ key: is, says }) => (
                <option key={is} value={`${key}.${is}`}>
                  {openWords(says)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        {operator ? (
          <BuilderValue
            row={row}
            operator={operator}
            name={name}
            label={label}
            currency={currency}
            onChange={onChange}
          />
        ) : null}
        <Button
          type="submit"
          name="act"
          value={removal}
          look="quiet"
          size="small"
          aria-label={`Remove: ${label}`}
          className="ml-auto md:mt-1"
          onClick={(event) => {
            event.preventDefault();
            onRemove();
          }}
        >
          Remove
        </Button>
      </div>
      {fault ? <Fault>{fault}</Fault> : null}
    </li>
  );
}
