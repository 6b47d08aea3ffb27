"use client";

import { createContext, type ReactNode, use } from "react";
import { Link } from "@/components/ui/link";

const MayPromise = createContext(false);

/** Around every page of the staff: whether its reader has the right to promise something to a customer. */
export function Promising({ may, children }: { may: boolean; children: ReactNode }) {
  return <MayPromise value={may}>{children}</MayPromise>;
}

/** A promise is one act away wherever a customer is on the screen. Nothing for whoever has not the right. */
export function PromiseLink({ customer }: { customer: { id: string; name: string } }) {
  const may = use(MayPromise);
  if (!may) return null;
  return (
    <Link
      href={`/customers/${customer.id}/promise`}
      aria-label={`Promise something to ${customer.name}`}
      className="small inline-flex min-h-6 min-w-6 items-center whitespace-nowrap text-ink-3 hover:text-ink pointer-coarse:min-h-11 print:hidden"
    >
      Promise
    </Link>
  );
}
