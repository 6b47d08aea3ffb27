import type { DraftConflict } from "@/server/domain/draft-merge";
import type { LetterValues } from "@/server/domain/letter";
import { isSameField, readLetter, writeField } from "./letter-dom";

type OpenConflict = DraftConflict & { by: string | null };

type Saved = { values: LetterValues; conflicts: readonly DraftConflict[]; by: { name: string } };

/** What came of a save: which fields somebody else changed, and which of them both of us are writing in. */
export type Taken = { theirs: string[]; conflicts: OpenConflict[] };

/**
 * Takes over what stands now. A field only they changed is written into the page; one I have typed in since it was sent
 * is in conflict, and so are those the server found. `known` are in conflict already.
 */
export function takeOver(form: HTMLFormElement, saved: Saved, sent: LetterValues, known: readonly string[]): Taken {
  const now = readLetter(form);
  const asked = saved.conflicts.map(({ field }) => field);
  const names = [...new Set([...Object.keys(sent), ...Object.keys(saved.values)])];
  const changed = names.filter(
    (name) => ![...known, ...asked].includes(name) && !isSameField(saved.values[name], sent[name]),
  );
  const isMineToo = (name: string) => !isSameField(now[name], sent[name]);
  const theirs = changed.filter((name) => !isMineToo(name));
  for (const name of theirs) writeField(form, name, saved.values[name] ?? "");
  const both = changed.filter(isMineToo).map((field) => ({
    field,
    before: asText(sent[field]),
    theirs: asText(saved.values[field]),
    mine: asText(now[field]),
  }));
  return { theirs, conflicts: [...saved.conflicts, ...both].map((one) => ({ ...one, by: saved.by.name })) };
}

function asText(value: LetterValues[string] | undefined): string {
  return typeof value === "object" ? value.join(", ") : (value ?? "");
}
