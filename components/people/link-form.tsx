"use client";

import { Moment } from "@/components/format/moment";
import { controlClass } from "@/components/ui/classes";
import { Form, type FormAction } from "@/components/ui/form";
import { useTyped } from "@/components/ui/form-context";
import { FormMessage } from "@/components/ui/form-message";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";

type Props = {
  action: FormAction;
  person: { id: string; name: string };
  hasPassword: boolean;
  linkUntil: Date | null;
  now: Date;
  zone: string;
};

/** A one-time link with which somebody chooses their password. It is shown in this one answer and nowhere else. */
export function LinkForm({ action, person, hasPassword, linkUntil, now, zone }: Props) {
  return (
    <Form action={action} hidden={{ personId: person.id }} label="Password link" className="grid gap-3 pt-1">
      <FormMessage label="No link made" />
      <p className="text-ink-2">
        {hasPassword ? "Has a password. " : "Has not chosen a password yet. "}
        {linkUntil ? (
          <>
            A link waits until <Moment at={linkUntil} now={now} zone={zone} show="absolute" />; a new one ends it.
          </>
        ) : null}
      </p>
      <MadeLink name={person.name} />
      <div>
        <SubmitButton look="plain" pending="Making it…">
          {hasPassword ? "Make a link for a new password" : "Make a link to choose a password"}
        </SubmitButton>
      </div>
    </Form>
  );
}

function MadeLink({ name }: { name: string }) {
  const [link] = useTyped("link");
  if (!link) return null;
  return (
    <Notice tone="kept" label="Shown this once">
      <input readOnly value={link} aria-label={`Link for ${name}`} className={`${controlClass} num mt-1 h-9`} />
      <p className="small mt-1.5">
        Give it to {name} yourself: whoever has it chooses the password. It works once and for one day.
      </p>
    </Notice>
  );
}
