"use client";

import { Link } from "@/components/ui/link";
import type { Found } from "@/server/listening/queries/sample";
import { Said } from "../promises/said";
import { findingWords } from "./words";

/** The promises behind a capture rate, each with the record that has it. */
export function FoundList({ found }: { found: readonly Found[] }) {
  return (
    <ol aria-label="Promises found by listening">
      {found.map(({ id, kind, team, said, customer, recordId }) => (
        <li key={id} className="grid gap-x-5 gap-y-0.5 border-line border-t py-2.5 md:grid-cols-[minmax(0,1fr)_15rem]">
          <span className="min-w-0">
            <Link
              href={kind === "logged" ? `/promises/${recordId}` : `/promises/unlogged/${recordId}`}
              className="said no-underline hover:underline"
            >
              <Said words={said} />
            </Link>
            <span className="small block text-ink-3">
              <Link href={`/customers/${customer.id}`} className="inline-block min-h-6 text-ink-2">
                <bdi>{customer.name}</bdi>
              </Link>
              {` · ${team}`}
            </span>
          </span>
          <span className={kind === "logged" ? "small text-ink-2" : "small text-due"}>{findingWords[kind]}</span>
        </li>
      ))}
    </ol>
  );
}
