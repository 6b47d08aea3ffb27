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
      <HitList hits={found.hits} label="Customers found" />
    </>
  );
}

function Nobody({ q, kind, mayCreate }: { q: string; kind: Found["kind"]; mayCreate: boolean }) {
  const known = knownBy[kind];
  const href = `/customers/new?${new URLSearchParams({ [known.field]: q })}`;
  return (
    <EmptyState
      title={`Nobody is known by “${q}”.`}
      action={
        mayCreate ? (
          <LinkButton href={href} look="primary">
            New customer with this {known.word}
          </LinkButton>
        ) : null
      }
    >
      {kind === "name"
        ? "Names are found with typing slips, initials and in any order. Try one part of it."
        : "Try the last four digits, or the name."}
    </EmptyState>
  );
}

const knownBy: Record<Found["kind"], { field: string; word: string }> = {
  digits: { field: "phone", word: "number" },
  email: { field: "email", word: "address" },
  account: { field: "account", word: "account number" },
  social: { field: "name", word: "name" },
  name: { field: "name", word: "name" },
  nothing: { field: "name", word: "name" },
  too_short: { field: "name", word: "name" },
  too_many: { field: "name", word: "name" },
};

function headingOf({ hits, hasMore }: Found): string {
  return hasMore ? `More than ${hits.length} customers; the nearest first` : counted(hits.length, "customer");
}

function spoken(found: Found): string {
  if (found.kind === "nothing" || found.kind === "too_short") return "";
  if (found.kind === "too_many") return "Please be more specific.";
  return found.hits.length === 0 ? "Nobody found." : headingOf(found);
}
