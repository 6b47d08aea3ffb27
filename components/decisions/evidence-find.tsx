"use client";

import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { formatDay } from "@/components/format/time";
import { trpc } from "@/components/trpc-client";
import { classes, controlClass } from "@/components/ui/classes";
import { type EvidenceKind, evidenceWords } from "@/server/domain/decision-words";
import type { Piece } from "@/server/domain/evidence";
import { plainDate } from "@/server/domain/plain-date";

type Props = { kind: EvidenceKind; choose: (piece: Piece) => void };
type Found = { pieces: Piece[]; isCut: boolean } | "asking" | "failed" | null;

/** Finds a record to quote by its words or its customer; arrows and Enter choose. */
export function EvidenceFind({ kind, choose }: Props) {
  const [q, setQ] = useState<string | null>(null);
  const found = useFound(kind, q);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const move = (event: KeyboardEvent, by: number) => {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = document.activeElement instanceof HTMLButtonElement ? buttons.indexOf(document.activeElement) : -1;
    buttons[Math.min(buttons.length - 1, Math.max(0, at + by))]?.focus();
    event.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") move(event, 1);
    if (event.key === "ArrowUp") move(event, -1);
    if (event.key === "Escape") setQ(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between its own field and buttons
    <div className="noscript:hidden" onKeyDown={onKeyDown}>
      <label htmlFor={id} className="mb-1 block font-medium text-sm">
        Find it <span className="font-normal text-ink-3">(optional)</span>
      </label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        placeholder="A word that was said, or the customer’s name"
        value={q ?? ""}
        onFocus={() => setQ((typed) => typed ?? "")}
        onChange={({ target }) => setQ(target.value)}
        // Enter here looks, it does not send the letter.
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        className={classes(controlClass, "h-9 pointer-coarse:h-11")}
      />
      <p className="small mt-1 text-ink-3" role="status">
        {sentence(found, kind)}
      </p>
      {found && typeof found === "object" && found.pieces.length > 0 ? (
        <ul ref={list} className="mt-1 max-h-72 overflow-y-auto rounded-md border border-line">
          {found.pieces.map((piece) => (
            <li key={piece.refId} className="border-line border-t first:border-t-0">
              <button
                type="button"
                onClick={() => choose(piece)}
                className="block w-full px-3 py-2 text-left hover:bg-sunken focus-visible:bg-sunken focus-visible:-outline-offset-2"
              >
                <span className="said line-clamp-2" dir="auto">
                  {piece.words}
                </span>
                <span className="small text-ink-3">
                  {formatDay(plainDate(piece.at.slice(0, 10)))}
                  {piece.customer ? (
                    <>
                      {" · "}
                      <bdi>{piece.customer.name}</bdi>
                    </>
                  ) : null}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Asks a moment after the last key; what is asked anew is not waited for. */
function useFound(kind: EvidenceKind, q: string | null): Found {
  const [found, setFound] = useState<Found>(null);
  useEffect(() => {
    setFound(q === null ? null : "asking");
    if (q === null) return;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      trpc.evidence.pick.query({ kind, q }, { signal: asking.signal }).then(setFound, () => {
        if (!asking.signal.aborted) setFound("failed");
      });
    }, 200);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [kind, q]);
  return found;
}

function sentence(found: Found, kind: EvidenceKind): string {
  if (found === null) return "";
  if (found === "asking") return "Looking …";
  if (found === "failed") return "It could not be looked up just now. Quote it in words, or try again.";
  if (found.pieces.length === 0)
    return `No ${evidenceWords[kind].toLowerCase()} with these words. Quote it below without a link.`;
  return found.isCut
    ? "The newest; another word finds older ones."
    : `${found.pieces.length} found. Choose one to quote it.`;
}
