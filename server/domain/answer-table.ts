/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

type Scalar = string | number | boolean | null;
type Fields = ReadonlyMap<string, Scalar>;

/** Everything an answer holds as one table: `table` says which of its lists a row is of, "" its single figures. */
type AnswerTable = { columns: readonly string[]; rows: readonly (readonly Scalar[])[] };

/**
 * An answer as rows and columns for a file. Each list of it is a table of its own; what is inside an entry becomes columns
 * named by their way, "survival.low". A list inside an entry is a table again, its rows with the entry's own figures and
 * their place beside them; but a short row of bare figures, as of a day's sums, is one row. Nothing is left out.
 */
export function tableOf(answer: Json): AnswerTable {
  const parts = partsOf(answer, "", new Map());
  const columns = [...new Set(parts.flatMap(({ fields }) => [...fields.keys()]))];
  return {
    columns: ["table", ...columns],
    rows: parts.map(({ table, fields }) => [table, ...columns.map((column) => fields.get(column) ?? null)]),
  };
}

type Part = { table: string; fields: Fields };

/** `of`: the figures of the entry the value stands in. `isEntry`: it is itself an entry of a list. */
function partsOf(value: Json, table: string, of: Fields, isEntry = false): Part[] {
  if (isRow(value)) return [{ table, fields: beside(of, rowOf(value), table) }];
  if (isList(value))
    return value.flatMap((entry, index) => {
      const placed = of.size > 0 ? beside(of, new Map([["place", index + 1]]), table) : of;
      return partsOf(entry, table, placed, true);
    });
  if (!isObject(value)) return [{ table, fields: beside(of, new Map([["value", value]]), table) }];
  const lists = Object.entries(value).filter(([, inside]) => holdsList(inside));
  const single = Object.entries(value).filter(([, inside]) => !holdsList(inside));
  const fields = beside(of, flat(Object.fromEntries(single), ""), table);
  const own = single.length > 0 ? [{ table, fields }] : [];
  return [...own, ...lists.flatMap(([name, inside]) => partsOf(inside, way(table, name), isEntry ? fields : of))];
}

/** Figures beside those of the entry they stand in; where both have a name, the inner one says whose it is. */
function beside(of: Fields, inner: Fields, table: string): Fields {
  const named = [...inner].map(
    ([name, value]) => [of.has(name) ? freeName(of, way(table, name)) : name, value] as const,
  );
  return new Map([...of, ...named]);
}

function freeName(of: Fields, name: string): string {
  return of.has(name) ? freeName(of, `${name}.`) : name;
}

function rowOf(row: readonly Scalar[]): Fields {
  return new Map(row.map((value, index) => [String(index + 1), value]));
}

function flat(value: Json, name: string): Fields {
  if (!isObject(value)) return new Map([[name, value as Scalar]]);
  const inside = Object.entries(value).flatMap(([key, each]) => [...flat(each, way(name, key))]);
  return new Map(inside);
}

const widest = 12;

function isRow(value: Json): value is readonly Scalar[] {
  return isList(value) && value.length > 0 && value.length <= widest && value.every(isScalar);
}

function isScalar(value: Json): value is Scalar {
  return typeof value !== "object" || value === null;
}

function holdsList(value: Json): boolean {
  return isList(value) || (isObject(value) && Object.values(value).some(holdsList));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function way(before: string, name: string): string {
  return before ? `${before}.${name}` : name;
}
