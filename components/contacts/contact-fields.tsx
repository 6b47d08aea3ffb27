"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { causeWords, channelWords, feelingWords, optionsOf, stageWords } from "./contact-words";

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

/** What makes a contact tell more: all of it may stay unknown. */
export function CircumstanceFields() {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field name="feeling" label="How they felt" optional>
        <Select blank="not known" options={optionsOf(feelingWords)} />
      </Field>
      <Field name="cause" label="What it was about" optional>
        <Select blank="not said" options={optionsOf(causeWords)} />
      </Field>
      <Field name="stage" label="Where they are" optional>
        <Select blank="not said" options={optionsOf(stageWords)} />
      </Field>
      <Field name="happened" label="When, if not just now" optional>
        <Input type="datetime-local" />
      </Field>
    </div>
  );
}
