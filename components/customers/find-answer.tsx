"use client";

import { counted } from "@/components/format/words";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { EmptyState } from "@/components/ui/states";
import type { Found } from "@/server/customers/queries/find";
import { HitList } from "./hit-list";
import type { Answer } from "./use-find";

/** None, one, many: each says what to do next. */
export function FindAnswer({ answer, mayCreate }: { answer: Answer; mayCreate: boolean }) {
  const { q } = answer;
  return (
    <div className="mt-6 empty:hidden">
      <p role="status" className="sr-only">
        {"found" in answer ? spoken(answer.found) : answer.fault}
      </p>
      {"fault" in answer ? (
        <Notice tone="broken">{answer.fault}</Notice>
      ) : (
        <Hits q={q} found={answer.found} mayCreate={mayCreate} />
      )}
    </div>
  );
}

function Hits({ q, found, mayCreate }: { q: string; found: Found; mayCreate: boolean }) {
  if (found.kind === "nothing") return null;
  if (found.kind === "too_short")
    return <p className="text-ink-2">A little more, please: one letter names too many.</p>;
  if (found.kind === "too_many")
    return <Notice tone="due">That would match too many customers. Please be more specific.</Notice>;
  if (found.hits.length === 0) return <Nobody q={q} kind={found.kind} mayCreate={mayCreate} />;
  return (
    <>
      <h2 className="mb-1 font-semibold text-sm">
        {found.hits.length === 1 ? "One customer. Enter opens the brief." : headingOf(found)}
      </h2>
      {found.isAmbiguous ? <Ambiguous /> : null}
      <HitList hits={found.hits} label="Customers found" />
    </>
  );
}

/** A number without its country is read as one of ours; others may end so as well. */
export function Ambiguous() {
  return (
    <p className="small mb-2 text-due">
      Written without its country code, this number fits customers in several countries: each stands with its country.
    </p>
  );
}

function Nobody({ q, kind, mayCreate }: { q: string; kind: Found["kind"]; mayCreate: boolean }) {
  const known = knownBy[kind];
  const fresh = `/customers/new?${new URLSearchParams({ [known.field]: q })}`;
  const attach = known.clue ? `/call?${new URLSearchParams({ [known.clue]: q })}` : null;
  return (
    <EmptyState
      title={`Nobody is known by “${q}”.`}
      action={
        mayCreate ? (
          <span className="flex flex-wrap gap-2">
            <LinkButton href={fresh} look="primary">
              New customer with this {known.word}
            </LinkButton>
            {attach ? <LinkButton href={attach}>Add it to a customer we know</LinkButton> : null}
          </span>
        ) : null
      }
    >
      {kind === "name"
        ? "Names are found with typing slips, initials and in any order. Try one part of it."
        : "Try the last four digits, or the name."}
    </EmptyState>
  );
}

type Known = { field: string; word: string; clue?: "number" | "email" | "account" };

const name: Known = { field: "name", word: "name" };
const knownBy: Record<Found["kind"], Known> = {
  digits: { field: "phone", word: "number", clue: "number" },
  email: { field: "email", word: "address", clue: "email" },
  account: { field: "account", word: "account number", clue: "account" },
  social: name,
  name,
  nothing: name,
  too_short: name,
  too_many: name,
};

function headingOf({ kind, hits, hasMore, isAmbiguous }: Found): string {
  if (hasMore) return `More than ${hits.length} customers. A first name, a place or a number narrows it down.`;
  const isShared = (kind === "digits" || kind === "email") && !isAmbiguous && hits.every(({ isExact }) => isExact);
  return isShared ? `${hits.length} customers share this ${knownBy[kind].word}` : counted(hits.length, "customer");
}

function spoken(found: Found): string {
  if (found.kind === "nothing" || found.kind === "too_short") return "";
  if (found.kind === "too_many") return "Please be more specific.";
  return found.hits.length === 0 ? "Nobody found." : headingOf(found);
}
