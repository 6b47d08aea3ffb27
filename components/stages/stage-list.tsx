"use client";

import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";

type Stage = { key: string; words: string; isOffered: boolean };
type Acts = { rename: FormAction; move: FormAction; offer: FormAction };

/** The stages in their order, each to be said in other words, moved, or no longer offered. */
export function StageList({ stages, acts }: { stages: readonly Stage[]; acts: Acts }) {
  const offered = stages.filter(({ isOffered }) => isOffered);
  const retired = stages.filter(({ isOffered }) => !isOffered);
  return (
    <>
      <Section title="Offered, in this order">
        <ol>
          {offered.map((stage, index) => (
            <Line key={stage.key} stage={stage} acts={acts} first={index === 0} last={index === offered.length - 1} />
          ))}
        </ol>
      </Section>
      {retired.length > 0 ? (
        <Section title="No longer offered" ruled>
          <p className="small text-ink-3">What was recorded with them keeps its words.</p>
          <ul>
            {retired.map((stage) => (
              <Line key={stage.key} stage={stage} acts={acts} first last />
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

type LineProps = { stage: Stage; acts: Acts; first: boolean; last: boolean };

function Line({ stage: { key, words, isOffered }, acts, first, last }: LineProps) {
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-t py-2">
      <Form
        action={acts.rename}
        hidden={{ key }}
        initial={{ words }}
        label={`Say “${words}” in other words`}
        className="flex min-w-60 flex-1 items-start gap-2"
      >
        <Field name="words" label={<span className="sr-only">{`Words of “${words}”`}</span>} className="flex-1">
          <Input maxLength={80} dir="auto" />
        </Field>
        <SubmitButton look="plain" className="mt-1">
          Save
        </SubmitButton>
        <FormMessage />
      </Form>
      <div className="mt-1 grid w-60 grid-cols-[3.5rem_4.5rem_1fr] gap-1">
        {first ? (
          <span />
        ) : (
          <Press action={acts.move} hidden={{ key, to: "up" }} label={`“${words}” further up`} words="Up" />
        )}
        {last ? (
          <span />
        ) : (
          <Press action={acts.move} hidden={{ key, to: "down" }} label={`“${words}” further down`} words="Down" />
        )}
        <Press
          action={acts.offer}
          hidden={{ key, offered: isOffered ? "no" : "yes" }}
          label={isOffered ? `Offer “${words}” no longer` : `Offer “${words}” again`}
          words={isOffered ? "No longer" : "Offer again"}
        />
      </div>
    </li>
  );
}

type PressProps = { action: FormAction; hidden: Record<string, string>; label: string; words: string };

function Press({ action, hidden, label, words }: PressProps) {
  return (
    <Form action={action} hidden={hidden} label={label}>
      <SubmitButton look="quiet" aria-label={label}>
        {words}
      </SubmitButton>
      <FormMessage />
    </Form>
  );
}

/** One more stage, at the end. */
export function NewStage({ action }: { action: FormAction }) {
  return (
    <Section title="One more stage" ruled>
      <Form action={action} className="grid max-w-md gap-3 pt-2" label="Add a stage">
        <FormMessage />
        <Field
          name="words"
          label="In the customer’s words"
          hint="What they would say they are doing: “Moving house”."
          required
        >
          <Input maxLength={80} dir="auto" />
        </Field>
        <div>
          <SubmitButton>Add it</SubmitButton>
        </div>
      </Form>
    </Section>
  );
}
