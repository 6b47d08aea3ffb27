"use client";

import { createContext, type ReactNode, use, useEffect, useRef, useState } from "react";
import { FormContext } from "@/components/ui/form-context";
import type { DraftConflict } from "@/server/domain/draft-merge";
import type { Hint } from "@/server/domain/hint";
import { type Beat, startBeating } from "./draft-beat";

export type DraftStatus =
  | { kind: "untouched" }
  | { kind: "unsaved" }
  | { kind: "saved"; at: Date }
  | { kind: "failed"; because: string };

export type LiveDraft = {
  id: string;
  revision: string;
  status: DraftStatus;
  /** Who else is writing. */
  editors: readonly { id: string; name: string }[];
  /** What somebody else changed just now: who, and which fields. */
  news: { by: string; fields: readonly string[] } | null;
  conflicts: readonly (DraftConflict & { by: string | null })[];
  hints: readonly Hint[];
};

type InDraft = LiveDraft & { choose(field: string, side: "mine" | "theirs"): void };

const nothing: InDraft = {
  id: "",
  revision: "",
  status: { kind: "untouched" },
  editors: [],
  news: null,
  conflicts: [],
  hints: [],
  choose: () => {},
};
export const DraftContext = createContext<InDraft>(nothing);

type Props = {
  draft: { id: string; revision: number; editors: LiveDraft["editors"] } | null;
  hints: readonly Hint[];
  children: ReactNode;
};

/**
 * The letter saves itself while it is written, sees who else writes, and puts both together. Without a script it is what
 * the page was drawn with, and the buttons do the same.
 */
export function DraftState({ draft, hints, children }: Props) {
  const { state, turn } = use(FormContext);
  const here = useRef<HTMLSpanElement>(null);
  const beat = useRef<Beat | null>(null);
  const typed = (name: string) => (typeof state.values?.[name] === "string" ? state.values[name] : null);
  const asSent = {
    id: typed("id") ?? draft?.id ?? "",
    revision: typed("revision") ?? String(draft?.revision ?? ""),
    conflicts: (state.conflicts ?? []).map((one) => ({ ...one, mine: typed(one.field) ?? "" })),
  };
  const [live, setLive] = useState<LiveDraft>({ ...nothing, ...asSent, editors: draft?.editors ?? [], hints });
  const [seen, setSeen] = useState(turn);
  if (seen !== turn) {
    setSeen(turn);
    setLive({ ...live, ...asSent });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: begun afresh after every answer of the server
  useEffect(() => {
    const form = here.current?.closest("form");
    if (!form) return;
    beat.current = startBeating(form, live, (change) => setLive((now) => ({ ...now, ...change })));
    return () => beat.current?.stop();
  }, [turn]);

  const choose: InDraft["choose"] = (field, side) => beat.current?.choose(field, side);
  return (
    <DraftContext value={{ ...live, choose }}>
      <span ref={here} hidden />
      <input type="hidden" name="id" value={live.id} />
      <input type="hidden" name="revision" value={live.revision} />
      {children}
    </DraftContext>
  );
}
