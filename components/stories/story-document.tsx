"use client";

import { PrintButton } from "@/components/decisions/print-button";
import type { StoryVersion } from "@/server/stories/queries";

/** The version that others read, as a page of its own; it prints without anything else. */
export function StoryDocument({ version, isPublished }: { version: StoryVersion; isPublished: boolean }) {
  return (
    <article className="max-w-2xl" aria-label="The story">
      <h2 className="font-serif font-semibold text-2xl leading-tight">{version.title ?? "Erased"}</h2>
      <p className="body-serif mt-3 whitespace-pre-line">{version.words ?? "The words were erased."}</p>
      {isPublished ? (
        <>
          <p className="small mt-3 text-ink-3">Told by a customer, published with their consent.</p>
          <p className="mt-3 print:hidden">
            <PrintButton />
          </p>
        </>
      ) : (
        <p className="small mt-3 text-due">Not published. Only those who prepare stories read this.</p>
      )}
    </article>
  );
}
