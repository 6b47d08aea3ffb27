"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classes, controlClass } from "@/components/ui/classes";
import { FindAnswer } from "./find-answer";
import { type Answer, useFind } from "./use-find";

type Props = { first: Answer; mayCreate: boolean };

/** The large box. A plain form without JavaScript; with it, customers appear as one types. */
export function Find({ first, mayCreate }: Props) {
  const router = useRouter();
  const [q, setQ] = useState(first.q);
  const answer = useFind(q, first);
  const isOlder = answer.q !== q.trim();
  const whole = useRef<HTMLDivElement>(null);

  function type(text: string) {
    setQ(text);
    window.history.replaceState(null, "", text.trim() ? `/?q=${encodeURIComponent(text.trim())}` : "/");
  }

  function submit(event: FormEvent) {
    const [only, another] = !isOlder && "found" in answer ? answer.found.hits : [];
    if (!only || another) return;
    event.preventDefault();
    router.push(`/customers/${only.id}`);
  }

  function move(event: KeyboardEvent) {
    if (event.key === "Escape") return whole.current?.querySelector<HTMLElement>("input[name=q]")?.focus();
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [...(whole.current?.querySelectorAll<HTMLElement>("input[name=q], a[data-hit]") ?? [])];
    const here = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the box and the links in it
    <div ref={whole} onKeyDown={move}>
      <search>
        <form action="/" method="get" onSubmit={submit} className="flex gap-2">
          <input
            type="search"
            name="q"
            value={q}
            onChange={(event) => type(event.target.value)}
            aria-label="Find a customer"
            aria-describedby="find-help"
            placeholder="Number, name, e-mail or account"
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="off"
            spellCheck={false}
            // biome-ignore lint/a11y/noAutofocus: finding is what this page is for
            autoFocus
            className={classes(
              controlClass,
              "h-14 px-4 text-lg pointer-coarse:text-lg [&::-webkit-search-cancel-button]:hidden",
            )}
          />
          <Button type="submit" look="primary" className="h-14 pointer-coarse:h-14 px-5">
            Find
          </Button>
        </form>
      </search>
      <p id="find-help" className="small mt-2 text-ink-3">
        A number in any notation or its last four digits, an e-mail address, an account number, or a name.
      </p>
      {/* What is shown belongs to an older text until the next answer is there: to be seen, not to be opened. */}
      <div inert={isOlder} aria-busy={isOlder} className={isOlder ? "opacity-60" : undefined}>
        <FindAnswer answer={answer} mayCreate={mayCreate} />
      </div>
    </div>
  );
}
