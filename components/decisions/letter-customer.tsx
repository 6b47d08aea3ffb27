"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import {
  affectedWays,
  affectsWords,
  axes,
  evidenceKinds,
  evidenceWords,
  gates,
  gateWords,
} from "@/server/domain/decision-words";
import type { SegmentChoice } from "@/server/domain/segment";
import { AxisField } from "./axis-field";
import { LetterPart } from "./letter-part";
import { SegmentFields } from "./segment-fields";

const gateOptions = gates.map((gate) => ({ value: gate, label: gateWords[gate] }));
const affectsOptions = affectedWays.map((way) => ({ value: way, label: affectsWords[way] }));
const kindOptions = evidenceKinds.map((kind) => ({ value: kind, label: evidenceWords[kind] }));
const basisOptions = [
  { value: "evidence", label: "Somebody said or showed it" },
  { value: "assumption", label: "We assume it" },
];

/** The statement: the decision from the customer's side. It comes first. */
export function LetterCustomer({ segments }: { segments: readonly SegmentChoice[] }) {
  return (
    <LetterPart title="From the customer’s side">
      <Field name="job" label="What is the customer trying to do?">
        <Textarea said rows={2} placeholder="Buy something out of the ordinary without being suspected." />
      </Field>
      <Field
        name="view"
        label="What does this mean for them, in their own words?"
        hint="Write as the customer would say it: “I …”. No product codes, none of our own terms."
      >
        <Textarea said rows={5} placeholder="When I buy something out of the ordinary, …" />
      </Field>
      <Field name="gate" label="All in all, it" group>
        <RadioGroup options={gateOptions} inline />
      </Field>
      <div>
        <p className="mb-1 font-medium text-sm">What changes for them</p>
        {axes.map((axis) => (
          <AxisField key={axis} axis={axis} />
        ))}
      </div>
      <Affected segments={segments} />
      <Field name="worstOff" label="Who comes off worst?" hint="Think of customers in vulnerable circumstances.">
        <Textarea rows={2} />
      </Field>
      {/* Asked only where something gets worse; the style sheet knows, so it needs no script. */}
      <div className="hidden group-has-[input[value='-1']:checked]/letter:block group-has-[input[value='-2']:checked]/letter:block">
        <Field name="mitigation" label="What makes it easier for those who come off worse?">
          <Textarea rows={2} />
        </Field>
      </div>
      <Evidence />
    </LetterPart>
  );
}

function Affected({ segments }: { segments: readonly SegmentChoice[] }) {
  return (
    <div className="group/affects grid gap-4">
      <Field name="affects" label="Customers are affected" group>
        <RadioGroup options={affectsOptions} inline />
      </Field>
      <div className="group-has-[input[name=affects][value=none]:checked]/affects:hidden">
        <SegmentFields segments={segments} />
      </div>
      <div className="hidden group-has-[input[name=affects][value=none]:checked]/affects:block">
        <Field name="noneReason" label="Why is no customer affected, not even indirectly?">
          <Textarea rows={3} />
        </Field>
      </div>
    </div>
  );
}

function Evidence() {
  return (
    <div className="group/basis grid gap-4">
      <Field name="evidenceBasis" label="How do we know?" group>
        <RadioGroup options={basisOptions} inline />
      </Field>
      <div className="hidden gap-4 group-has-[input[value=evidence]:checked]/basis:grid md:grid-cols-[11rem_minmax(0,1fr)]">
        <Field name="evidence.0.kind" label="Where it comes from">
          <Select options={kindOptions} />
        </Field>
        <Field name="evidence.0.words" label="What was said, word for word" hint="And when: “Complaint, 11 June: …”">
          <Textarea said rows={2} />
        </Field>
      </div>
      <div className="group-has-[input[value=evidence]:checked]/basis:hidden">
        <Field name="evidenceGap" label="What do we not know?">
          <Input />
        </Field>
      </div>
    </div>
  );
}
