import "server-only";
import type { FormState } from "../domain/form";
import type { Caller } from "./caller";
import { type Fields, submit } from "./form";

/** How far what was shown may lie from what the words mean now: "in 2 hours" moves on while one types. */
const tolerance = 15 * 60_000;

/**
 * Submits a form with a "when". What it means is shown before anything is saved (ruling 9): while typing, or, without
 * JavaScript, by this answer, which keeps every word and asks for the same button once more.
 */
export async function checkDue(
  data: FormData,
  act: (fields: Fields, caller: Caller) => Promise<string>,
  /** Where the promise's fields stand inside another form's: "promise." for promise.when. */
  prefix = "",
): Promise<FormState> {
  let unseen: FormState | undefined;
  const answer = await submit(data, async (fields, caller) => {
    const [when, shown] = [data.get(`${prefix}when`), data.get(`${prefix}shown`)].map((text) => String(text ?? ""));
    if (prefix && String(data.get(`${prefix}said`) ?? "").trim() === "") return act(fields, caller);
    const who = String(data.get(`${prefix}who`) ?? "");
    const due = await caller.promises.previewDue({ customerId: fields.customerId, when: when ?? "", who });
    if ("refused" in due) return act(fields, caller);
    if (Math.abs(Date.parse(shown ?? "") - due.dueAt.getTime()) <= tolerance) return act(fields, caller);
    const check = [due.explanation, ...due.warnings].join(" ");
    unseen = { values: { ...typed(data), [`${prefix}shown`]: due.dueAt.toISOString(), check } };
    return undefined;
  });
  return unseen ?? { ...answer, ...(answer.errors ? { errors: prefixed(answer.errors, prefix) } : {}) };
}

/** The faults of a promise's own fields, by the names they have in the form around it. */
function prefixed(errors: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  const own = new Set(["said", "when", "who"]);
  return Object.fromEntries(
    Object.entries(errors).map(([name, words]) => [own.has(name) ? prefix + name : name, words]),
  );
}

function typed(data: FormData): Record<string, string> {
  return Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === "string" && !name.startsWith("$") ? [[name, value]] : [])),
  );
}
