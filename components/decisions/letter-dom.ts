import type { LetterValues } from "@/server/domain/letter";

type Values = Record<string, string | string[]>;

/** What is the form's own and no part of the letter. */
const ours = /^(?:act$|id$|revision$|merge\.|\$ACTION)/;

/** The letter as it stands on the page, by the names of its fields. */
export function readLetter(form: HTMLFormElement): Values {
  const data = new FormData(form);
  const values: Values = {};
  for (const name of new Set(data.keys())) {
    if (ours.test(name)) continue;
    const all = data.getAll(name).filter((value): value is string => typeof value === "string");
    values[name] = name.endsWith("[]") ? all : (all[0] ?? "");
  }
  return values;
}

/** The letter as the page was drawn, before anything was written into it. */
export function asDrawn(form: HTMLFormElement): Values {
  const drawn = form.cloneNode(true);
  if (!(drawn instanceof HTMLFormElement)) return readLetter(form);
  drawn.reset();
  return readLetter(drawn);
}

/** Writes what somebody else saved into its field, and opens what it is folded away in. */
export function writeField(form: HTMLFormElement, name: string, value: string | readonly string[]): void {
  const wanted = typeof value === "string" ? [value] : value;
  for (const field of form.elements) {
    if (!("name" in field) || field.name !== name) continue;
    if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type))
      field.checked = wanted.includes(field.value);
    else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    )
      field.value = wanted[0] ?? "";
    else continue;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    if (wanted.some(Boolean)) unfold(field);
  }
}

function unfold(field: Element): void {
  for (let fold = field.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true;
}

/** Whether a field says the same in two letters; of a list, whatever the order. */
export function isSameField(one: LetterValues[string] | undefined, other: LetterValues[string] | undefined): boolean {
  return asText(one) === asText(other);
}

function asText(value: LetterValues[string] | undefined): string {
  const text = typeof value === "object" ? value.filter(Boolean).toSorted().join("\n") : (value ?? "");
  return text.replaceAll("\r\n", "\n");
}
