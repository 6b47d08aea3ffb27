import { counted } from "@/components/format/words";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FieldShape } from "@/server/domain/import-field";
import { importFields } from "@/server/domain/import-fields";
import { writtenAmounts, writtenDays } from "@/server/domain/import-written";
import { countryChoices } from "@/server/domain/place";
import type { ImportPage } from "@/server/imports/queries/page";
import { MappingColumns } from "./mapping-columns";
import { dayOrderWords, decimalMarkWords, matchWords, modeWords, optionsOf } from "./words";
import { WrittenField } from "./written-field";

type Props = { file: ImportPage["file"]; action: FormAction };

/** Which column is which and how it is written. Guessed from the headers and the cells; the person decides. */
export function MappingForm({ file, action }: Props) {
  const { mapping, look, kind } = file;
  const holds = (shapes: readonly FieldShape[]) => importFields(kind).some(({ shape }) => shapes.includes(shape));
  const phones = importFields(kind).some(({ key }) => mapping.columns[key] && key.toLowerCase().includes("phone"));
  return (
    <Form action={action} hidden={{ importId: file.id }} className="grid gap-6" label="How the file is read">
      <FormMessage />
      <MappingColumns file={file} />
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        <div className="grid content-start gap-5">
          {holds(["day", "moment"]) ? (
            <WrittenField
              name="dayOrder"
              label="Days are written"
              one="day"
              words={dayOrderWords}
              columns={look ? writtenDays(look) : []}
              chosen={mapping.dayOrder}
            />
          ) : null}
          {holds(["amount"]) ? (
            <WrittenField
              name="decimalMark"
              label="Amounts are written"
              one="amount"
              words={decimalMarkWords}
              columns={look ? writtenAmounts(look) : []}
              chosen={mapping.decimalMark}
            />
          ) : null}
        </div>
        <div className="grid content-start gap-5">
          <Field name="matchOn" label="A customer is told from others by">
            <Select options={optionsOf(matchWords)} defaultValue={mapping.matchOn} />
          </Field>
          <Field name="mode" label="The import may">
            <Select options={optionsOf(modeWords)} defaultValue={mapping.mode} />
          </Field>
          <Field
            name="country"
            label="Phone numbers without a country code are of"
            hint={phones ? "A country column in the same row goes first." : undefined}
          >
            <Select
              options={countryChoices()}
              blank="the organisation's country"
              defaultValue={mapping.country ?? ""}
            />
          </Field>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton pending="Starting…">Try it: change nothing</SubmitButton>
        {look ? (
          <span className="small text-ink-3">
            {look.isWhole
              ? `All ${counted(look.rows, "row")} were looked at.`
              : `The first ${counted(look.rows, "row")} were looked at; trying it reads them all.`}
          </span>
        ) : null}
      </div>
    </Form>
  );
}
