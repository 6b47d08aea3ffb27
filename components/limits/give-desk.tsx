import type { ComponentProps } from "react";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import type { Desk } from "@/server/goodwill/queries/desk";
import { GoodwillForm } from "./goodwill-form";

type Props = Omit<ComponentProps<typeof GoodwillForm>, "desk"> & { desk: Desk };

/** The form, or what has to be there before anything can be given. */
export function GiveDesk({ desk: { limits, ...desk }, ...rest }: Props) {
  if (limits === null)
    return (
      <EmptyState title="The board has not set any limits yet.">
        Until it says how far the front line and managers may go, nothing can be given here.
      </EmptyState>
    );
  if (desk.cases.length === 0)
    return (
      <EmptyState
        title="There is nothing to give it for yet."
        action={<LinkButton href={`/customers/${rest.customerId}/contact`}>Log a contact</LinkButton>}
      >
        Goodwill is given for an issue, a contact or a promise of the last sixty days.
      </EmptyState>
    );
  return <GoodwillForm {...rest} desk={{ ...desk, limits }} />;
}
