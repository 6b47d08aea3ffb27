import { isSame } from "./correction";

type Values = Readonly<Record<string, unknown>>;

/** Two edits of one record put together. `conflicts` are the fields a person has to choose between. */
type Merged<Fields extends Values> = { merged: Fields; conflicts: (keyof Fields & string)[] };

/**
 * Puts what I wrote together with what somebody else saved since I looked. `base` is what I saw, `theirs` what stands
 * now, `mine` what I want. A field only one of us changed goes to whoever changed it; a field both changed to the same
 * value is no conflict; a field both changed differently is one, and holds mine in `merged` until somebody chooses.
 * Nothing is lost: every change is in `merged` or named in `conflicts`.
 */
export function threeWay<Fields extends Values>(base: Fields, theirs: Fields, mine: Fields): Merged<Fields> {
  const names = Object.keys(mine) as (keyof Fields & string)[];
  const isTheirs = (name: keyof Fields) => !isSame(base[name], theirs[name]);
  const isMine = (name: keyof Fields) => !isSame(base[name], mine[name]);
  const merged = Object.fromEntries(names.map((name) => [name, isMine(name) ? mine[name] : theirs[name]])) as Fields;
  const conflicts = names.filter((name) => isTheirs(name) && isMine(name) && !isSame(theirs[name], mine[name]));
  return { merged, conflicts };
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads which side somebody chose for each field in conflict (`take`), of what they were shown (`seen`): from then on
 * that is what they saw (`base`), so that a third change would be shown again. Where nothing was chosen, nothing moves.
 */
export function withChoices({ take, seen, ...fields }: Fields): Fields {
  const chosen = Object.entries(asFields(take)).filter(([name]) => name in asFields(seen));
  if (chosen.length === 0) return fields;
  const shown = Object.fromEntries(chosen.map(([name]) => [name, asFields(seen)[name]]));
  const taken = Object.fromEntries(
    chosen.flatMap(([name, side]) => (side === "theirs" ? [[name, asFields(seen)[name]]] : [])),
  );
  return { ...fields, ...taken, base: { ...asFields(fields.base), ...shown } };
}

function asFields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}
