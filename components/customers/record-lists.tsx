"use client";

import type { ReactNode } from "react";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Kin, Note } from "@/server/customers/queries/facts";

/** A line with one quiet act at its end. */
function LineWithAct({ children, act }: { children: ReactNode; act: ReactNode }) {
  return (
    <li className="flex items-start justify-between gap-x-4 border-line border-b py-1.5">
      <span className="min-w-0">{children}</span>
      {act}
    </li>
  );
}

type SpeakersProps = { organisationId: string; speakers: readonly Kin[]; end: FormAction };

/** The persons who speak for an organisation. */
export function Speakers({ organisationId, speakers, end }: SpeakersProps) {
  return (
    <Section
      title="Who speaks for them"
      aside={<Link href={`/customers/${organisationId}/speakers`}>Add somebody</Link>}
      ruled
    >
      <ul>
        {speakers.map(({ id, name, position }) => (
          <LineWithAct
            key={id}
            act={
              <Form
                action={end}
                hidden={{ organisationId, personId: id }}
                label={`${name} no longer speaks for them`}
                className="shrink-0"
              >
                <SubmitButton look="quiet" size="small" aria-label={`${name} no longer speaks for them`}>
                  No longer
                </SubmitButton>
                <FormMessage />
              </Form>
            }
          >
            <Link href={`/customers/${id}`}>
              <bdi>{name}</bdi>
            </Link>
            {position ? <span className="small text-ink-3"> · {position}</span> : null}
          </LineWithAct>
        ))}
        {speakers.length === 0 ? <li className="small py-1.5 text-ink-3">Nobody is known yet.</li> : null}
      </ul>
    </Section>
  );
}

/** The notes of the brief, to be taken off it. */
export function Notes({ notes, withdraw }: { notes: readonly Note[]; withdraw: FormAction }) {
  if (notes.length === 0) return null;
  return (
    <Section title="Notes" ruled>
      <ul>
        {notes.map(({ id, words, by }) => (
          <LineWithAct
            key={id}
            act={
              <Form
                action={withdraw}
                hidden={{ noteId: id }}
                label={`Note that no longer holds: ${words}`}
                className="shrink-0"
              >
                <SubmitButton look="quiet" size="small" aria-label={`No longer holds: ${words}`}>
                  No longer holds
                </SubmitButton>
                <FormMessage />
              </Form>
            }
          >
            <bdi className="whitespace-pre-line">{words}</bdi> <span className="small text-ink-3">· {by}</span>
          </LineWithAct>
        ))}
      </ul>
    </Section>
  );
}
