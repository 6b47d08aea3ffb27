"use client";

import type { ReactNode } from "react";
import { advocacyLines } from "@/components/advocacy/advocacy-lines";
import { intentLine, knownLines } from "@/components/knowledge/known-lines";
import { Line, Quiet } from "@/components/knowledge/line";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { Brief } from "@/server/customers/queries/brief";
import type { PlainDate } from "@/server/domain/plain-date";
import { KinLine, NoteLine, SharerLine } from "./know-kin";
import { holdWords } from "./words";

type Props = {
  brief: Pick<Brief, "facts" | "contentHeld">;
  zone: string;
  today: PlainDate;
  /** Null: the reader may not edit. */
  addNote: FormAction | null;
  answerNeed: FormAction | null;
};

/** As many lines as are read in five seconds; the rest is folded. */
const atOnce = 5;

/** What to know before speaking, the most important first. */
export function Know({ brief, zone, today, addNote, answerNeed }: Props) {
  const { knowledge, id } = brief.facts;
  const lines = [
    ...knownLines(knowledge, { today, answer: answerNeed }),
    ...advocacyLines(id, brief.facts.advocacy),
    ...otherLines(brief, zone),
    intentLine(knowledge, "staying"),
  ].filter((line) => line !== null);
  return (
    <Section
      title="Know"
      aside={<Link href={`/customers/${id}/know`}>{addNote ? "Add or change" : "All that is known"}</Link>}
    >
      <ul className="small">
        {lines.slice(0, atOnce)}
        {lines.length === 0 ? (
          <Line>
            <Quiet>Nothing noted yet.</Quiet>
          </Line>
        ) : null}
      </ul>
      {lines.length > atOnce ? (
        <Disclosure summary={`${lines.length - atOnce} more`}>
          <ul className="small">{lines.slice(atOnce)}</ul>
        </Disclosure>
      ) : null}
      {addNote ? <NewNote customerId={id} action={addNote} /> : null}
      <p className="small border-line border-t py-2">
        <Link href={`/customers/${id}/advocacy`}>
          {addNote ? "Note a referral, praise or a story" : "What they did for us"}
        </Link>
      </p>
    </Section>
  );
}

/** Who belongs here, the notes, and what is held. */
function otherLines({ facts, contentHeld }: Props["brief"], zone: string): ReactNode[] {
  const held = contentHeld.map((reason) => holdWords[reason]).join(", ");
  return [
    held ? (
      <Line key="held">
        Promotional content held <Quiet>· {held}</Quiet>
      </Line>
    ) : null,
    ...facts.speaksFor.map((kin) => <KinLine key={kin.id} before="Speaks for" kin={kin} />),
    ...facts.representatives.map((kin) => <KinLine key={kin.id} before={null} kin={kin} />),
    ...facts.notes.map((note) => <NoteLine key={note.id} note={note} zone={zone} />),
    ...facts.sharers.map((sharer) => <SharerLine key={sharer.id + sharer.channel} sharer={sharer} />),
  ];
}

function NewNote({ customerId, action }: { customerId: string; action: FormAction }) {
  return (
    <Form action={action} hidden={{ customerId }} label="Add a note" className="border-line border-t pt-1.5">
      <FormDisclosure summary="Add a note">
        <div className="grid gap-2">
          <FormMessage />
          <Field name="words" label="What a colleague should know">
            <Textarea rows={2} />
          </Field>
          <div>
            <SubmitButton size="small">Keep the note</SubmitButton>
          </div>
        </div>
      </FormDisclosure>
    </Form>
  );
}
