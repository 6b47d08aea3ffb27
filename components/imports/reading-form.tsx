import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Delimiter, delimiters, type Encoding, encodings } from "@/server/domain/import-file";
import type { ImportPage } from "@/server/imports/queries/page";
import { delimiterWords, encodingWords, optionsOf } from "./words";

type Props = { file: ImportPage["file"]; action: FormAction };

/** What was found out about the file itself, and the way to say it is otherwise. */
export function ReadingForm({ file, action }: Props) {
  return (
    <div className="grid gap-1">
      <p>
        {file.format === "xlsx" ? sheetSentence(file) : textSentence(file)} {formatColumns(file.headers.length)}
      </p>
      {file.format === "xlsx" && (file.sheets?.length ?? 0) < 2 ? null : (
        <Form action={action} hidden={{ importId: file.id }} label="Read the file otherwise">
          <FormDisclosure summary="Does the sample below look wrong? Read it otherwise">
            <FormMessage />
            <div className="flex flex-wrap items-end gap-4 pb-2">
              {file.format === "xlsx" ? <SheetField file={file} /> : <TextFields file={file} />}
              <SubmitButton look="plain" pending="Reading…">
                Read it so
              </SubmitButton>
            </div>
          </FormDisclosure>
        </Form>
      )}
    </div>
  );
}

function TextFields({ file }: Pick<Props, "file">) {
  const marks = delimiters.map((value) => ({ value, label: delimiterWords[value] }));
  return (
    <>
      <Field name="encoding" label="Its letters are written in">
        <Select
          options={encodings.map((value) => ({ value, label: encodingWords[value] }))}
          defaultValue={file.encoding}
        />
      </Field>
      <Field name="delimiter" label="Its cells are divided by">
        <Select options={marks} defaultValue={file.delimiter} />
      </Field>
    </>
  );
}

function SheetField({ file }: Pick<Props, "file">) {
  const sheets = Object.fromEntries((file.sheets ?? []).map((name) => [name, name]));
  return (
    <Field name="sheet" label="The sheet">
      <Select options={optionsOf(sheets)} defaultValue={file.sheet ?? ""} />
    </Field>
  );
}

function textSentence({ encoding, delimiter }: Props["file"]): string {
  const letters = encodingWords[encoding as Encoding] ?? encoding;
  return `Read as text in ${letters}, its cells divided by ${delimiterWords[delimiter as Delimiter] ?? delimiter}.`;
}

function sheetSentence({ sheet, sheets }: Props["file"]): string {
  const others = (sheets?.length ?? 1) - 1;
  const rest = others === 0 ? "its only sheet" : `one of ${others + 1} sheets`;
  return `Read as an Excel file, sheet “${sheet ?? ""}”, ${rest}.`;
}

function formatColumns(count: number): string {
  return count === 1 ? "It has one column." : `It has ${count} columns.`;
}
