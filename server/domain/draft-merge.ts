import { isSame } from "./correction";
import { type LetterValues, valuesOfLetter } from "./letter";
import { threeWay } from "./three-way";

type Content = Readonly<Record<string, unknown>>;

/** A field both wrote in, differently: what stood before, what stands now, what the second wrote. */
export type DraftConflict = { field: string; before: string; theirs: string; mine: string };

/** Two writers' letters put together, by the letter's field names. */
type DraftMerge = {
  /** What can stand at once: of a field in conflict, theirs, until somebody chooses. */
  merged: LetterValues;
  conflicts: DraftConflict[];
};

/**
 * Puts a letter together with what somebody else saved since it was read, field by field: `base` is what was read, null
 * when nobody knows any more (then every field the two differ in is for a person to choose). A list (stages, departments)
 * is one field. Nothing is lost: each change is in `merged` or both its texts are in `conflicts`. `isOwn`: what stands I
 * saved myself, so nobody is asked, and what I write now goes on from it.
 */
export function mergeDrafts(base: Content | null, theirs: Content, mine: Content, isOwn = false): DraftMerge {
  const [before, standing, wanted] = [base ?? {}, theirs, mine].map(flat) as [Flat, Flat, Flat];
  const names = [...new Set([before, standing, wanted].flatMap((values) => Object.keys(values)))].sort();
  const filled = (values: Flat) => Object.fromEntries(names.map((name) => [name, values[name] ?? ""]));
  const { merged, conflicts } = threeWay<Flat>(filled(before), filled(standing), filled(wanted));
  const standsAs = (name: string) => (conflicts.includes(name) && !isOwn ? standing[name] : merged[name]) ?? "";
  return {
    merged: Object.fromEntries(names.map((name) => [name, written(name, standsAs(name))])),
    conflicts: (isOwn ? [] : conflicts).map((field) => ({
      field,
      before: asText(before[field]),
      theirs: asText(standing[field]),
      mine: asText(wanted[field]),
    })),
  };
}

type Flat = Record<string, string | readonly string[] | undefined>;

/** In order, so that the same boxes ticked one after the other say the same. */
function flat(content: Content): Flat {
  return Object.fromEntries(
    Object.entries(valuesOfLetter(content)).map(([name, value]) => [
      name,
      typeof value === "string" ? value : value.filter((each) => each !== "").sort(),
    ]),
  );
}

/** As the form sends it: a list of which nothing is ticked is there all the same, and says so. */
function written(name: string, value: string | readonly string[]): string | readonly string[] {
  return name.endsWith("[]") && value.length === 0 ? [""] : value;
}

function asText(value: string | readonly string[] | undefined): string {
  return typeof value === "object" ? value.join(", ") : (value ?? "");
}

/** Whether two letters say the same. */
export function isSameLetter(one: Content, other: Content): boolean {
  const [first, second] = [flat(one), flat(other)];
  return [...new Set([...Object.keys(first), ...Object.keys(second)])].every((name) =>
    isSame(first[name], second[name]),
  );
}

/** What a form says of the fields in conflict it showed: which, what the other wrote, and which side was taken. */
export type ShownConflict = { name: string; theirs: string; take?: string };

/**
 * The letter with what was chosen. Where nothing was chosen yet the other's text stands, and the field is still `open`:
 * it is asked again.
 */
export function settle(
  values: LetterValues,
  shown: readonly ShownConflict[],
): { values: LetterValues; open: DraftConflict[] } {
  const open = shown.filter(({ take }) => take !== "mine" && take !== "theirs");
  const yielded = shown.filter(({ take }) => take !== "mine").map(({ name, theirs }) => [name, asValue(name, theirs)]);
  return {
    values: { ...values, ...Object.fromEntries(yielded) },
    open: open.map(({ name, theirs }) => ({ field: name, before: "", theirs, mine: asText(values[name]) })),
  };
}

/** The text of a conflict as the field holds it. */
export function asValue(name: string, text: string): string | readonly string[] {
  return name.endsWith("[]") ? text.split(", ") : text;
}

/** The fields in which two copies of a letter differ, with both texts. */
export function differences(before: Content, after: Content): { field: string; before: string; after: string }[] {
  const [first, second] = [flat(before), flat(after)];
  return [...new Set([...Object.keys(first), ...Object.keys(second)])]
    .filter((name) => !isSame(first[name], second[name]))
    .map((field) => ({ field, before: asText(first[field]), after: asText(second[field]) }));
}
