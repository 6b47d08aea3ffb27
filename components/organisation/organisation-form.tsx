import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { type PlaceChoices, PlaceFields } from "./place-fields";

type Settings = {
  name: string;
  zone: string;
  country: string;
  currency: string;
  sessionIdleMinutes: number;
};

type Props = { action: FormAction; settings: Settings; choices: PlaceChoices };

/** What holds for everybody who has not stated their own. */
export function OrganisationForm({ action, settings, choices }: Props) {
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
        <h2 className="font-semibold text-sm">Signing in</h2>
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
