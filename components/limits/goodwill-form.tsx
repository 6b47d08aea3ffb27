"use client";

import { type FormEvent, useState } from "react";
import { formatMoney } from "@/components/format/amount";
import { RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { goodwillActs, limitsOf } from "@/server/domain/limit";
import type { Role } from "@/server/domain/permissions";
import type { Desk } from "@/server/goodwill/queries/desk";
import { ApproverField } from "./approver-field";
import { caseLines, caseOptions } from "./case-options";
import { actWords } from "./goodwill-words";
import { judge, type Typed, type Verdict } from "./judge";
import { VerdictLine } from "./verdict-line";

type Props = {
  action: FormAction;
  customerId: string;
  desk: Desk & { limits: NonNullable<Desk["limits"]> };
  roles: readonly Role[];
  now: Date;
  zone: string;
  /** What the form is opened for: "issue:<id>". */
  chosen: string | null;
};

/** More than this many choices drop down instead of standing there. */
const fewCases = 3;

/** What for, what, how much, why; and before it is sent, whether anybody has to be asked. */
export function GoodwillForm({ action, customerId, desk, roles, now, zone, chosen }: Props) {
  const [verdict, setVerdict] = useState<Verdict>({ kind: "unsaid" });
  const { currency } = desk.limits;
  const say = (event: FormEvent<HTMLDivElement>) => {
    const form = event.currentTarget.closest("form");
    if (form) setVerdict(judge(typedIn(new FormData(form)), desk, roles, now));
  };
  return (
    <Form action={action} hidden={{ customerId }} label="Give goodwill">
      {/* Only listens to what its fields say. */}
      <div className="grid gap-4" onInput={say}>
        <FormMessage />
        <CaseField desk={desk} zone={zone} chosen={chosen} />
        <Field name="act" label="What" group required>
          <RadioGroup inline options={actOptions(desk.limits, roles)} />
        </Field>
        <div className="grid gap-4 md:grid-cols-[9.5rem_1fr]">
          <Field name="amount" label={`How much, in ${currency}`} hint="Its cost, or its worth." required>
            <Input inputMode="decimal" autoComplete="off" className="num" />
          </Field>
          <Field name="words" label="What happened, and why this is right" required>
            <Textarea rows={2} dir="auto" />
          </Field>
        </div>
        <VerdictLine verdict={verdict} currency={currency} />
        <ApproverField verdict={verdict} approvers={desk.approvers} />
        <div>
          <SubmitButton>{verdict.kind === "above" ? "Ask for it" : "Give it"}</SubmitButton>
        </div>
      </div>
    </Form>
  );
}

function typedIn(data: FormData): Typed {
  const of = (name: string) => String(data.get(name) ?? "");
  return { case: of("case"), act: of("act"), amount: of("amount") };
}

function CaseField({ desk, zone, chosen }: Pick<Props, "desk" | "zone" | "chosen">) {
  const first = chosen ?? undefined;
  if (desk.cases.length <= fewCases)
    return (
      <Field name="case" label="For what" group required>
        <RadioGroup options={caseOptions(desk.cases, zone)} defaultValue={first} />
      </Field>
    );
  return (
    <Field name="case" label="For what" required>
      <Select options={caseLines(desk.cases, zone)} blank="Choose what it is for" defaultValue={first} />
    </Field>
  );
}

/** Each act with how far one may go by oneself. */
function actOptions({ limits, currency }: Props["desk"]["limits"], roles: readonly Role[]) {
  return goodwillActs.map((act) => {
    const [widest] = limitsOf(limits, roles, act);
    const far = widest ? `to ${formatMoney(widest.perCaseMinor, currency)}` : "if approved";
    return { value: act, label: actWords[act], hint: far };
  });
}
