import "server-only";
import { onReadersClock } from "../domain/due-words";
import type { FormState } from "../domain/form";
import { type Caller, getContext } from "./caller";
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
    const twins = await twinsOf(fields, prefix, due.dueAt, caller);
    const known = twins.map(({ id }) => id).join(" ");
    const isShown = Math.abs(Date.parse(shown ?? "") - due.dueAt.getTime()) <= tolerance;
    if (isShown && known === String(data.get(`${prefix}twins`) ?? "")) return act(fields, caller);
    const { actor } = await getContext();
    const mine = onReadersClock(due.dueAt, due.calendar.customer.zone, actor.zone);
    const check = [due.explanation, ...mine, ...due.warnings, ...twins.map(twinWords)].join(" ");
    const seen = { [`${prefix}shown`]: due.dueAt.toISOString(), [`${prefix}twins`]: known };
    unseen = { values: { ...typed(data), ...seen, check } };
    return undefined;
  });
  return unseen ?? { ...answer, ...(answer.errors ? { errors: prefixed(answer.errors, prefix) } : {}) };
}

/** What is promised to them already and may be the same: only where words are promised (B7). */
async function twinsOf(fields: Fields, prefix: string, dueAt: Date, caller: Caller) {
  const { said, kind } = prefix ? fields[prefix.slice(0, -1)] : fields;
  if (!String(said ?? "").trim()) return [];
  return caller.promises.twins({ customerId: fields.customerId, said, kind, dueAt });
}

function twinWords({ said }: { said: string | null }): string {
  const which = said === null ? "one whose words were erased" : `“${said}”`;
  return `They have a promise of this kind for the same hour already: ${which}. If it is the same one, leave it at that.`;
}

/** The faults of a promise's own fields, by the names they have in the form around it. */
function prefixed(errors: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  const own = new Set(["said", "when", "who", "wanted"]);
  return Object.fromEntries(
    Object.entries(errors).map(([name, words]) => [own.has(name) ? prefix + name : name, words]),
  );
}

function typed(data: FormData): Record<string, string> {
  return Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === "string" && !name.startsWith("$") ? [[name, value]] : [])),
  );
}
