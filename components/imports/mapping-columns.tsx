import { listed } from "@/components/format/words";
import { Field } from "@/components/ui/field";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { Select } from "@/components/ui/select";
import type { ImportField } from "@/server/domain/import-field";
import { importFields } from "@/server/domain/import-fields";
import { guessMapping } from "@/server/domain/import-guess";
import { reasonHeader } from "@/server/domain/import-mapping";
import type { ImportPage } from "@/server/imports/queries/page";

type Props = { file: ImportPage["file"] };

const grid = "grid gap-x-8 gap-y-4 md:grid-cols-2 lg:grid-cols-3";

/** Which column is which: what was found first, what else could be in the file folded away, what is left out named. */
export function MappingColumns({ file }: Props) {
  const fields = importFields(file.kind);
  const { columns } = file.mapping;
  const found = fields.filter(({ key, isNeeded }) => isNeeded || columns[key]);
  const others = fields.filter((field) => !found.includes(field));
  const used = new Set(Object.values(columns));
  const left = file.headers.filter((header) => header !== reasonHeader && !used.has(header));
  return (
    <div className="grid gap-3">
      <div className={grid}>
        {found.map((field) => (
          <ColumnField key={field.key} field={field} file={file} />
        ))}
      </div>
      {others.length > 0 ? (
        <FormDisclosure summary={`What else could be in it: ${others.length} more`}>
          <div className={grid}>
            {others.map((field) => (
              <ColumnField key={field.key} field={field} file={file} />
            ))}
          </div>
        </FormDisclosure>
      ) : null}
      {left.length > 0 ? <p className="small text-ink-3 break-words">Not read: {listed(left.slice(0, 40))}.</p> : null}
    </div>
  );
}

function ColumnField({ field, file }: { field: ImportField; file: Props["file"] }) {
  const options = file.headers
    .filter((header) => header !== reasonHeader)
    .map((header) => ({ value: header, label: header }));
  const chosen = file.mapping.columns[field.key] ?? "";
  return (
    <Field name={`columns.${field.key}`} label={field.label} hint={hintOf(field, file)} optional={!field.isNeeded}>
      <Select options={options} blank="not in this file" defaultValue={chosen} />
    </Field>
  );
}

/** What stands in the column, and why it was taken for this. */
function hintOf({ key }: ImportField, { kind, look, mapping }: Props["file"]): string | undefined {
  const column = look?.columns.find(({ header }) => header === mapping.columns[key]);
  if (!look || !column) return undefined;
  const guess = guessMapping(kind, look);
  const why = guess.mapping.columns[key] === column.header ? guess.why[key] : undefined;
  const examples = column.examples.slice(0, 2).map((cell) => `“${cell}”`);
  return [examples.join(", ") || "empty in the rows looked at", why].filter(Boolean).join(": ");
}
