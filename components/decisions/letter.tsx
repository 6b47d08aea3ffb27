"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import type { Reaches } from "@/server/decisions/queries/reach";
import type { HeavyReason } from "@/server/domain/decision-words";
import type { Hint } from "@/server/domain/hint";
import type { LetterValues, PathLimits } from "@/server/domain/letter";
import type { MeasureChoices } from "@/server/domain/measure";
import type { SegmentChoice } from "@/server/domain/segment";
import { DraftBar } from "./draft-bar";
import { DraftConflicts } from "./draft-conflicts";
import { DraftState, type LiveDraft } from "./draft-state";
import { LetterCustomer } from "./letter-customer";
import { LetterDecision } from "./letter-decision";
import { type LetterPeople, LetterPeopleFields } from "./letter-people";
import { PathNote } from "./path-note";
import { ReachState } from "./reach-state";

type Props = LetterPeople & {
  action: FormAction;
  initial: LetterValues;
  /** The decision it would replace. */
  replacesId: string | null;
  /** Null: a new one, not saved yet. */
  draft: { id: string; revision: number; editors: LiveDraft["editors"] } | null;
  definition: { version: number; meaning: string; rallyingCry: string } | null;
  segments: readonly SegmentChoice[];
  measures: MeasureChoices;
  advocates: readonly { id: string; name: string; department: string }[];
  reaches: Reaches | null;
  hints: readonly Hint[];
  limits: PathLimits;
  heavySoFar: readonly HeavyReason[];
  currency: string;
  zone: string;
};

/** The letter: the statement first, the decision after it, on one page. It saves itself while it is written. */
export function Letter({ action, initial, replacesId, draft, hints, reaches, segments, ...rest }: Props) {
  const { definition, measures, advocates, limits, heavySoFar, currency, zone, departments, people } = rest;
  const names = Object.fromEntries([
    ...segments.map(({ key, name }) => [key, name]),
    ...[...departments, ...people].map(({ id, name }) => [id, name]),
  ]);
  return (
    <Form
      action={action}
      initial={initial}
      hidden={replacesId ? { replacesId } : {}}
      label="Decision"
      className="group/letter grid gap-8 md:grid-cols-[minmax(0,41.25rem)_minmax(0,1fr)] md:gap-12 [&_:is(input,select,textarea)]:scroll-mb-28"
    >
      <DraftState draft={draft} hints={hints}>
        <ReachState reaches={reaches}>
          <div className="grid gap-10">
            {definition ? <Cry {...definition} /> : null}
            <FormMessage />
            <DraftConflicts names={names} />
            <Field name="title" label="What is to be decided?">
              <Input
                className="h-12! font-serif text-xl!"
                placeholder="Ring before the “unusual activity” letter goes out"
                maxLength={200}
                dir="auto"
              />
            </Field>
            <LetterCustomer segments={segments} currency={currency} />
            <LetterDecision measures={measures} />
            <LetterPeopleFields departments={departments} people={people} open={!initial.deciderId} />
            <DraftBar zone={zone} names={names} />
          </div>
          <aside className="order-first md:order-none">
            <div className="grid gap-5 md:sticky md:top-6">
              <PathNote limits={limits} initial={heavySoFar} />
              <Advocates advocates={advocates} />
            </div>
          </aside>
        </ReachState>
      </DraftState>
    </Form>
  );
}

function Cry({ version, meaning, rallyingCry }: { version: number; meaning: string; rallyingCry: string }) {
  return (
    <div>
      <p className="finding italic">“{rallyingCry}”</p>
      <Disclosure summary={`What being centred on the customer means here: our definition, version ${version}`}>
        {meaning.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph} className="body-serif mb-2 text-ink-2">
            {paragraph}
          </p>
        ))}
      </Disclosure>
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
