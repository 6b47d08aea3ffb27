"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useControl, useTyped } from "@/components/ui/form-context";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type EvidenceKind, evidenceKinds, evidenceWords } from "@/server/domain/decision-words";
import type { Piece } from "@/server/domain/evidence";
import { EvidenceFind } from "./evidence-find";

const kindOptions = evidenceKinds.map((kind) => ({ value: kind, label: evidenceWords[kind] }));

type Props = { index: number };

/**
 * One piece of evidence: where it comes from, what was said, and the record it can be looked up in. Found by its words
 * or by the customer's name; without JavaScript by the address of its page.
 */
export function EvidencePicker({ index }: Props) {
  const { turn } = useControl({ name: `evidence.${index}.kind` });
  return <Picker key={turn} index={index} />;
}

function Picker({ index }: Props) {
  const name = (field: string) => `evidence.${index}.${field}`;
  const [typedKind = "complaint"] = useTyped(name("kind"));
  const [typedRef = ""] = useTyped(name("refId"));
  const [kind, setKind] = useState<EvidenceKind>(evidenceKinds.find((known) => known === typedKind) ?? "complaint");
  const [linked, setLinked] = useState<{ refId: string; piece: Piece | null }>({ refId: typedRef, piece: null });
  const words = useRef<HTMLTextAreaElement>(null);
  const before = useRef(typedRef);
  useEffect(() => {
    if (before.current === linked.refId) return;
    before.current = linked.refId;
    // Whoever listens to the form, to save it as it is typed, hears of it like of anything typed.
    words.current?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [linked.refId]);
  const link = (refId: string, piece: Piece | null) => {
    setLinked({ refId, piece });
    if (piece && words.current) words.current.value = piece.words.slice(0, 4000);
    words.current?.focus();
  };
  return (
    <fieldset className="grid gap-3 md:grid-cols-[11rem_minmax(0,1fr)]">
      <legend className="sr-only">Evidence {index + 1}</legend>
      <Field name={name("kind")} label="Where it comes from">
        <Select
          options={kindOptions}
          onChange={({ target }) => {
            setKind(evidenceKinds.find((known) => known === target.value) ?? "complaint");
            link("", null);
            target.focus();
          }}
        />
      </Field>
      <div className="grid min-w-0 content-start gap-3">
        {linked.refId ? (
          <Linked kind={kind} piece={linked.piece} unlink={() => link("", null)} />
        ) : kind === "metric" ? null : (
          <EvidenceFind kind={kind} choose={(piece) => link(piece.refId, piece)} />
        )}
        <input type="hidden" name={name("refId")} value={linked.refId} readOnly />
        {kind === "metric" ? null : (
          <Field
            name={name("link")}
            label="Its page"
            hint="The address of the page it stands on; left empty, it is quoted without a link."
            optional
            className="hidden noscript:block"
          >
            <Input inputMode="url" />
          </Field>
        )}
        <Field
          name={name("words")}
          label={kind === "metric" ? "The measure, and what it says" : "What was said, word for word"}
          hint={kind === "metric" ? "“412 password calls a month, the second commonest reason to ring.”" : undefined}
        >
          <Textarea ref={words} said rows={2} dir="auto" />
        </Field>
      </div>
    </fieldset>
  );
}

function Linked({ kind, piece, unlink }: { kind: EvidenceKind; piece: Piece | null; unlink: () => void }) {
  const of = piece?.customer ? ` of ${piece.customer.name}` : "";
  return (
    <p className="small flex flex-wrap items-center gap-x-3 rounded-md bg-sunken px-3 py-1.5 text-ink-2">
      <span>
        <span aria-hidden="true">✓ </span>
        Linked to {article(evidenceWords[kind])}
        <bdi>{of}</bdi>. Whoever reads it can look it up.
      </span>
      <Button look="quiet" size="small" className="-ml-2" onClick={unlink}>
        Choose another
      </Button>
    </p>
  );
}

function article(word: string): string {
  return word === "Feedback" || word === "Research" || word.endsWith("listening") || word.startsWith("Time")
    ? word.toLowerCase()
    : `a ${word.toLowerCase()}`;
}
