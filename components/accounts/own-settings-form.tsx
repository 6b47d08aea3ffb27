import { HoursFields } from "@/components/settings/hours-fields";
import { LongSelect } from "@/components/settings/long-select";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import type { WorkingHours } from "@/server/domain/working-hours";

type Props = {
  action: FormAction;
  own: { zone: string | null; hours: WorkingHours | null; keysOff: boolean };
  zones: string;
  organisation: { zone: string; hours: WorkingHours };
};

/** Where and when I work, and whether single keys act. */
export function OwnSettingsForm({ action, own, zones, organisation }: Props) {
  return (
    <Form action={action} label="Where and when I work" className="grid max-w-[30rem] gap-5 pt-2">
      <FormMessage />
      <Field name="zone" label="Time zone" hint="All times are shown on this clock.">
        <LongSelect
          choices={zones}
          blank={`As the organisation (${organisation.zone})`}
          defaultValue={own.zone ?? ""}
        />
      </Field>
      <HoursFields
        hours={own.hours}
        otherwise={organisation.hours}
        hint="Like 9:00–12:30, 13:15–17:00. Promises you make are due within them. Leave all empty to work the organisation's hours."
      />
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
