"use client";

import type { ReactNode } from "react";
import { formatDay, wallClock } from "@/components/format/time";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { Brief } from "@/server/customers/queries/brief";
import type { Kin, Note, Sharer } from "@/server/customers/queries/facts";
import { holdWords, sharedWords } from "./words";

type Props = {
  brief: Pick<Brief, "facts" | "contentHeld">;
  zone: string;
  /** Null: the reader may not edit. */
  addNote: FormAction | null;
};

/** What to know before speaking. */
export function Know({ brief, zone, addNote }: Props) {
  const { notes, sharers, representatives, speaksFor, id } = brief.facts;
  const held = brief.contentHeld;
  const isEmpty = notes.length + sharers.length + representatives.length + speaksFor.length + held.length === 0;
  return (
    <Section title="Know">
      <ul className="small">
        {speaksFor.map((kin) => (
          <KinLine key={kin.id} before="Speaks for" kin={kin} />
        ))}
        {representatives.map((kin) => (
          <KinLine key={kin.id} before={null} kin={kin} />
        ))}
        {notes.map((note) => (
          <NoteLine key={note.id} note={note} zone={zone} />
        ))}
        {sharers.map((sharer) => (
          <SharerLine key={sharer.id + sharer.channel} sharer={sharer} />
        ))}
        {held.length > 0 ? (
          <Line>
            Promotional content held <Quiet>· {held.map((reason) => holdWords[reason]).join(", ")}</Quiet>
          </Line>
        ) : null}
        {isEmpty ? (
          <Line>
            <Quiet>Nothing noted yet.</Quiet>
          </Line>
        ) : null}
      </ul>
      {addNote ? <NewNote customerId={id} action={addNote} /> : null}
    </Section>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <li className="border-line border-t py-[0.4375rem]">{children}</li>;
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className="text-ink-3">{children}</span>;
}

function KinLine({ before, kin }: { before: string | null; kin: Kin }) {
  return (
    <Line>
      {before ? `${before} ` : null}
      <Link href={`/customers/${kin.id}`}>
        <bdi>{kin.name}</bdi>
      </Link>
      {before ? null : " speaks for them"}
      {kin.position ? <Quiet> · {kin.position}</Quiet> : null}
    </Line>
  );
}

function SharerLine({ sharer }: { sharer: Sharer }) {
  return (
    <Line>
      <Link href={`/customers/${sharer.id}`}>
        <bdi>{sharer.name}</bdi>
      </Link>{" "}
      <Quiet>· {sharedWords[sharer.channel]}</Quiet>
    </Line>
  );
}

function NoteLine({ note, zone }: { note: Note; zone: string }) {
  return (
    <Line>
      <bdi className="whitespace-pre-line">{note.words}</bdi>{" "}
      <Quiet>
        · {note.by}, {formatDay(wallClock(new Date(note.recordedAt), zone).on, "month")}
      </Quiet>
    </Line>
  );
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
