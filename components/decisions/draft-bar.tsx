"use client";

import { use } from "react";
import { wallClock } from "@/components/format/time";
import { listed } from "@/components/format/words";
import { classes } from "@/components/ui/classes";
import { SubmitButton } from "@/components/ui/submit-button";
import { DraftContext, type DraftStatus } from "./draft-state";
import { letterLabel } from "./letter-labels";

type Props = { zone: string; names: Readonly<Record<string, string>> };

/** Save, propose; what is saved, and who writes here too. Always in sight. */
export function DraftBar({ zone, names }: Props) {
  return (
    <div className="sticky bottom-0 z-10 -mx-1 flex flex-row-reverse flex-wrap items-center justify-end gap-x-3 gap-y-2 border-line border-t bg-paper px-1 py-3 print:hidden">
      <Standing zone={zone} names={names} />
      {/* First in the form, so that the Enter key saves and does not propose. */}
      <SubmitButton look="plain" name="act" value="save">
        Save as draft
      </SubmitButton>
      <SubmitButton name="act" value="propose" pending="Proposing…">
        Propose
      </SubmitButton>
    </div>
  );
}

function Standing({ zone, names }: Props) {
  const { status, editors, news } = use(DraftContext);
  const also = editors.length > 0 ? `${listed(editors.map(({ name }) => name))} ${writes(editors.length)}` : null;
  const wrote = news
    ? `${news.by} changed: ${listed(news.fields.slice(0, 3).map((field) => letterLabel(field, names)))}${news.fields.length > 3 ? " and more" : ""}.`
    : null;
  // On a phone a few words stand beside the buttons, a sentence above them.
  const isShort = status.kind !== "failed" && !also && !wrote;
  return (
    <div className={classes("small grow text-ink-2 md:basis-0", isShort ? "basis-0" : "basis-full")}>
      <p
        className={status.kind === "failed" ? "text-broken" : undefined}
        role={status.kind === "failed" ? "alert" : undefined}
      >
        {said(status, zone)}
      </p>
      <p role="status">
        {also ? <span className="font-medium text-due">{also}</span> : null}
        {also && wrote ? " " : null}
        {wrote}
      </p>
    </div>
  );
}

function writes(many: number): string {
  return many === 1 ? "is writing here too." : "are writing here too.";
}

function said(status: DraftStatus, zone: string): string {
  if (status.kind === "failed") return `▲ Not saved: ${status.because}. Trying again.`;
  if (status.kind === "saved") return `Saved ${wallClock(status.at, zone).time}`;
  return status.kind === "unsaved" ? "Not saved yet" : "";
}
