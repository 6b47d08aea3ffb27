import { Checkbox, RadioGroup } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { writeAmount } from "@/server/domain/amount";
import { type ValueInputs, valueMethods } from "@/server/domain/value-method";
import { methodHints, methodWords } from "./words";

type Props = { action: FormAction; current: ValueInputs | undefined; currency: string };

const options = valueMethods.map((value) => ({ value, label: methodWords[value], hint: methodHints[value] }));

/** How value is found, with what went in last; a new version is set, nothing earlier is changed. */
export function MethodForm({ action, current, currency }: Props) {
  const amount = (minor: number | null | undefined) => (minor == null ? "" : writeAmount(minor, currency));
  const initial = {
    method: current?.method ?? "historic",
    horizonMonths: String(current?.horizonMonths ?? 12),
    discount: String(current?.discount ?? 0),
    margin: current?.margin == null ? "" : String(current.margin),
    winningCost: amount(current?.winningCostMinor),
    referralReward: amount(current?.referralRewardMinor),
    withOrganisations: current?.withOrganisations ? "on" : "",
  };
  return (
    <Form action={action} initial={initial} className="mt-2 grid max-w-xl gap-5">
      <FormMessage />
      <Field name="method" label="Method" group required>
        <RadioGroup options={options} />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="horizonMonths" label="Months ahead" hint="1 to 60." required>
          <Input inputMode="numeric" autoComplete="off" className="max-w-32" />
        </Field>
        <Field name="discount" label="Discount a year, %" hint="What money a year later is worth less." required>
          <Input inputMode="decimal" autoComplete="off" className="max-w-32" />
        </Field>
        <Field name="margin" label="Margin, %" hint="What is left of a sale. Empty: figures are revenue." optional>
          <Input inputMode="decimal" autoComplete="off" className="max-w-32" />
        </Field>
        <Field name="winningCost" label={`Cost of winning a customer, ${currency}`} optional>
          <Input inputMode="decimal" autoComplete="off" className="max-w-32" />
        </Field>
        <Field name="referralReward" label={`Reward for a referral, ${currency}`} optional>
          <Input inputMode="decimal" autoComplete="off" className="max-w-32" />
        </Field>
      </div>
      <Checkbox
        name="withOrganisations"
        label="Organisations too"
        hint="Only if they buy as persons do: a contract is not bought at random times."
      />
      <Field name="reason" label="Why" hint="It stands beside the figures, with your name." required>
        <Textarea rows={3} />
      </Field>
      <div>
        <SubmitButton>Set the method</SubmitButton>
      </div>
    </Form>
  );
}
