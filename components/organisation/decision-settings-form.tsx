import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { minorDigitsOf } from "@/server/domain/amount";

type Settings = { heavyShare: number; heavyValueMinor: number | null; proposalAnswerDays: number };
type Props = { action: FormAction; settings: Settings; currency: string };

/** A share as people type it: 0.025 is 2.5. */
export const percentOf = (share: number): string => String(+(share * 100).toFixed(2));

/** From when a decision goes to the board for its size, and how long a proposal may wait. */
export function DecisionSettingsForm({ action, settings, currency }: Props) {
  const digits = minorDigitsOf(currency);
  const value = settings.heavyValueMinor === null ? "" : (settings.heavyValueMinor / 10 ** digits).toFixed(digits);
  return (
    <Form action={action} label="Decisions" className="max-w-prose">
      <FormMessage />
      <Section title="Heavy for its size" ruled>
        <p className="mb-4 text-ink-2">
          A decision takes the heavy path when it cannot be taken back, harms customers, makes anything worse for them,
          meets dissent or is referred to the board. It does so for its size as well: when it goes beyond either of
          these.
        </p>
        <div className="grid gap-4">
          <Field
            name="heavyShare"
            label="Share of all customers, in per cent"
            hint="At 10, a decision that touches every ninth customer goes to the board, one that touches every tenth does not."
            required
          >
            <Input inputMode="decimal" defaultValue={percentOf(settings.heavyShare)} className="max-w-32" />
          </Field>
          <Field
            name="heavyValue"
            label={`What the customers it touches have bought, in ${currency}`}
            hint="All their purchases together. Leave it empty for no such limit."
            optional
          >
            <Input inputMode="decimal" defaultValue={value} className="max-w-48" />
          </Field>
        </div>
      </Section>
      <Section title="Answering a proposal" ruled>
        <p className="mb-4 text-ink-2">
          Anybody may put a decision forward. Its decider answers: decides it, sends it back or rejects it. A new
          version does not put the day off.
        </p>
        <Field name="proposalAnswerDays" label="Days to answer a proposal" required>
          <Input type="number" min={1} max={90} defaultValue={settings.proposalAnswerDays} className="max-w-32" />
        </Field>
      </Section>
      <p className="small mb-4 text-ink-3">
        What has been put forward keeps what held on its day: raising a limit makes nothing lighter, and no answer is
        put off.
      </p>
      <SubmitButton>Save</SubmitButton>
    </Form>
  );
}
