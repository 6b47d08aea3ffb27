import { counted, formatCount } from "@/components/format/words";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import type { Written } from "@/server/domain/import-written";

type Props<Way extends string> = {
  name: string;
  label: string;
  /** "day", "amount". */
  one: string;
  words: Record<Way, string>;
  columns: readonly Written<Way>[];
  chosen: Way | null;
};

/**
 * How the days or amounts of the file are written: how many can be read in each way, and which fit several. Where the
 * file does not settle it nothing is chosen: a person has to say.
 */
export function WrittenField<Way extends string>({ name, label, one, words, columns, chosen }: Props<Way>) {
  const all = columns.reduce((sum, { of }) => sum + of, 0);
  const ways = Object.keys(words) as Way[];
  const options = ways.map((way) => ({
    value: way,
    label: words[way],
    hint: all === 0 ? undefined : readableIn(columns, way, all, one),
  }));
  return (
    <Field group name={name} label={label} hint={<Doubts columns={columns} one={one} isOpen={chosen === null} />}>
      <RadioGroup options={options} defaultValue={chosen ?? undefined} />
    </Field>
  );
}

function readableIn<Way extends string>(columns: readonly Written<Way>[], way: Way, all: number, one: string): string {
  const readable = columns.reduce((sum, column) => sum + column.readable[way], 0);
  return readable === all
    ? `all ${counted(all, one)} can be read so`
    : `${formatCount(readable)} of ${counted(all, one)} can be read so`;
}

function Doubts<Way extends string>({
  columns,
  one,
  isOpen,
}: {
  columns: readonly Written<Way>[];
  one: string;
  isOpen: boolean;
}) {
  return (
    <>
      {columns.map(({ header, of, open, openExamples, none, noneExamples }) => (
        <span key={header} className="block">
          {open > 0 ? (
            <>
              {header}: {formatCount(open)} of {counted(of, one)} fit more than one way with different meanings, like{" "}
              {quoted(openExamples)}.{" "}
            </>
          ) : null}
          {none > 0 ? (
            <>
              {header}: {counted(none, "cell")} cannot be read in any way, like {quoted(noneExamples)}; those rows will
              fail.
            </>
          ) : null}
        </span>
      ))}
      {columns.some(({ open }) => open > 0) ? (
        <strong className={isOpen ? "block text-due" : "block font-medium"}>
          {isOpen
            ? "The file itself does not tell. Please say which it is."
            : "The others can be read in one way only; that is chosen."}
        </strong>
      ) : null}
    </>
  );
}

function quoted(examples: readonly string[]): string {
  return examples.map((cell) => `“${cell}”`).join(", ");
}
