import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { minorDigitsOf } from "@/server/domain/amount";
import { type PlaceChoices, PlaceFields } from "./place-fields";

type Settings = {
  name: string;
  zone: string;
  country: string;
  currency: string;
  heavyShare: number;
  heavyValueMinor: number | null;
  sessionIdleMinutes: number;
};

type Props = { action: FormAction; settings: Settings; choices: PlaceChoices };

/** What holds for everybody who has not stated their own. */
export function OrganisationForm({ action, settings, choices }: Props) {
  const digits = minorDigitsOf(settings.currency);
  const heavyValue = settings.heavyValueMinor === null ? "" : (settings.heavyValueMinor / 10 ** digits).toFixed(digits);
  return (
    <Form action={action} label="Organisation" className="grid gap-8 pt-1 md:grid-cols-2 md:gap-x-16">
      <div className="grid content-start gap-4">
        <FormMessage />
        <Field name="name" label="Name" required>
          <Input defaultValue={settings.name} autoComplete="organization" />
        </Field>
        <PlaceFields choices={choices} given={settings} />
      </div>
      <div className="grid content-start gap-4">
        <h2 className="font-semibold text-sm">Heavy decisions</h2>
        <p className="-mt-2 text-ink-2">
          A decision goes to the CX board when it cannot be taken back, harms customers or meets dissent, and when it
          touches more than this.
        </p>
        <Field name="heavyShare" label="Share of all customers, per cent" required>
          <Input
            inputMode="decimal"
            defaultValue={String(+(settings.heavyShare * 100).toFixed(2))}
            className="max-w-32"
          />
        </Field>
        <Field
          name="heavyValue"
          label={`Value of the customers it touches, in ${settings.currency}`}
          hint="Leave it empty for no such limit."
          optional
        >
          <Input inputMode="decimal" defaultValue={heavyValue} className="max-w-48" />
        </Field>
        <h2 className="mt-3 font-semibold text-sm">Signing in</h2>
        <Field
          name="sessionIdleMinutes"
          label="Minutes after which a session left alone is over"
          hint="Every session ends after twelve hours at the latest."
          required
        >
          <Input type="number" min={5} max={720} defaultValue={settings.sessionIdleMinutes} className="max-w-32" />
        </Field>
        <div className="mt-3">
          <SubmitButton>Save</SubmitButton>
        </div>
      </div>
    </Form>
  );
}
