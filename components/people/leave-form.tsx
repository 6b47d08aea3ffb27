import { Form, type FormAction } from "@/components/ui/form";
import { FormDisclosure } from "@/components/ui/form-disclosure";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";

/** Deactivates somebody, after saying what that does. It can be undone. */
export function LeaveForm({ action, person }: { action: FormAction; person: { id: string; name: string } }) {
  return (
    <Form action={action} hidden={{ personId: person.id }} label="Deactivate">
      <FormDisclosure summary={`${person.name} leaves…`} className="[&>div]:grid [&>div]:gap-3">
        <FormMessage label="Not deactivated" />
        <p className="max-w-prose text-ink-2">
          Every browser is signed out at once and no password works any more. Appointments end. What they said, promised
          and decided stays under their name. Promises they own stay theirs until somebody takes them over.
        </p>
        <div>
          <SubmitButton look="danger" pending="Deactivating…">
            Deactivate
          </SubmitButton>
        </div>
      </FormDisclosure>
    </Form>
  );
}
