import { type PlaceChoices, PlaceFields } from "@/components/organisation/place-fields";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { passwordLeast } from "@/server/domain/password";

/** The first account and the organisation. */
export function SetUpForm({ action, token, choices }: { action: FormAction; token: string; choices: PlaceChoices }) {
  return (
    <Form action={action} hidden={{ token }} label="Set up" className="grid gap-8">
      <FormMessage label="Not set up yet" />
      <fieldset className="grid min-w-0 gap-4">
        <legend className="mb-3 p-0 font-semibold text-sm">You</legend>
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="name" label="Your name" required>
            <Input autoComplete="name" />
          </Field>
          <Field name="department" label="Your department" hint="The first one; more come later." required>
            <Input placeholder="Service" autoComplete="off" />
          </Field>
          <Field name="email" label="E-mail" hint="You sign in with it. No mail is sent." required>
            <Input type="email" autoComplete="username" />
          </Field>
          <Field name="newPassword" label="Password" hint={`At least ${passwordLeast} characters.`} required>
            <Input type="password" autoComplete="new-password" />
          </Field>
        </div>
      </fieldset>
      <fieldset className="grid min-w-0 gap-4">
        <legend className="mb-3 p-0 font-semibold text-sm">Your organisation</legend>
        <Field name="organisationName" label="Its name" required>
          <Input autoComplete="organization" />
        </Field>
        <PlaceFields choices={choices} />
      </fieldset>
      <div>
        <SubmitButton pending="Setting up…">Begin</SubmitButton>
        <p className="small mt-3 text-ink-3">
          You will be administrator and manager, and can hand either on. Working hours start as Monday to Friday, 9:00
          to 17:30; everything here can be changed under Settings.
        </p>
      </div>
    </Form>
  );
}
