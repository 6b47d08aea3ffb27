import { LongSelect } from "@/components/settings/long-select";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  action: FormAction;
  own: { zone: string | null; keysOff: boolean };
  zones: string;
  organisation: { zone: string };
};

/** Whose clock I read, and whether single keys act. */
export function OwnSettingsForm({ action, own, zones, organisation }: Props) {
  return (
    <Form action={action} label="Clock and keys" className="grid max-w-[30rem] gap-5 pt-2">
      <FormMessage />
      <Field name="zone" label="Time zone" hint="All times are shown on this clock, and your own hours run by it.">
        <LongSelect
          choices={zones}
          blank={`As the organisation (${organisation.zone})`}
          defaultValue={own.zone ?? ""}
        />
      </Field>
      <Checkbox
        name="keysOff"
        label="Switch single-key shortcuts off"
        hint="For speech input and for fingers that rest on keys. Ctrl-K goes on working."
        defaultChecked={own.keysOff}
      />
      <div>
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  );
}
