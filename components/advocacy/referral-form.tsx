"use client";

import { channelWords } from "@/components/contacts/contact-words";
import { formatMoment } from "@/components/format/time";
import { Field } from "@/components/ui/field";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { AdvocacyPage } from "@/server/advocacy/queries/page";
import { tellerWords } from "./words";

type Props = {
  customer: Pick<AdvocacyPage, "id" | "contacts">;
  side: "sent" | "came";
  /** Null: not a customer we know yet; then a name or a number is asked for. */
  other: { id: string; name: string } | null;
  now: Date;
  zone: string;
  action: FormAction;
};

/** Who sent whom, who told us, and when. */
export function ReferralForm({ customer, side, other, now, zone, action }: Props) {
  const hidden = { customerId: customer.id, side, ...(other ? { otherId: other.id } : {}) };
  return (
    <Form action={action} hidden={hidden} label="Note a referral" className="grid max-w-xl gap-4">
      <FormMessage />
      {other ? null : (
        <div className="grid items-start gap-3 md:grid-cols-2">
          <Field name="name" label="Their name, as far as it was told">
            <Input dir="auto" autoComplete="off" placeholder="her sister Ngozi" maxLength={300} />
          </Field>
          <Field name="handle" label="A number or address" optional>
            <Input autoComplete="off" maxLength={200} />
          </Field>
        </div>
      )}
      <div className="grid items-start gap-3 md:grid-cols-2">
        <Field name="teller" label="Who told us?" required>
          <Select options={tellers(customer.contacts, side, now, zone)} />
        </Field>
        <Field name="referredOn" label="When did they send them?" optional hint="Left empty: today.">
          <Input type="date" />
        </Field>
      </div>
      <Field name="words" label="In their words" optional>
        <Textarea rows={2} dir="auto" said />
      </Field>
      <div>
        <SubmitButton>Note the referral</SubmitButton>
      </div>
    </Form>
  );
}

/** The customer of this page first; a conversation with them says it best. */
function tellers(contacts: AdvocacyPage["contacts"], side: Props["side"], now: Date, zone: string) {
  const words = { ...tellerWords, [side === "sent" ? "referrer" : "referred"]: "They told us" };
  const [first, ...others] = (
    side === "sent"
      ? (["referrer", "referred", "somebody_else"] as const)
      : (["referred", "referrer", "somebody_else"] as const)
  ).map((value) => ({ value, label: words[value] }));
  const said = contacts.map(({ id, at, channel }) => ({
    value: `contact:${id}`,
    label: `They said so: ${channelWords[channel].toLowerCase()}, ${formatMoment(new Date(at), now, zone)}`,
  }));
  return [...(first ? [first] : []), ...said, ...others];
}
