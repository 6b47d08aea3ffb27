"use client";

import { createContext, type ReactNode, useEffect, useRef, useState } from "react";
import { trpc } from "@/components/trpc-client";
import type { Reaches } from "@/server/decisions/queries/reach";

type LiveReach = { reaches: Reaches; isCounting: boolean };

const nobody: LiveReach = { reaches: { each: {}, together: null }, isCounting: false };
export const ReachContext = createContext<LiveReach>(nobody);

/** How far the chosen segments reach, counted as they are chosen. Without a script: as they were when the page was drawn. */
export function ReachState({ reaches, children }: { reaches: Reaches | null; children: ReactNode }) {
  const [live, setLive] = useState<LiveReach>({ ...nobody, ...(reaches ? { reaches } : {}) });
  const here = useRef<HTMLSpanElement>(null);
  const counted = useRef(chosen(Object.keys(reaches?.each ?? {})));

  useEffect(() => {
    const form = here.current?.closest("form");
    if (!form) return;
    let asking = new AbortController();
    const look = () => {
      const segments = chosenIn(form);
      if (counted.current === chosen(segments)) return;
      counted.current = chosen(segments);
      asking.abort();
      asking = new AbortController();
      if (segments.length === 0) return setLive(nobody);
      const { signal } = asking;
      setLive((now) => ({ ...now, isCounting: true }));
      trpc.decisions.reachOf
        .query({ segments }, { signal })
        .then((now) => setLive({ reaches: now, isCounting: false }))
        .catch(() => {
          if (signal.aborted) return;
          counted.current = "";
          setLive(nobody);
        });
    };
    look();
    form.addEventListener("change", look);
    return () => {
      form.removeEventListener("change", look);
      asking.abort();
    };
  }, []);

  return (
    <ReachContext value={live}>
      <span ref={here} hidden />
      {children}
    </ReachContext>
  );
}

function chosenIn(form: HTMLFormElement): string[] {
  const data = new FormData(form);
  if (data.get("affects") === "none") return [];
  return [...data].flatMap(([name, value]) =>
    name.startsWith("segments.") && value !== "" && value !== "untouched" ? [name.slice("segments.".length)] : [],
  );
}

const chosen = (segments: readonly string[]) => segments.toSorted().join(" ");
