"use client";

import { type FormEvent, startTransition, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormContext } from "@/components/ui/form-context";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { ruleSentence } from "@/server/domain/rule-sentence";
import { type Draft, readDraft } from "@/server/domain/segment-draft";
import { BuilderAnswer } from "./builder-answer";
import { BuilderRows } from "./builder-rows";
import type { BuilderAction, RuleAnswer } from "./builder-state";
import { Preview } from "./preview";
import { SentenceField } from "./sentence-field";
import { useRuleAnswer } from "./use-rule-answer";

type Props = {
  action: BuilderAction;
  initial: Draft;
  name: string;
  first: RuleAnswer | null;
  hidden: Readonly<Record<string, string>>;
  currency: string;
  /** What the button says that saves. */
  save: string;
};

/**
 * Which customers, in rows that read as a sentence. A plain form, whose buttons add and take away rows and count; with
 * JavaScript the count is live.
 */
export function Builder({ action, initial, name, first, hidden, currency, save }: Props) {
  const [state, submit] = useActionState(action, {});
  const [draft, setDraft] = useState(state.draft ?? initial);
  const { rule, faults } = readDraft(draft, currency);
  const { answer, isCounting } = useRuleAnswer(rule, state.answer === undefined ? first : state.answer);
  const [turn, setTurn] = useState({ state, count: 0 });
  if (turn.state !== state) setTurn({ state, count: turn.count + 1 });
  const isSaid = rule.conditions.length > 0;
  return (
    <FormContext value={{ state, turn: turn.count, hidden: Object.keys(hidden), initial: { name } }}>
      <form action={submit} onSubmit={saveOnly(submit)} aria-label="Segment" noValidate>
        {Object.entries({ ...hidden, currency }).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        {/* First in the form, so that the Enter key counts and does not save. */}
        <noscript>
          <Button type="submit" name="act" value="count" className="mb-3">
            Show how many
          </Button>
        </noscript>
        <FormMessage />
        <BuilderAnswer
          sentence={isSaid ? ruleSentence(rule) : null}
          answer={answer}
          isCounting={isCounting}
          unfinished={Object.keys(faults).length}
        />
        <div className="grid gap-x-12 gap-y-8 md:grid-cols-[minmax(0,1fr)_18rem]">
          <div className="grid content-start gap-6 pt-2">
            {/* React sets what a form holds back after its action: the rows start afresh from what is known. */}
            <BuilderRows
              key={turn.count}
              draft={draft}
              currency={currency}
              faults={shownFaults(faults, state.errors)}
              onChange={setDraft}
            />
            <SentenceField sentence={isSaid ? ruleSentence(rule) : ""} unread={state.unread} onRead={setDraft} />
            <div className="flex flex-wrap items-end gap-3 border-line border-t pt-5">
              <Field name="name" label="Name of the segment" className="min-w-60 flex-1">
                <Input maxLength={80} autoComplete="off" placeholder="Old friends in Leeds" />
              </Field>
              <SubmitButton name="act" value="save">
                {save}
              </SubmitButton>
            </div>
          </div>
          <div className="pt-3">{answer && "lines" in answer ? <Preview {...previewOf(answer)} /> : null}</div>
        </div>
      </form>
    </FormContext>
  );
}

/** With JavaScript only saving goes to the server as a form; what the other buttons do has happened already. */
function saveOnly(submit: (data: FormData) => void) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (!(submitter instanceof HTMLButtonElement) || submitter.value !== "save") return;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => submit(data));
  };
}

/** What a row lacks is said once somebody tried to save, and only while it still lacks it. */
function shownFaults(now: Readonly<Record<string, string>>, told: Readonly<Record<string, string>> | undefined) {
  return Object.fromEntries(Object.keys(told ?? {}).flatMap((name) => (now[name] ? [[name, now[name]]] : [])));
}

function previewOf({ count, lines }: Extract<RuleAnswer, { lines: unknown }>) {
  return { lines, of: "unknown" in count ? 0 : count.customers };
}
