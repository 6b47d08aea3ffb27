import { LinkButton } from "@/components/ui/button";
import { Form, type FormAction } from "@/components/ui/form";
import { FormMessage } from "@/components/ui/form-message";
import { EmptyState } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";

/** Customers may have bought, but nothing has been found of them. */
export function NotFoundYet({ find }: { find: FormAction | null }) {
  return (
    <EmptyState
      title="What customers are worth has not been found yet."
      action={
        find ? (
          <Form action={find} label="Find the values">
            <FormMessage />
            <SubmitButton>Find it now</SubmitButton>
          </Form>
        ) : null
      }
    >
      It is found in the background: once a month, and whenever the board sets a method. With very many customers it
      takes some minutes; open this page again then.
    </EmptyState>
  );
}

export function NobodyToValue() {
  return (
    <EmptyState
      title="Nobody had bought when this was found, so there is nobody to value."
      action={<LinkButton href="/settings/imports">Import customers and purchases</LinkButton>}
    >
      Values appear once customers have bought and their values have been found anew, at the latest in a month.
    </EmptyState>
  );
}
