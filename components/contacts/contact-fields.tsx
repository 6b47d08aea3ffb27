"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { causeWords, channelWords, feelingWords, optionsOf } from "./contact-words";

/** A journey stage in the customer's words; its key is sent, not shown. */
export type StageChoice = { key: string; words: string; isOffered: boolean };

/** The two that are required: how, and what was said. */
export function ConversationFields() {
  return (
    <>
      <Field name="words" label="What was said" required>
        <Textarea rows={4} dir="auto" autoFocus />
      </Field>
      <div className="grid gap-4 md:grid-cols-2">
        <Field name="channel" label="Channel" required>
          <Select options={optionsOf(channelWords)} />
        </Field>
        <Field name="direction" label="Who began it" group>
          <RadioGroup
            inline
            defaultValue="in"
            options={[
              { value: "in", label: "They did" },
              { value: "out", label: "We did" },
            ]}
          />
        </Field>
      </div>
    </>
  );
}

const yesOrNo = [
  { value: "yes", label: "yes" },
  { value: "no", label: "no" },
];

/** What makes a contact tell more: all of it may stay unknown. */
export function CircumstanceFields({ stages, stage }: { stages: readonly StageChoice[]; stage?: string | null }) {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <TellingFields stages={stages} stage={stage ?? null} />
      <Field name="avoidable" label="Could it have been avoided" optional>
        <Select blank="not judged" options={yesOrNo} />
      </Field>
      <Field name="triedSelfService" label="Had they tried it themselves" optional>
        <Select blank="not asked" options={yesOrNo} />
      </Field>
      <Field name="selfServiceFailed" label="Where that failed" optional>
        <Input maxLength={200} dir="auto" />
      </Field>
    </div>
  );
}

/** How they felt, what about, where they are and when: of conversations and of feedback. */
export function TellingFields({ stages, stage }: { stages: readonly StageChoice[]; stage: string | null }) {
  return (
    <>
      <Field name="feeling" label="How they felt" optional>
        <Select blank="not known" options={optionsOf(feelingWords)} />
      </Field>
      <Field name="cause" label="What it was about" optional>
        <Select blank="not said" options={optionsOf(causeWords)} />
      </Field>
      <Field name="stage" label="Where they are" optional>
        <Select blank="not said" options={stageOptions(stages, stage)} />
      </Field>
      <Field name="happened" label="When, if not just now" optional>
        <Input type="datetime-local" />
      </Field>
    </>
  );
}

/** The stages that are offered, and the one that stands there already. */
function stageOptions(stages: readonly StageChoice[], stage: string | null) {
  return stages
    .filter(({ key, isOffered }) => isOffered || key === stage)
    .map(({ key, words }) => ({ value: key, label: words }));
}
