"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { HeavyReason } from "@/server/domain/decision-words";
import type { LetterValues } from "@/server/domain/letter";
import type { SegmentChoice } from "@/server/domain/segment";
import { LetterCustomer } from "./letter-customer";
import { LetterDecision } from "./letter-decision";
import { type LetterPeople, LetterPeopleFields } from "./letter-people";
import { PathNote } from "./path-note";

type Props = LetterPeople & {
  action: FormAction;
  initial: LetterValues;
  hidden: Readonly<Record<string, string>>;
  definition: { version: number; rallyingCry: string } | null;
  segments: readonly SegmentChoice[];
  advocates: readonly { id: string; name: string; department: string }[];
  heavyShare: number;
  heavySoFar: readonly HeavyReason[];
};

/** The letter: the statement first, the decision after it, on one page. */
export function Letter({
  action,
  initial,
  hidden,
  definition,
  segments,
  advocates,
  heavyShare,
  heavySoFar,
  ...people
}: Props) {
  const counts = Object.fromEntries(segments.map(({ key, count }) => [key, count]));
  return (
    <Form
      action={action}
      initial={initial}
      hidden={hidden}
      label="Decision"
      className="group/letter grid gap-8 md:grid-cols-[minmax(0,41.25rem)_minmax(0,1fr)] md:gap-12"
    >
      <div className="grid gap-10">
        <FormMessage />
        <Field name="title" label="What is to be decided?">
          <Input
            className="h-12! font-serif text-xl!"
            placeholder="Ring before the “unusual activity” letter goes out"
            maxLength={200}
          />
        </Field>
        <LetterCustomer segments={segments} />
        <LetterDecision />
        <LetterPeopleFields {...people} open={!initial.deciderId} />
        <Buttons />
      </div>
      <aside className="order-first md:order-none">
        <div className="grid gap-5 md:sticky md:top-6">
          {definition ? <Cry {...definition} /> : null}
          <PathNote counts={counts} heavyShare={heavyShare} initial={heavySoFar} />
          <Advocates advocates={advocates} />
        </div>
      </aside>
    </Form>
  );
}

function Buttons() {
  return (
    <div className="flex flex-row-reverse flex-wrap items-center justify-end gap-2 border-line border-t pt-5">
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

function Cry({ version, rallyingCry }: { version: number; rallyingCry: string }) {
  return (
    <div>
      <p className="finding italic">“{rallyingCry}”</p>
      <p className="small mt-1 text-ink-3">Our definition, version {version}</p>
    </div>
  );
}

function Advocates({ advocates }: { advocates: Props["advocates"] }) {
  if (advocates.length === 0)
    return (
      <p className="small text-due">
        Nobody is appointed as customer advocate. Without an advocate’s position nothing can be decided.
      </p>
    );
  return (
    <div className="small hidden md:block">
      <p className="label">Advocates today</p>
      <ul className="mt-1 text-ink-2">
        {advocates.map(({ id, name, department }) => (
          <li key={id}>
            {name}, <span className="text-ink-3">{department}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
