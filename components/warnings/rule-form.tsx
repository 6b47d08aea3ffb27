import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { WarningRuleVersion } from "@/server/warnings/queries";
import { warningKindWords } from "./words";

/** One rule, to be set anew with the reason; the earlier version keeps what it fired for. */
export function RuleForm({ action, rule }: { action: FormAction; rule: WarningRuleVersion }) {
  const name = warningKindWords[rule.kind];
  return (
    <Form action={action} hidden={{ kind: rule.kind }} label={`Change the rule “${name}”`}>
      <FormDisclosure summary={`Change “${name}”`}>
        <div className="grid max-w-xl gap-4 pb-3">
          <FormMessage />
          <Numbers rule={rule} />
          <Checkbox name="isOn" label="Switched on" defaultChecked={rule.isOn} />
          <Field name="reason" label="Why" hint="It stands beside the rule, with your name." required>
            <Textarea rows={2} />
          </Field>
          <div>
            <SubmitButton>Set this rule</SubmitButton>
          </div>
        </div>
      </FormDisclosure>
    </Form>
  );
}

function Numbers({ rule }: { rule: WarningRuleVersion }) {
  if (rule.kind !== "lapse") {
    const label =
      rule.kind === "broken_promise" ? "Broken in the last so many days" : "Open for more than so many days";
    return (
      <Field name="days" label={label} required>
        <Input inputMode="numeric" className="max-w-24" defaultValue={String(rule.days)} />
      </Field>
    );
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field name="factor" label="Times their usual gap" hint="Known from three gaps on." required>
        <Input inputMode="decimal" className="max-w-24" defaultValue={String(rule.factor)} />
      </Field>
      <Field name="share" label="Percent of the lapse threshold" hint="Whichever comes first." required>
        <Input inputMode="numeric" className="max-w-24" defaultValue={String(rule.share)} />
      </Field>
    </div>
  );
}
