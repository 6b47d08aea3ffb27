"use client";

import { optionsOf } from "@/components/contacts/contact-words";
import { formatDay } from "@/components/format/time";
import { Field } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import type { KnownStep } from "@/server/knowledge/queries/of";
import type { KnowledgePage } from "@/server/knowledge/queries/page";
import { AddForm } from "./add-form";
import { Before, Entry, Nothing, TakeBack } from "./entry";
import { type Told, ToldFields } from "./told-fields";
import { learnedWords, lifecycleWords } from "./words";

type Acts = { record: FormAction; withdraw: FormAction };

/** Onboarding, delivery, renewal: steps with their days. */
export function LifecycleSection({
  page: { id, steps, past },
  told,
  acts,
}: {
  page: KnowledgePage;
  told: Told;
  acts: Acts | null;
}) {
  return (
    <Section id="lifecycle" title="Steps with us">
      <ul>
        {steps.map((step) => (
          <Entry
            key={step.id}
            aside={`${learnedWords(step, "long")}, noted by ${step.by}`}
            act={
              acts ? <TakeBack action={acts.withdraw} hidden={{ stepId: step.id }} what={stepName(step)} /> : undefined
            }
          >
            <StepWords step={step} />
          </Entry>
        ))}
        {steps.length === 0 ? <Nothing>No step recorded.</Nothing> : null}
      </ul>
      <Before count={past.lifecycle.length}>
        {past.lifecycle.map((step) => (
          <Entry key={step.id} aside={`taken back by ${step.withdrawnBy}`}>
            <StepWords step={step} />
          </Entry>
        ))}
      </Before>
      {acts ? (
        <AddForm action={acts.record} title="Record a step" button="Record it" hidden={{ customerId: id }}>
          <div className="grid items-start gap-3 md:grid-cols-2">
            <Field name="kind" label="Which step?">
              <Select options={optionsOf(lifecycleWords)} />
            </Field>
            <Field name="happenedOn" label="Day" required hint="A renewal due may lie ahead.">
              <Input type="date" />
            </Field>
          </div>
          <Field name="words" label="What" optional>
            <Input dir="auto" autoComplete="off" placeholder="annual cover" maxLength={300} />
          </Field>
          <ToldFields {...told} />
        </AddForm>
      ) : null}
    </Section>
  );
}

function stepName({ kind, on }: KnownStep): string {
  return `${lifecycleWords[kind]}, ${formatDay(on)}`;
}

function StepWords({ step }: { step: KnownStep }) {
  return (
    <>
      {stepName(step)}
      {step.words ? (
        <span className="text-ink-2">
          {" "}
          · <bdi>{step.words}</bdi>
        </span>
      ) : null}
    </>
  );
}
