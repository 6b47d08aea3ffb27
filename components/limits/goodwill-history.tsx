"use client";

import { reactionWords } from "@/components/customers/words";
import { Moment } from "@/components/format/moment";
import { Money } from "@/components/format/money";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { EmptyState } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { reactions } from "@/server/domain/recognition";
import type { GoodwillGiven } from "@/server/goodwill/queries/history";
import { actWords, caseHref, caseWords } from "./goodwill-words";

type Props = {
  customerId: string;
  given: readonly GoodwillGiven[];
  now: Date;
  zone: string;
  /** Null: the reader may not note how it was taken. */
  react: FormAction | null;
};

/** What a customer was given, the newest first, and how they took it. */
export function GoodwillHistory({ customerId, given, now, zone, react }: Props) {
  if (given.length === 0) return <EmptyState title="Nothing has been given yet." />;
  return (
    <ol>
      {given.map((one) => (
        <li key={one.id} className="border-line border-t py-3">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-medium">
              {actWords[one.act]}, <Money minor={one.amountMinor} currency={one.currency} />
            </span>
            <span className="small text-ink-3">
              <Moment at={new Date(one.at)} now={now} zone={zone} show="absolute" />
            </span>
          </p>
          <p className="said mt-0.5 whitespace-pre-line">
            {one.words === null ? <span className="text-ink-3">Words erased</span> : <bdi>{one.words}</bdi>}
          </p>
          <p className="small mt-0.5 text-ink-3">
            For <Link href={caseHref(customerId, one.case)}>this {caseWords[one.case.kind]}</Link> · {one.by}
            {one.approver ? `, approved by ${one.approver}` : ", within the limit"}
            {one.reaction ? <span className="text-ink-2"> · they were {reactionWords[one.reaction]}</span> : null}
          </p>
          {react ? <NoteReaction id={one.id} isNoted={one.reaction !== null} action={react} /> : null}
        </li>
      ))}
    </ol>
  );
}

function NoteReaction({ id, isNoted, action }: { id: string; isNoted: boolean; action: FormAction }) {
  return (
    <Disclosure summary={isNoted ? "They took it otherwise" : "How did they take it?"}>
      <Form
        action={action}
        hidden={{ goodwillId: id }}
        label="How they took it"
        className="flex flex-wrap items-end gap-2 pb-1"
      >
        <FormMessage />
        <Field name="reaction" label={<span className="sr-only">They were</span>} required>
          <Select
            blank="They were …"
            options={reactions.map((reaction) => ({ value: reaction, label: reactionWords[reaction] }))}
          />
        </Field>
        <SubmitButton look="plain">Note it</SubmitButton>
      </Form>
    </Disclosure>
  );
}
