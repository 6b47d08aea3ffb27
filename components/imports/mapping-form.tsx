import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DayOrder, MatchKey } from "@/server/domain/import-mapping";
import { importFields } from "@/server/domain/import-mapping";
import type { Import } from "@/server/imports/queries";

const dayOrderWords: Record<DayOrder, string> = {
  ymd: "year, month, day (2026-11-26)",
  dmy: "day, month, year (26/11/2026)",
  mdy: "month, day, year (11/26/2026)",
};

const matchWords: Record<MatchKey, string> = {
  external: "the id in the other system",
  account: "the account number",
  email: "the e-mail",
  phone: "the phone number",
};

type Props = { file: Import; hasDryRun: boolean; action: FormAction };

/** Which column is which. Guessed from the headers; the person decides. */
export function MappingForm({ file, hasDryRun, action }: Props) {
  const columns = file.headers.filter((header) => header !== "").map((header) => ({ value: header, label: header }));
  const { mapping } = file;
  return (
    <Form action={action} hidden={{ importId: file.id }} className="grid gap-5">
      <FormMessage />
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        {importFields(file.kind).map((field) => (
          <Field key={field.key} name={`columns.${field.key}`} label={field.label} optional={!field.isNeeded}>
            <Select options={columns} blank="not in this file" defaultValue={mapping.columns[field.key] ?? ""} />
          </Field>
        ))}
        <Field name="matchOn" label="A customer is told from others by">
          <Select options={optionsOf(matchWords)} defaultValue={mapping.matchOn} />
        </Field>
        <Field name="dayOrder" label="Days are written">
          <Select options={optionsOf(dayOrderWords)} defaultValue={mapping.dayOrder} />
        </Field>
        <Field name="decimalMark" label="Amounts are written">
          <Select
            options={[
              { value: "point", label: "1,234.56" },
              { value: "comma", label: "1.234,56" },
            ]}
            defaultValue={mapping.decimalMark}
          />
        </Field>
      </div>
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="effect" value="dry" look={hasDryRun ? "plain" : "primary"} pending="Starting…">
          Try it: change nothing
        </SubmitButton>
        {hasDryRun ? (
          <SubmitButton name="effect" value="real" pending="Starting…">
            Import it
          </SubmitButton>
        ) : null}
      </div>
    </Form>
  );
}

function optionsOf(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
