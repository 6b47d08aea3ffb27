"use client";

import { Moment } from "@/components/format/moment";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { thanksWishes } from "@/server/domain/preference";
import type { StrategyFact } from "@/server/segments/queries/one";
import { StrategyGaps } from "./gaps";
import { thanksWords } from "./thanks-words";

type Props = {
  segment: string;
  /** Newest first. */
  strategies: readonly StrategyFact[];
  gaps: readonly ("owner" | "note")[];
  /** Whom one can name; null: this person may not. */
  people: readonly { id: string; name: string }[] | null;
  action: FormAction;
  now: Date;
  zone: string;
};

/** Who looks after the segment, what is meant for it, and how its customers are thanked. */
export function StrategyPart({ segment, strategies, gaps, people, action, now, zone }: Props) {
  const [current, ...earlier] = strategies;
  return (
    <div className="grid gap-3 text-sm">
      <StrategyGaps gaps={gaps} />
      {current ? (
        <Said fact={current} now={now} zone={zone} />
      ) : (
        <p className="text-ink-3">Nothing has been said yet.</p>
      )}
      {people ? (
        <Disclosure summary={current ? "Say it anew" : "Say who and what"} open={gaps.length > 0}>
          <StrategyForm segment={segment} current={current} people={people} action={action} />
        </Disclosure>
      ) : null}
      {earlier.length > 0 ? (
        <Disclosure summary={`Said before (${earlier.length})`}>
          <ol className="grid gap-3">
            {earlier.map((fact) => (
              <li key={fact.recordedAt.toISOString()}>
                <Said fact={fact} now={now} zone={zone} />
              </li>
            ))}
          </ol>
        </Disclosure>
      ) : null}
    </div>
  );
}

function Said({ fact, now, zone }: { fact: StrategyFact; now: Date; zone: string }) {
  const { owner, note, thankedBy, by, recordedAt } = fact;
  return (
    <div className="grid gap-2">
      <dl className="grid gap-2">
        <div>
          <dt className="font-medium text-ink-3 text-xs">Looked after by</dt>
          <dd>{owner?.name ?? "nobody"}</dd>
        </div>
        {note ? (
          <div>
            <dt className="font-medium text-ink-3 text-xs">What we mean to do for them</dt>
            <dd className="said whitespace-pre-line">{note}</dd>
          </div>
        ) : null}
        {thankedBy ? (
          <div>
            <dt className="font-medium text-ink-3 text-xs">Thanked, unless they wish otherwise</dt>
            <dd>{thanksWords[thankedBy]}</dd>
          </div>
        ) : null}
      </dl>
      <p className="small text-ink-3">
        {by}, <Moment at={recordedAt} now={now} zone={zone} />
      </p>
    </div>
  );
}

type FormProps = Pick<Props, "segment" | "action"> & {
  current: StrategyFact | undefined;
  people: readonly { id: string; name: string }[];
};

function StrategyForm({ segment, current, people, action }: FormProps) {
  const initial = {
    ownerId: current?.owner?.id ?? "",
    note: current?.note ?? "",
    thankedBy: current?.thankedBy ?? "",
  };
  return (
    <Form
      key={current?.recordedAt.getTime()}
      action={action}
      hidden={{ key: segment }}
      initial={initial}
      label="Who looks after it"
      className="grid gap-4"
    >
      <FormMessage />
      <Field name="ownerId" label="Looked after by">
        <Select blank="Nobody" options={people.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <Field name="note" label="What we mean to do for them">
        <Textarea said rows={3} maxLength={2000} />
      </Field>
      <Field name="thankedBy" label="Thanked, unless they wish otherwise">
        <Select blank="Not said" options={thanksWishes.map((wish) => ({ value: wish, label: thanksWords[wish] }))} />
      </Field>
      <SubmitButton className="justify-self-start">Save</SubmitButton>
    </Form>
  );
}
