import { TRPCClientError } from "@trpc/client";
import { trpc } from "@/components/trpc-client";
import { asValue } from "@/server/domain/draft-merge";
import type { LetterValues } from "@/server/domain/letter";
import type { LiveDraft } from "./draft-state";
import { takeOver } from "./draft-take";
import { asDrawn, readLetter, writeField } from "./letter-dom";

export type Beat = { stop(): void; choose(field: string, side: "mine" | "theirs"): void };

/** Milliseconds after a key was pressed; between two looks at what others do; before trying again. */
const [afterTyping, between, again] = [1_200, 7_000, 4_000];

/**
 * Saves a letter while it is written. What could not be saved stays in the form and is tried again; what somebody else
 * wrote comes into its field, unless I am changing the same one: then both are shown.
 */
export function startBeating(form: HTMLFormElement, begun: LiveDraft, say: (change: Partial<LiveDraft>) => void): Beat {
  let { id, revision } = begun;
  let conflicts = [...begun.conflicts];
  // What was written into a new letter before the page's scripts came is as new as what is written after.
  let agreed = JSON.stringify(id === "" ? asDrawn(form) : readLetter(form));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<Outcome> | null = null;
  const is = { taking: false, leaving: false, stopped: false, sure: false };

  const isTyped = () => JSON.stringify(readLetter(form)) !== agreed;
  const next = (wait: number) => {
    clearTimeout(timer);
    if (!is.stopped) timer = setTimeout(beat, wait);
  };

  async function beat(): Promise<void> {
    const isIdle = !isTyped() && (id === "" || document.visibilityState === "hidden");
    if (is.leaving || isIdle) return next(between);
    const outcome = await save();
    next(outcome === "failed" ? again : isTyped() ? afterTyping : between);
  }

  /** One at a time: who asks meanwhile gets the same answer. */
  function save(): Promise<Outcome> {
    saving ??= send().finally(() => {
      saving = null;
    });
    return saving;
  }

  async function send(): Promise<Outcome> {
    const mine = readLetter(form);
    const wasTyped = JSON.stringify(mine) !== agreed;
    try {
      // Of what both wrote, theirs stands until somebody has chosen.
      const yielded = conflicts.map((one) => [one.field, asValue(one.field, one.theirs)]);
      const sent: LetterValues = { ...mine, ...Object.fromEntries(yielded) };
      if (id === "") await open(sent);
      const saved = await trpc.decisions.save.mutate({ id, revision: Number(revision), content: { ...sent } });
      if (is.stopped) return "saved";
      const known = conflicts.map(({ field }) => field);
      is.taking = true;
      const taken = takeOver(form, saved, sent, known);
      is.taking = false;
      conflicts = [...conflicts, ...taken.conflicts];
      agreed = JSON.stringify({
        ...mine,
        ...Object.fromEntries(taken.theirs.map((name) => [name, saved.values[name]])),
      });
      note(id, String(saved.revision));
      const { editors, savedAt } = saved;
      const news = taken.theirs.length > 0 ? { news: { by: saved.by.name, fields: taken.theirs } } : {};
      say({ conflicts, editors, status: { kind: "saved", at: savedAt }, ...news });
      if (wasTyped) say({ hints: await trpc.decisions.hints.query({ id, content: { ...sent } }) });
      return taken.theirs.length + conflicts.length > 0 ? "changed" : "saved";
    } catch (error) {
      if (!is.stopped) say({ status: { kind: "failed", because: reason(error) } });
      return "failed";
    }
  }

  async function open(content: LetterValues): Promise<void> {
    const opened = await trpc.decisions.draft.mutate({ content: { ...content } });
    note(opened.id, String(opened.revision));
    // Whoever loads the page again finds the draft.
    window.history.replaceState(null, "", `/decisions/${id}/edit`);
  }

  /** At once in the page too: a button may be pressed before it is drawn again. */
  function note(...now: [id: string, revision: string]): void {
    [id, revision] = now;
    for (const [name, value] of Object.entries({ id, revision }))
      form.querySelector(`input[type=hidden][name=${name}]`)?.setAttribute("value", value);
    say({ id, revision });
  }

  const onInput = () => {
    if (is.taking) return;
    if (isTyped()) say({ status: { kind: "unsaved" } });
    next(afterTyping);
  };

  /** Saved first, then sent: what cannot be saved is not sent either, and stays in the form. */
  const onSubmit = async (event: SubmitEvent) => {
    if (is.sure || (id === "" && !isTyped())) {
      is.leaving = true;
      return;
    }
    event.preventDefault();
    const { submitter } = event;
    const isPut = submitter instanceof HTMLButtonElement && submitter.value === "propose";
    if (saving) await saving;
    const outcome = await save();
    if (outcome === "failed" || conflicts.length > 0 || (outcome === "changed" && isPut)) return next(again);
    is.sure = true;
    form.requestSubmit(submitter instanceof HTMLElement ? submitter : null);
  };
  const onUnload = (event: BeforeUnloadEvent) => {
    if (!is.leaving && (isTyped() || conflicts.length > 0)) event.preventDefault();
  };
  const onSight = () => next(0);
  const heard = new AbortController();
  const { signal } = heard;
  form.addEventListener("input", onInput, { signal });
  form.addEventListener("change", onInput, { signal });
  form.addEventListener("submit", onSubmit, { signal });
  window.addEventListener("beforeunload", onUnload, { signal });
  window.addEventListener("online", onSight, { signal });
  document.addEventListener("visibilitychange", onSight, { signal });
  next(id === "" ? between : 0);

  return {
    stop() {
      is.stopped = true;
      clearTimeout(timer);
      heard.abort();
    },
    choose(field, side) {
      const conflict = conflicts.find((one) => one.field === field);
      if (!conflict) return;
      if (side === "theirs") writeField(form, field, asValue(field, conflict.theirs));
      conflicts = conflicts.filter((one) => one !== conflict);
      // What was chosen is not saved yet, even where it stands in the field already.
      agreed = "";
      say({ conflicts });
      next(0);
    },
  };
}

/** `changed`: somebody else wrote meanwhile, and it is in the page or asked about now. */
type Outcome = "saved" | "changed" | "failed";

/** Why it was not saved, to stand after "Not saved:". */
function reason(error: unknown): string {
  if (!(error instanceof TRPCClientError)) return "something went wrong here";
  const code: unknown = error.data?.code;
  if (code === undefined) return "no connection";
  if (code === "UNAUTHORIZED") return "you are signed out. Sign in again in another window; what you wrote stays here";
  return error.message.replace(/\.$/, "");
}
