"use server";

import type { BuilderState, RuleAnswer } from "@/components/segments/builder-state";
import type { FormState } from "@/server/domain/form";
import { parseRule } from "@/server/domain/rule-parse";
import {
  changeDraft,
  type Draft,
  draftFromFields,
  draftOf,
  emptyDraft,
  readDraft,
} from "@/server/domain/segment-draft";
import { getCaller, getContext } from "@/server/trpc/caller";
import { submit } from "@/server/trpc/form";

/** Saves the segment; any other button changes the draft, which comes back with whom it holds. */
export async function buildSegment(_: BuilderState, data: FormData): Promise<BuilderState> {
  let draft = emptyDraft;
  let unread: string | undefined;
  const state = await submit(data, async ({ act, said, ...fields }, caller) => {
    draft = draftFromFields(fields);
    if (act === "save") {
      const { id } = fields.id ? await caller.segments.rewrite(fields) : await caller.segments.create(fields);
      return `/segments/${id}?done=${fields.id ? "segment-rewritten" : "segment-saved"}`;
    }
    const rule = act === "read" ? parseRule(String(said)) : null;
    if (act === "read" && rule === null) unread = String(said);
    draft = rule ? draftOf(rule) : changeDraft(draft, String(act));
    return {};
  });
  return { ...state, draft, answer: await answerTo(draft), ...(unread === undefined ? {} : { unread }) };
}

/** Whom a draft holds now; null while it says nothing. */
async function answerTo(draft: Draft): Promise<RuleAnswer | null> {
  const [caller, { organisation }] = await Promise.all([getCaller(), getContext()]);
  const { rule } = readDraft(draft, organisation.currency);
  return rule.conditions.length > 0 ? caller.segments.look({ rule }) : null;
}

export async function retireSegment(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { id } = await caller.segments.retire(fields);
    return `/segments/${id}?done=segment-retired`;
  });
}

export async function lookAfterSegment(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { key } = await caller.segments.lookAfter(fields);
    return `/segments/${key}?done=looked-after`;
  });
}
