"use client";

import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { affectedWays, affectsWords, axes, gates, gateWords } from "@/server/domain/decision-words";
import type { SegmentChoice } from "@/server/domain/segment";
import { AxisField } from "./axis-field";
import { EvidencePicker } from "./evidence-picker";
import { LetterHint } from "./letter-hint";
import { LetterPart } from "./letter-part";
import { MoreLines } from "./more-lines";
import { SegmentFields } from "./segment-fields";
import { StopFields } from "./stop-fields";

const gateOptions = gates.map((gate) => ({ value: gate, label: gateWords[gate] }));
const affectsOptions = affectedWays.map((way) => ({ value: way, label: affectsWords[way] }));
const basisOptions = [
  { value: "evidence", label: "Somebody said or showed it" },
  { value: "assumption", label: "We assume it" },
];

type Props = { segments: readonly SegmentChoice[]; currency: string };

/** The statement: the decision from the customer's side. It comes first. */
export function LetterCustomer({ segments, currency }: Props) {
  return (
    <LetterPart title="From the customer’s side">
      <Field name="job" label="What is the customer trying to do?">
        <Textarea said rows={2} dir="auto" placeholder="Buy something out of the ordinary without being suspected." />
      </Field>
      <div>
        <Field
          name="view"
          label="What does this mean for them, in their own words?"
          hint="Write as the customer would say it: “I …”. No product codes, none of our own terms."
        >
          <Textarea said rows={5} dir="auto" placeholder="When I buy something out of the ordinary, …" />
        </Field>
        <LetterHint field="view" />
      </div>
      <Field name="gate" label="All in all, it" group>
        <RadioGroup options={gateOptions} inline />
      </Field>
      <div>
        <p className="mb-1 font-medium text-sm">What changes for them</p>
        {axes.map((axis) => (
          <AxisField key={axis} axis={axis} />
        ))}
        <LetterHint field="axes" />
      </div>
      <StopFields />
      <Affected segments={segments} currency={currency} />
      <div>
        <Field name="worstOff" label="Who comes off worst?" hint="Think of customers in vulnerable circumstances.">
          <Textarea rows={2} dir="auto" />
        </Field>
        <LetterHint field="worstOff" />
      </div>
      {/* Asked only where something gets worse; the style sheet knows, so it needs no script. */}
      <div className="hidden group-has-[input[value='-1']:checked]/letter:block group-has-[input[value='-2']:checked]/letter:block">
        <Field name="mitigation" label="What makes it easier for those who come off worse?">
          <Textarea rows={2} dir="auto" />
        </Field>
      </div>
      <Evidence />
    </LetterPart>
  );
}

function Affected({ segments, currency }: Props) {
  return (
    <div className="group/affects grid gap-4">
      <Field name="affects" label="Customers are affected" group>
        <RadioGroup options={affectsOptions} inline />
      </Field>
      <div className="group-has-[input[name=affects][value=none]:checked]/affects:hidden">
        <SegmentFields segments={segments} currency={currency} />
      </div>
      <div className="hidden group-has-[input[name=affects][value=none]:checked]/affects:block">
        <Field name="noneReason" label="Why is no customer affected, not even indirectly?">
          <Textarea rows={3} dir="auto" />
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
      <div className="hidden gap-4 group-has-[input[value=evidence]:checked]/basis:grid">
        <EvidencePicker index={0} />
        <MoreLines
          list="evidence"
          filledBy={["words", "refId"]}
          from={1}
          more="More evidence"
          line={(place) => <EvidencePicker key={place} index={place} />}
        />
      </div>
      <div className="group-has-[input[value=evidence]:checked]/basis:hidden">
        <Field name="evidenceGap" label="What do we not know?">
          <Input dir="auto" />
        </Field>
      </div>
    </div>
  );
}
